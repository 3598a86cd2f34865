"""Headings: which lines are some, and which part of an advert they begin."""

from __future__ import annotations

import re
from functools import lru_cache

from roadmap.domain.posting.sections import Section

LONGEST_HEADING = 90
_MOST_WORDS = 15
_MOST_UNMARKED = 8
_FEW_WORDS = 5

# In this order: the first that stands in a heading says what the part is.
_HEADINGS: tuple[tuple[Section, str], ...] = (
    (
        Section.FORMAL,
        (
            r"equal[- ](?:employment )?opportunit|\beeo\b|\bdiversity\b|\binclusion\b|\binclusive\b|privacy|disclaimer|"
            r"accommodation|(?:interview|hiring|selection|recruitment|application) (?:process|steps?|stages?)|"
            r"how to apply|"
            r"how we hire|background check|security requirements|physical (?:requirements|demands)|work environment|"
            r"working conditions|\btravel\b|export control|fair chance|e-?verify|clearance requirements|next steps|"
            r"additional information|legal notice|\bnote to\b|scam|fraud|important notice|"
            r"work authori[sz]ation|^disclosures?$"
        ),
    ),
    (
        Section.OFFER,
        (
            r"\bbenefits?\b|\bperks?\b|expect from us|^the package$|take care of you|health (?:&|and) wellness|"
            r"(?:what|that) we(?:'ll| will| can)? offer|what do we offer|we offer\b|"
            r"what(?:'ll| will)? you(?:'ll| will)? (?:get|receive|gain|enjoy)\b(?! to)|"
            r"\bcompensation\b|\bsalary\b|\bpay (?:range|transparency|scale|rate)|base pay|total rewards|"
            r"\brewards\b|in return|in it for you|"
            r"why (?:you (?:should|will|would|might) |you(?:'ll| will)? (?:love|like|enjoy)|"
            r"(?:it's )?(?:great|work)|join|us\b|choose)|our offer\b|remuneration|what's on offer|"
            r"\bincentives\b|"
            r"(?:what|how) we(?:'ll| will) (?:provide|give|support)|what makes (?:us|(?!you\b)\w+) (?:a )?(?:great|"
            r"special|different|unique)|\bpto\b|time off"
        ),
    ),
    (
        Section.INTRO,
        (
            r"\b(?:job|position|role) description\b|^description$|^(?:job |position |role |"
            r"executive )?(?:overview|summary)$"
        ),
    ),
    (
        Section.COMPANY,
        (
            r"company (?:overview|description|profile|summary|info)|^(?:the|our) company$|company at a glance|"
            r"^(?:more |a (?:little|bit) (?:more )?)?about(?: (?!.*\bteam\b)(?!you\b|your\b|the (?!company|"
            r"employer|business|organi)|this|our (?!company)).+)?$"
        ),
    ),
    (
        Section.PREFERRED,
        (
            r"\bpreferred\b|\bpreferably\b|nice[- ]to[- ]ha(?:ve|s)|good[- ]to[- ]have|great[- ]to[- ]have|"
            r"would be (?:nice|great|a plus|ideal)|"
            r"\bbonus(?:es)?\b(?! scheme| plan)|\b(?:a|as a|big|huge|strong|major|is a|are a) plus\b|^plus(?:es)?\b|"
            r"\bpluses\b|plus points|extra (?:credit|points)|"
            r"brownie points|stand out|even better|\badvantage(?:s|ous)?\b|"
            r"additional (?:qualifications|skills|experience)(?! (?:are )?required)|secondary skills|icing on|"
            r"gives? you (?:an|the) edge|preference (?:is|will be) given|^good to know|also great if|"
            r"(?:might|may) also have|excited if you also|"
            r"\boptional\b|other (?:desirable|useful)|\bwishlist\b|\bwish list\b|not required|sets? you apart|"
            r"candidates may also|^preferences?$|we(?:'d| would) (?:also )?love (?:it )?if|"
            r"\bbeneficial\b|\bhelpful\b|catch our eye|extra mile|\badditional plus|cherry on"
        ),
    ),
    (Section.DESIRED, r"\bdesired\b|\bdesirable\b|\bideally\b"),
    (
        Section.DUTIES,
        (
            r"(?:looking|seeking|searching) for .{3,60} to:?$|(?:\bwill|you'll|\bto)$|what you can expect|"
            r"(?:you will|you'll|will be|and) (?:be )?(?:responsible|able to)"
        ),
    ),
    (
        Section.REQUIRED,
        (
            r"\brequirements?\b|\bqualifications?\b|must[- ]ha(?:ve|s)|you must|what you(?:'ll|"
            r" will| should)? (?:need|bring|have)\b|what it takes|sounds? like you|^is this you|could be you|"
            r"you (?:a )?(?:great|good|strong|successful)\b|hear from you|pre-?requisites|person specification|"
            r"\bexpectations$|expect from you|^why you\??$|^you$|your tool(?:kit|box)|things we look for|like to see|"
            r"(?:tech|technical|candidate|ideal|skills?) profile$|success in this role requires|^we need$|^ksas?\b|"
            r"^(?:selection )?criteria$|^skill ?sets?$|(?:critical|mandatory) skills|"
            r"you(?:'ll| will)? (?:need|bring|have|should have|possess)\b|"
            r"who you are|who are you|about you\b|who we(?:'re| are) looking|looking for (?:someone|somebody|"
            r"a candidate|candidates|people|you)\b|skills? (?:required|needed)|to be (?:successful|"
            r"considered)|to (?:succeed|thrive|qualify)\b|"
            r"looking for$|what we (?:look|need|expect|seek|value|want)|your (?:skills|profile|background|"
            r"experience|qualifications|toolbox)|ideal (?:candidate|profile|background|match)|we(?:'d|"
            r" would) love|\bif(?: you(?: have| are|'re|'ve)?)?$|\bhave$|background includes|describes you|"
            r"highly rated|top picks|thrive (?:here|in)|bring to\b|successful candidates? (?!will)|because you have|"
            r"succeed in this|you (?:may|might|will|would|could)(?: be)? (?:be )?(?:a )?(?:good|great|right|"
            r"strong|fit|thrive)|\byou are\b|good fit|great fit|right fit|"
            r"^(?:required|basic|minimum|technical|key|core|essential) (?:skills?|experience|education|knowledge)"
        ),
    ),
    (
        Section.DUTIES,
        (
            r"(?:essential|primary) (?:functions|duties|job)|\bresponsibilit|\bdut(?:y|ies)\b|what (?:will )?you(?:'ll|"
            r" will| would|'d)? (?:do|be|work|own|build|lead|help|deliver|tackle|drive|achieve|"
            r"accomplish|focus|learn|get to)\b|"
            r"(?:sample|recent|example|typical|past) projects|day in the life|you(?:'ll| will) be$|role all about|"
            r"^(?:the|our) tech(?:nology|nologies)?$|^the problem$|problems you|^scope$|how will you\b|"
            r"about the .{0,30}\bteam\b|"
            r"what you (?:do|'ll be doing)|you(?:'ll| will| would) (?:be )?(?:do|doing|work|own|build|get to|"
            r"be responsible|have the)|"
            r"\bthe (?:role|job|position|opportunity|challenge|work|mission)$|(?:role|job|"
            r"position) (?:overview|summary|purpose|brief|details|profile|function)|"
            r"about (?:the|this|your) (?:role|job|position|opportunity|team|project|work)|day[- ]to[- ]day|"
            r"your (?:role|impact|mission|day|tasks|work|job|challenge|contribution)\b|this role|"
            r"in this (?:role|position|job)|\bsummary\b|\boverview\b|"
            r"(?:the|key|our) opportunity|^opportunity|\btasks\b|\bdeliverables\b|\boutcomes\b|key (?:areas|"
            r"accountabilit|objectives|activities|focus)|accountabilities|"
            r"(?:tech|technology|technical|our|the) stack|(?:tech|technologies|tools) (?:we|you)|the team\b|"
            r"our team\b|how you(?:'ll| will)|"
            r"what (?:we|the team)(?:'re| are)? (?:do|build|work)|what success|success (?:looks|in)|^role\b|"
            r"^position\b|^the role\b|projects? you|first \d+ days|scope of|"
            r"what is (?:the|this) (?:role|job)|a typical (?:day|week)|engineer will|"
            r"scientist will|impact you|you'll make"
        ),
    ),
    (
        Section.COMPANY,
        (
            r"about (?:us|the company|our company|the employer|the business|the organi[sz]ation)\b|"
            r"who (?:we are|are we)|company (?:overview|description|profile|summary|info)|"
            r"our (?:company|mission|vision|values|culture|story|commitment|purpose|principles|client)\b|"
            r"life at\b|^mission$|^vision$|^values$|core values|"
            r"read more|learn more|meet the|our investors|group/division|what we(?:'re| are) building|"
            r"follow us|why \w+\??$"
        ),
    ),
    (
        Section.REQUIRED,
        (
            r"\brequire(?:ments?|d)\b|\bqualifications?\b|\bqualified\b|must[- ]ha(?:ve|s)|\bmust\b|"
            r"what (?:do )?you(?:'ll| will)? (?:need|bring|have|should)|you(?:'ll| will)? (?:need|bring|have|"
            r"are|should|must|possess)\b|"
            r"who (?:you are|are you|we(?:'re| are) looking)|about you\b|looking for|\bskills?\b|\bskillset\b|"
            r"\bexperiences?\b|\bexpertise\b|\bknowledge\b|\beducation(?:al)?\b|"
            r"\bbackground\b|\bcompetenc|\bminimum\b|\bbasic\b|good fit|great fit|right fit|"
            r"ideal (?:candidate|profile|fit|background|match)|we(?:'d| would) love|to be successful|"
            r"\byour profile\b|\bcandidate profile\b|^profile$|might thrive|\bcredentials\b|what we (?:need|"
            r"expect|seek|value|want|look)|\bproficienc|your (?:skills|toolbox|background|experience|"
            r"qualifications)|"
            r"who will|\bessential\b|the person|\bcriteria\b|successful candidate|prerequisites|we(?:'re|"
            r" are) (?:seeking|hoping)|if you|\byou:$|\bhave:?$|tech(?:nical)?$|technologies$|\bknow-how\b|"
            r"you may be|candidates? (?:should|will|must)|\babilities\b"
        ),
    ),
)
# Names of the parts of a list that goes on: "Technical skills" under "Preferred qualifications" is still preferred.
_PARTS = re.compile(
    r"(?:(?:technical|soft|hard|core|key|other|personal|professional|leadership|programming|communication|"
    r"data|tools|analytical)"
    r"(?: and | & |/|, | )?)*(?:skills?|experience|education|knowledge|expertise|competenc(?:ies|y)|"
    r"languages|technologies|tools|background|abilities|certifications?)"
    r"(?:(?: and | & |/|, )(?:skills?|experience|education|knowledge|expertise|abilities|tools|"
    r"certifications?|training))*:?"
)
_SORTED = tuple((section, re.compile(words)) for section, words in _HEADINGS)
# "Position type: full-time" says nothing about what follows.
_FACT = re.compile(
    r"(?:job|position|role|work)? ?(?:title|type|location|name|id|code|level|number|category|grade)s?\b|"
    r"(?:location|duration|start date|salary|department|reports? to|visa|clearance)\b"
)
# What a heading of what is asked or liked is made of, where no colon tells it from an item.
_ASKED_WORDS = (
    r"required?|minimum|basic|key|core|technical|professional|job|education(?:al)?|work|relevant|"
    r"skills?|experiences?|knowledge|qualifications?|requirements?|expertise|competenc(?:y|ies)|"
    r"abilities|and|or|the|your|our|background|profile|criteria|candidate|ideal|essential|additional|"
    r"training|years|summary|tools|software|must[- ]haves?|personal|other|for|this|role|position|of|"
    r"soft|hard|general|mandatory|primary|specific|credentials?|proficienc(?:y|ies)|in|prerequisites|"
    r"person|specification|&|functional|attributes|you|technology|technologies|languages|capabilities|"
    r"top|critical|pre-?requisites|ai|selection|skill ?sets?"
)
_ASKED = re.compile(rf"(?:(?:{_ASKED_WORDS})(?:[ /,:()-]+|$))+")
_LIKED = re.compile(
    r"(?:highly |our |your |some |these |it would|you will|you might|if you )?(?:preferred|preferences?|"
    r"nice|good[- ]to|great|bonus|extra|desir|additional|optional|plus|advantage|ways|even|what else|"
    r"added|other|ideally|brownie|stand out|sets? you|what (?:would|will|sets?|gives?|makes?)|gives? you|it's a|"
    r"(?:strong|big|huge|major) plus|not required|cherry|icing|you(?:'ll| will| get| might| may)|we'd|we would|also|"
    r"would be|secondary|qualifications would)|.*(?:qualifications|\(preferred\)|to[- ]haves?|"
    r"stand out|may also)$|a plus$"
)
# "You will thrive here if you": a line that is left open is a heading, as long as it has the words of one.
_OPEN = re.compile(r"\b(?:if|if you(?:'ve| have| had| are| also| can)?|you(?:'ll| will)(?: be)?|given to|points for)$")
_ASIDE = re.compile(r" ?\([^()]*\)$|(?<=bout you) - .*$|(?<=bout You) - .*$")
_STRONG = re.compile(next(words for section, words in _HEADINGS if section is Section.REQUIRED))
_ITEM = re.compile(
    r"(?:strong|proven|solid|experience (?:with|in|of|using|building|working)|experienced|"
    r"proficien\w+ (?:in|with)|knowledge of|ability|familiar|excellent|good|hands-on|understanding|"
    r"expertise (?:in|with)|"
    r"background in|bachelor|master|degree|phd|ph\.d|design|develop|build|work|lead|create|"
    r"minimum (?:of )?\d|at least|\d)\b",
    re.IGNORECASE,
)
_BULLET = re.compile(r"\s*(?:[-*+>o]\s+|\d{1,2}[.)]\s+|\[\d{1,2}\]\s*)")


@lru_cache(maxsize=1024)
def heading(small: str, now: Section) -> Section | None:
    """The part that a line begins, given in small letters; None if it is none, or only a heading within the part.

    Serves texts of any employer: what decides are the words that headings have in common, not whole headings.
    """
    words = small.strip(" :*#-=_!.\u2026\n").replace("youll", "you'll")
    if not words or len(words) > LONGEST_HEADING or len(words.split()) > _MOST_WORDS or _FACT.match(words):
        return None
    if now in {Section.PREFERRED, Section.DESIRED} and _PARTS.fullmatch(words):
        return None
    return next((section for section, pattern in _SORTED if pattern.search(words)), None)


def is_heading(line: str) -> bool:
    """A line looks like a heading: short, no item of a list, and no sentence."""
    said = line.strip()
    if not said or len(said) > LONGEST_HEADING or _BULLET.match(line):
        return False
    if said.endswith((":", "?", ": -", "\u2026", "...")):
        return True
    if said[0].isupper() and _OPEN.search(said.lower()) and heading(said.lower(), Section.INTRO):
        return True
    words = said.split()
    if len(words) > _MOST_UNMARKED or (said[-1] in ".,;!" and len(words) > _FEW_WORDS):
        return False
    return _is_named(said, words) if (section := heading(said.lower(), Section.INTRO)) is None else _says(section, said)


def _says(section: Section, said: str) -> bool:
    """Whether a line without a colon that has the words of a heading is one, and no item with these words in it."""
    said = _ASIDE.sub("", said)
    small = said.lower().strip(" .!*#")
    if section is Section.PREFERRED or section is Section.DESIRED:
        return ":" not in said and _LIKED.match(small) is not None
    words = said.split()
    if section is Section.REQUIRED:
        is_short_title = len(words) <= _FEW_WORDS + 1 and _is_title(said)
        return _ASKED.fullmatch(small) is not None or (is_short_title and _STRONG.search(small) is not None)
    if (section is Section.OFFER or section is Section.FORMAL) and len(words) <= _FEW_WORDS:
        return True
    return _is_named(said, words)


def _is_named(said: str, words: list[str]) -> bool:
    return said.isupper() or _starts_like_title(words)


def _starts_like_title(words: list[str]) -> bool:
    """The words begin like a title; those of an item ("Strong Python Skills") do not."""
    said = " ".join(words)
    is_item = _ITEM.match(said) and not _ASKED.fullmatch(said.lower())
    return not is_item and _is_title(said)


def _is_title(said: str) -> bool:
    """It has a capital and none of the signs that a heading without a colon does not have."""
    return said[:1].isupper() and not any(sign in ",;:" or sign.isdigit() for sign in said)
