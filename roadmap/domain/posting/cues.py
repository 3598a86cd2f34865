"""The words that say how much a sentence wants what it names, and whom it is about."""

from __future__ import annotations

import re

# "Python is a plus": what stands before is only liked.
LIKED_BEFORE = (
    r"(?:\b(?:a|an|is|are|as|big|huge|definite|strong|major|added|distinct) (?:plus|bonus|advantage|"
    r"asset)(?:es)?\b|\bplus(?= ?[.;)!]| ?$)"
    r"|\b(?:is|be|very|highly|also|considered) (?:advantageous|beneficial|helpful|appreciated)\b"
    r"|\b(?:advantageous|beneficial|helpful|appreciated)(?= ?[.;,)!(]| ?$| but\b)"
    r"|\bdesirable\b|\bdesired(?= ?[.;,)!(]| ?$| but)|\bpreferred\b|\bpreferable\b"
    r"|\bnice[- ]to[- ]have\b|\bgood[- ]to[- ]have\b|\bgreat[- ]to[- ]have\b|\bhighly valued\b|\boptional\b"
    r"|\b(?:would|will) be (?:nice|great|ideal|useful|good)\b|\bis (?:useful|a differentiator)\b|\ba nice addition\b)"
)
LIKED = re.compile(LIKED_BEFORE)
# "preferably Python": what stands behind is only liked.
LIKED_BEHIND = (
    r"(?:\bpreferably\b|\b(?:nice|great|good|bonus) if\b|\bideally\b|"
    r"\bpreference (?:is |will be )?(?:given )?(?:to|for)\b|"
    r"\bbonus for (?:applicants|candidates|those|anyone|people|experience|familiarity|knowledge|having)\b|"
    r"\bbonus points?\b|\bextra points\b|\bwe(?:'d| would)? prefer\b"
    r"|\bnice[- ]to[- ]haves? ?:|\bgood[- ]to[- ]have ?:|\bbonus(?:es)? ?:|\bplus(?:es)? ?:|\bdesired ?:|"
    r"\bdesirable ?:|\bpreferred ?:"
    r"|\bpreferred (?:qualifications?|skills?|experience|languages?|tools|technologies|education)\b)"
)
WANTED = r"(?:\brequired\b|\bmust[- ]have\b|\bmandatory\b|\bmust\b|\b(?:is|are) (?:essential|crucial|necessary)\b)"
UNWANTED = (
    r"(?:\b(?:not|n't|never) (?:be )?(?:a |an |strictly |necessarily |always )?(?:required?|requirement|"
    r"necessary|needed|need|expected|expect|mandatory|essential|prerequisite|must)\b"
    r"|\bno (?:prior |previous |formal |specific )?(?:[\w/&+-]{1,20} ){0,5}?(?:experience|knowledge|"
    r"background|degree|expertise|skills?)(?: [\w/-]{1,20}){0,6}? (?:is |are )?(?:required|necessary|"
    r"needed|expected)\b"
    r"|\bno (?:[\w/+#&-]{1,20} ){1,3}(?:is |are )?(?:needed|required|necessary)\b"
    r"|\bno need (?:for|to)\b|\bno (?:prior|previous) [\w/&+-]{1,20} (?:experience|knowledge)\b|"
    r"\bdon't (?:have to|worry)\b|\bnot looking for\b)"
)
CUES = re.compile(
    rf"(?P<unwanted>{UNWANTED})|(?P<behind>{LIKED_BEHIND})|(?P<before>{LIKED_BEFORE})|(?P<wanted>{WANTED})"
)
OPENINGS = (
    r"(?:experience|knowledge|familiarity|exposure|understanding|background|ability|proficiency|expertise|"
    r"certification|bachelor|master|ms\b|m\.s|phd|ph\.d|"
    r"advanced degree|graduate degree|doctorate)"
)
# Where the part of a sentence that a cue speaks about begins.
BOUNDARY = re.compile(
    rf"[;(]|\) ?,|(?<=degree), (?=[^,;]{{2,40}}$)"
    rf"|, (?=(?:and |or |with |plus |prior |previous |some |any |having |additional |strong |"
    rf"hands-on |working |practical |relevant |professional |proven |solid |good |a |an )*{OPENINGS})"
    rf"|, (?:but|with|while)\b|\bbut\b"
    rf"| (?:and|or) (?=(?:prior |previous |some |any )*(?:experience|knowledge|familiarity|exposure|"
    rf"expertise)\b)|\bplus (?=a |an |\d|at least|minimum)"
)
ITEM_BOUNDARY = re.compile(r", | or | and |such as |e\.g\.,? |like |with | in |: |/")
ENDS = re.compile(r"[;)]|\. | but ")

OPENS = re.compile(
    r"(?:you (?:have|bring|possess|are|should have|must have) |have |has |having |possess(?:es)? |"
    r"must have |a |an |the |very |at least |minimum (?:of )?|"
    r"(?:strong|proven|solid|deep|extensive|demonstrated|demonstrable|excellent|advanced|good|great|"
    r"working|hands-on|hands on|practical|prior|previous|significant|some|basic|in-depth|"
    r"broad|expert|professional|relevant|substantial|sound|thorough|exceptional|outstanding|commercial|"
    r"industry|production|real-world|high|technical|theoretical|fundamental|general|"
    r"full|comprehensive|intermediate|direct|considerable|successful|mandatory|recent|applied|academic|"
    r"clear|detailed|firm|intimate|conceptual|either)[ ,/-]+(?:and |or |level )?)*"
    r"(?:experience[ds]?\b|expertise|knowledge(?! (?:graph|base|distillation|shar|transfer))|"
    r"knowledgeable|understanding|proficien|familiar|skill|"
    r"background|command of|mastery|fluen|competen|exposure|track record|degree|bachelor|certifi|"
    r"master'?s|ph\.?d|[bm]\.?s\.? |years|expert in|comfortable|adept|well[- ]versed|"
    r"\d{1,2} ?\+? ?(?:or more |plus )?(?:years?|yrs?)|grasp|foundation|programming (?:skills|experience)|"
    r"coding (?:skills|experience)|ability to (?:write|code|program)|working in)"
)
ASKS = re.compile(
    r"\byou (?:must|should|need to|will need|'ll need|have|bring|possess)\b|\bmust (?:have|be|possess)\b|"
    r"\bexperience (?:with|in|using|of|building|working|developing|deploying)\b|\bproficien|"
    r"\bexpertise in\b|\bknowledge of\b|\bfamiliar(?:ity)? with\b|\bskilled in\b|\bbackground in\b|"
    r"\bcandidates? (?:should|must|will have|has|have|with)\b|"
    r"\bideal candidates?\b(?! will (?:be (?:\w+ly )?(?:"
    r"involved|responsible|working|part|leading)|work|lead|help))|\bexposure to\b|"
    r"\bexperienced (?:in|with)\b|\brequired\b|\b(?:is|are) (?:essential|a must)\b|\bbring expertise\b|"
    r"\bunderstanding of\b|\bwell[- ]versed\b|\bhands-on experience\b|\bstrong \w+ skills\b|"
    r"\bcertifications? (?:\([^()]{0,80}\) )?(?:is|are|preferred|required)\b"
)
# What somebody is to get is not what they are to bring.
GAINS = re.compile(
    r"\b(?:gain|acquire|get|receive) (?:[\w-]+ ){0,3}(?:experience|exposure|knowledge|skills|understanding)\b"
)
REQUIRES = re.compile(
    r"\b(?:requires? (?:\w+ ){0,3}(?:experience|knowledge|expertise|understanding)|(?:is|are) (?:a must|essential|"
    r"required|mandatory)|must have|must be (?:proficient|experienced|familiar|able to)|"
    r"(?:experience|knowledge|skills?|coding experience) (?:is |are )?required|\d\+? years)\b"
)
# What is longer than this and stands behind a list is no item without its bullet.
ITEM_LENGTH = 70
CODING = re.compile(r"(?:hands-on|coding|programming|working) (?:\w+ )?experience\.?$")
ABOUT_US = re.compile(
    r"\b(?:our (?:\w+ )?(?:team|people|employees|experts|founders|company|customers|clients|platform|"
    r"products?|technology|mission)|we (?:are a|have|provide|offer|help|build|believe|serve|bring|combine|"
    r"strive)|"
    r"founded|headquartered|leading provider|is the (?:[\w'-]+ ){0,2}leading|"
    r"global leader|fortune \d+|backed by|team (?:has|have)|"
    r"is committed to|is proud to|is an? (?:\w+ ){0,4}(?:company|provider|leader|firm|organi[sz]ation|"
    r"startup|employer)|your (?:expertise|experience|knowledge))\b"
)
SEEKS = re.compile(r"\b(?:looking|seeking|searching|hiring|recruiting|search)\b")
# Pay and law: whatever list such a sentence stands behind.
FORMAL = re.compile(
    r"\b(?:compensation|salary|salaries|equal opportunity|wages?|pay (?:range|rate|scale)|base pay|"
    r"accommodations?|regardless of|sexual orientation|veteran|401\(?k|paid time off|health insurance|"
    r"arrest|criminal histor|fair chance|visa sponsorship|sponsorship|e-verify|recruiters?|"
    r"staffing agenc\w+|privacy (?:policy|notice)|all rights reserved|apply now|how to apply|click)\b|"
    r"us at _"
)
ABOUT_JOB = re.compile(
    r"\b(?:(?:we(?:'re| are)|is) (?:currently |now |actively )?(?:looking|searching|seeking|hiring)|"
    r"as an? (?:[\w/&+-]+ ){0,4}(?:engineer|scientist|developer|analyst|architect)|(?:this|the) (?:role|"
    r"position)|"
    r"you(?:'ll| will) (?!find|love|enjoy|get|receive|be part|join|have the opportunity))"
)
ASKED_OF_ALL = re.compile(
    r"\bcandidates? (?:should|must|will) have\b|\bshould have (?:a )?minimum\b|\bminimum (?:of )?\d+ years\b"
)
DUTY = re.compile(
    r"(?:design|develop|build|lead|leverage|work|collaborate|create|implement|drive|own|manage|support|"
    r"maintain|deploy|research|conduct|perform|partner|ensure|define|deliver|contribute|train|analy[sz]e|"
    r"apply|write|optimi[sz]e|"
    r"integrate|evaluate|translate|identify|mentor|architect|establish|provide|participate|help|use|"
    r"explore|improve|automate|monitor|scale|communicate|act|serve|guide|prototype|test|investigate|"
    r"assist|oversee|transform|extract|execute|"
    r"present|run|sit|stay|take|solve|set)(?:s|ing|ning)?\b"
)
ABOUT_ROLE = re.compile(
    r"\b(?:you(?:'ll| will|'d| would)?\b|this (?:role|position|job|individual|person|opportunity)|"
    r"the (?:role|position|candidate|individual|incumbent|successful)|"
    r"we(?:'re| are) (?:looking|seeking|searching|hiring|recruiting)|(?:is|are) (?:looking|seeking|"
    r"searching|hiring)|responsible for|seeking an?|looking for|in search of|join (?:us|our)|"
    r"(?:engineer|scientist|developer|analyst|lead|manager|architect|candidate|individual|person|hire|"
    r"incumbent)s? (?:will|is|to)\b|as an? \w+|role is|(?:roles?|positions?) (?:will|focus\w*)|"
    r"responsibilities include|goal of)\b|your "
)
