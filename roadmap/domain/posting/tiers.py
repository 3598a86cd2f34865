"""How much a part of a sentence wants what it names: clause cues before sections."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from roadmap.domain.posting.passages import Passages, Sentence
from roadmap.domain.posting.sections import Section
from roadmap.domain.posting.values import Span, Tier

# "Python is a plus": what stands before is only liked.
_LIKED_BEFORE = (
    r"(?:\b(?:a|an|is|are|as|big|huge|definite|strong|major|added|distinct) (?:plus|bonus|advantage|asset)(?:es)?\b|\bplus(?= ?[.;)!]| ?$)"
    r"|\badvantageous\b|\bbeneficial\b|\bhelpful\b|\bdesirable\b|\bdesired(?= ?[.;,)!(]| ?$| but)|\bpreferred\b|\bpreferable\b"
    r"|\bnice[- ]to[- ]have\b|\bgood[- ]to[- ]have\b|\bgreat[- ]to[- ]have\b|\bhighly valued\b|\bappreciated\b|\boptional\b"
    r"|\b(?:would|will) be (?:nice|great|ideal|useful|good)\b|\bis (?:useful|a differentiator)\b|\ba nice addition\b)"
)
# "preferably Python": what stands behind is only liked.
_LIKED_BEHIND = (
    r"(?:\bpreferably\b|\bideally\b|\bpreference (?:is |will be )?(?:given )?(?:to|for)\b|\bbonus points?\b|\bextra points\b|\bwe(?:'d| would)? prefer\b"
    r"|\bnice[- ]to[- ]haves? ?:|\bgood[- ]to[- ]have ?:|\bbonus(?:es)? ?:|\bplus(?:es)? ?:|\bdesired ?:|\bdesirable ?:|\bpreferred ?:"
    r"|\bpreferred (?:qualifications?|skills?|experience|languages?|tools|technologies|education)\b)"
)
_WANTED = r"(?:\brequired\b|\ba must\b|\bmust[- ]have\b|\bmandatory\b|\bmust\b|\bis essential\b|\bis crucial\b|\bis necessary\b)"
_UNWANTED = (
    r"(?:\b(?:not|n't|never) (?:be )?(?:a |an |strictly |necessarily |always )?(?:required?|requirement|necessary|needed|need|expected|expect|mandatory|essential|prerequisite|must)\b"
    r"|\bno (?:prior |previous |formal |specific )?(?:[\w/&+-]{1,20} ){0,5}?(?:experience|knowledge|background|degree|expertise|skills?)(?: [\w/-]{1,20}){0,6}? (?:is |are )?(?:required|necessary|needed|expected)\b"
    r"|\bno need (?:for|to)\b|\bno (?:prior|previous) [\w/&+-]{1,20} (?:experience|knowledge)\b|\bdon't (?:have to|worry)\b|\bnot looking for\b)"
)
_CUES = re.compile(
    rf"(?P<unwanted>{_UNWANTED})|(?P<behind>{_LIKED_BEHIND})|(?P<before>{_LIKED_BEFORE})|(?P<wanted>{_WANTED})"
)
_OPENINGS = (
    r"(?:experience|knowledge|familiarity|exposure|understanding|background|ability|proficiency|expertise|certification|bachelor|master|ms\b|m\.s|phd|ph\.d|"
    r"advanced degree|graduate degree|doctorate)"
)
# Where the part of a sentence that a cue speaks about begins.
_BOUNDARY = re.compile(
    rf"[;(]|\) ?,|, (?=(?:and |or |with |plus |prior |previous |some |any |having |additional |strong |hands-on |working |a |an )*{_OPENINGS})|, (?:but|with|while)\b|\bbut\b"
    rf"| (?:and|or) (?=(?:prior |previous |some |any )*(?:experience|knowledge|familiarity|exposure|expertise)\b)|\bplus (?=a |an |\d|at least|minimum)"
)
_ITEM_BOUNDARY = re.compile(r", | or | and |such as |e\.g\.,? |like |with | in |: |/")
_ENDS = re.compile(r"[;)]|\. | but ")

_OPENS = re.compile(
    r"(?:you (?:have|bring|possess|are|should have|must have) |have |has |having |possess(?:es)? |must have |a |an |the |very |at least |minimum (?:of )?|"
    r"(?:strong|proven|solid|deep|extensive|demonstrated|demonstrable|excellent|advanced|good|great|working|hands-on|hands on|practical|prior|previous|significant|some|basic|in-depth|"
    r"broad|expert|professional|relevant|substantial|sound|thorough|exceptional|outstanding|commercial|industry|production|real-world|high|technical|theoretical|fundamental|general|"
    r"full|comprehensive|intermediate|direct|considerable|successful|mandatory|recent|applied|academic|clear|detailed|firm|intimate|conceptual|either)[ ,/-]+(?:and |or |level )?)*"
    r"(?:experience[ds]?\b|expertise|knowledge|knowledgeable|understanding|proficien|familiar|skill|background|command of|mastery|fluen|competen|exposure|track record|degree|bachelor|certifi|"
    r"master'?s|ph\.?d|[bm]\.?s\.? |years|expert in|comfortable|adept|well[- ]versed|\d{1,2} ?\+? ?(?:or more |plus )?(?:years?|yrs?)|grasp|foundation|programming (?:skills|experience)|"
    r"coding (?:skills|experience)|ability to (?:write|code|program)|working in)"
)
_ASKS = re.compile(
    r"\byou (?:must|should|need to|will need|'ll need|have|bring|possess)\b|\bmust (?:have|be|possess)\b|\bexperience (?:with|in|using|of|building|working|developing|deploying)\b|\bproficien|"
    r"\bexpertise in\b|\bknowledge of\b|\bfamiliar(?:ity)? with\b|\bskilled in\b|\bbackground in\b|\bcandidates? (?:should|must|will have|has|have|with)\b|\bideal candidates?\b|\bexposure to\b|"
    r"\bexperienced (?:in|with)\b|\brequired\b|\bis (?:essential|a must)\b|\bbring expertise\b|\bunderstanding of\b|\bwell[- ]versed\b|\bhands-on experience\b|\bstrong \w+ skills\b|\bcertifications? (?:\([^()]{0,80}\) )?(?:is|are|preferred|required)\b"
)
_REQUIRES = re.compile(
    r"\b(?:requires? (?:\w+ ){0,3}(?:experience|knowledge|expertise|understanding)|is (?:a must|essential|required|mandatory)|must have|must be (?:proficient|experienced|familiar|able to)|"
    r"(?:experience|knowledge|skills?|coding experience) (?:is |are )?required|\d\+? years)\b"
)
# What is longer than this and stands behind a list is no item without its bullet.
_ITEM_LENGTH = 70
_CODING = re.compile(r"(?:hands-on|coding|programming|working) (?:\w+ )?experience\.?$")
_ABOUT_US = re.compile(
    r"\b(?:our (?:\w+ )?(?:team|people|employees|experts|founders|company|customers|clients|platform|products?|technology|mission)|we (?:are a|have|provide|offer|help|build|believe|serve|bring|combine|strive)|"
    r"founded|headquartered|leading provider|global leader|fortune \d+|backed by|team (?:has|have)|is committed to|is proud to|is an? (?:\w+ ){0,4}(?:company|provider|leader|firm|organi[sz]ation|startup|employer)|your (?:expertise|experience|knowledge))\b"
)
_SEEKS = re.compile(r"\b(?:looking|seeking|searching|hiring|recruiting|search)\b")
# Pay and law: whatever list such a sentence stands behind.
_FORMAL = re.compile(
    r"\b(?:compensation|salary|salaries|equal opportunity|wages?|pay (?:range|rate|scale)|base pay|accommodations?|regardless of|sexual orientation|veteran|401\(?k|paid time off|health insurance|"
    r"arrest|criminal histor|fair chance|visa sponsorship|sponsorship|e-verify|recruiters?|staffing agenc\w+|privacy (?:policy|notice)|all rights reserved|apply now|how to apply|click)\b|us at _"
)
_ABOUT_JOB = re.compile(
    r"\b(?:(?:we(?:'re| are)|is) (?:currently |now |actively )?(?:looking|searching|seeking|hiring)|as an? (?:[\w/&+-]+ ){0,4}(?:engineer|scientist|developer|analyst|architect)|(?:this|the) (?:role|position)|"
    r"you(?:'ll| will) (?!find|love|enjoy|get|receive|be part|join|have the opportunity))"
)
_ASKED_OF_ALL = re.compile(
    r"\bcandidates? (?:should|must|will) have\b|\bshould have (?:a )?minimum\b|\bminimum (?:of )?\d+ years\b"
)
_DUTY = re.compile(
    r"(?:design|develop|build|lead|leverage|work|collaborate|create|implement|drive|own|manage|support|maintain|deploy|research|conduct|perform|partner|ensure|define|deliver|contribute|train|analy[sz]e|apply|write|optimi[sz]e|"
    r"integrate|evaluate|translate|identify|mentor|architect|establish|provide|participate|help|use|explore|improve|automate|monitor|scale|communicate|act|serve|guide|prototype|test|investigate|assist|oversee|transform|extract|execute|"
    r"present|run|sit|stay|take|solve|set)(?:s|ing|ning)?\b"
)
_ABOUT_ROLE = re.compile(
    r"\b(?:you(?:'ll| will|'d| would)?\b|this (?:role|position|job|individual|person|opportunity)|the (?:role|position|candidate|individual|incumbent|successful)|"
    r"we(?:'re| are) (?:looking|seeking|searching|hiring|recruiting)|(?:is|are) (?:looking|seeking|searching|hiring)|responsible for|seeking an?|looking for|in search of|join (?:us|our)|"
    r"(?:engineer|scientist|developer|analyst|lead|manager|architect|candidate|individual|person|hire|incumbent)s? (?:will|is|to)\b|as an? \w+|role is|(?:roles?|positions?) (?:will|focus\w*)|"
    r"responsibilities include|goal of)\b|your "
)


@dataclass(frozen=True, slots=True)
class Reach:
    """The part of a sentence that a cue speaks about; without a tier it is not wanted at all."""

    span: Span
    tier: Tier | None


@dataclass(frozen=True, slots=True)
class Wish:
    """How much a sentence wants: its own tier, and that of the parts about which it says something else."""

    tier: Tier | None
    reaches: tuple[Reach, ...] = ()

    def at(self, place: int) -> Tier | None:
        """How much it wants what stands at this place of the text; None if not at all."""
        for reach in self.reaches:
            if reach.span.start <= place < reach.span.end:
                return reach.tier
        return self.tier


def wish(there: Passages, sentence: Sentence, *, desired: Tier, has_lists: bool) -> Wish:
    """How much a sentence wants what it names. `desired` is what a list headed so is worth; `has_lists` tells whether
    the advert has parts that list what is asked.

    Serves all texts: the section says it, an opening like "Experience with" says it where there are no sections, and
    cues in the sentence ("is a plus", "must", "not required") say it better than both.
    """
    said = there.of(sentence.span)
    tier = _tier(sentence, said, desired, has_lists=has_lists)
    return Wish(tier, tuple(_reaches(there.small, sentence, tier)) if tier else ())


def asks(there: Passages, sentence: Sentence) -> bool:
    """Whether a sentence says itself that it asks for something, wherever it stands."""
    said = there.of(sentence.span)
    return _OPENS.match(said) is not None or _ASKS.search(said) is not None


def _tier(sentence: Sentence, said: str, desired: Tier, *, has_lists: bool) -> Tier | None:
    section = sentence.section
    if _FORMAL.search(said):
        return None
    if section.is_told:
        return _tier_of_told(section, said)
    if section.is_asked and not sentence.is_item and _is_about_employer(said):
        return None
    if section.is_asked and sentence.is_behind and _is_aside(said):
        return Tier.CONTEXT if _ABOUT_ROLE.search(said) else None
    if section is Section.REQUIRED:
        return Tier.REQUIRED
    if section is Section.PREFERRED:
        return Tier.PREFERRED
    if section is Section.DESIRED:
        return desired
    if section is Section.DUTIES and not sentence.is_item and _is_about_employer(said) and not _ABOUT_ROLE.search(said):
        return None
    if section is Section.DUTIES:
        return Tier.REQUIRED if _OPENS.match(said) or _REQUIRES.search(said) or _CODING.search(said) else Tier.CONTEXT
    return _tier_of_intro(sentence, said, has_lists=has_lists)


def _tier_of_intro(sentence: Sentence, said: str, *, has_lists: bool) -> Tier | None:
    """Before any heading: what asks is asked, what is about the work is its context, the rest is about the employer."""
    if _OPENS.match(said):
        return Tier.REQUIRED
    if _CODING.search(said) or (_ASKS.search(said) and not _is_about_employer(said)):
        return Tier.REQUIRED
    if _ABOUT_ROLE.search(said) or _DUTY.match(said) or (sentence.is_item and not has_lists):
        return Tier.CONTEXT
    return None


def _is_aside(said: str) -> bool:
    """A whole sentence behind a list that asks for nothing: the advert speaks about something else again."""
    return len(said) > _ITEM_LENGTH and _OPENS.match(said) is None and _ASKS.search(said) is None


def _tier_of_told(section: Section, said: str) -> Tier | None:
    """Parts about the employer may say whom they look for as well."""
    if section is Section.COMPANY and _ABOUT_JOB.search(said):
        return Tier.REQUIRED if _ASKS.search(said) else Tier.CONTEXT
    if section is Section.FORMAL and (_ASKED_OF_ALL.search(said) or _OPENS.match(said)):
        return Tier.REQUIRED
    return None


def _is_about_employer(said: str) -> bool:
    return _ABOUT_US.search(said) is not None and _OPENS.match(said) is None and _SEEKS.search(said) is None


def _reaches(small: str, sentence: Sentence, tier: Tier | None) -> Iterator[Reach]:
    start, end = sentence.span
    last = start
    for cue in _CUES.finditer(small, start, end):
        kind = cue.lastgroup
        if kind == "behind":
            stop = _ENDS.search(small, cue.end(), end)
            yield Reach(Span(cue.start(), stop.start() if stop else end), _liked(tier))
            last = stop.start() if stop else end
            continue
        since = _beginning(small, last, cue.start())
        until = cue.end()
        if kind == "wanted":
            if tier is Tier.PREFERRED and since < until:
                yield Reach(Span(since, until), Tier.REQUIRED)
        elif kind == "unwanted":
            yield Reach(Span(since, _until(small, cue.end(), end)), _unwanted(small, since, end))
        else:
            yield Reach(Span(since, until), _liked(tier))
        last = until


def _liked(tier: Tier | None) -> Tier | None:
    return Tier.PREFERRED if tier is not None else None


def _unwanted(small: str, start: int, end: int) -> Tier | None:
    """What is "a plus, but not required" is liked; what is just not required is nothing to bring."""
    return Tier.PREFERRED if re.search(_LIKED_BEFORE, small[start:end]) else None


def _until(small: str, start: int, end: int) -> int:
    stop = _ENDS.search(small, start, end)
    return stop.start() if stop else end


def _beginning(small: str, start: int, cue: int) -> int:
    """Where the part begins that ends in the cue; "(preferred)" speaks of the one thing before the bracket."""
    if small[cue - 1 : cue] == "(":
        cue -= 1
        return max((found.end() for found in _ITEM_BOUNDARY.finditer(small, start, cue)), default=start)
    places = [found for found in _BOUNDARY.finditer(small, start, cue) if not _is_closed(small, found, cue)]
    return max((found.end() for found in places), default=start)


def _is_closed(small: str, found: re.Match[str], cue: int) -> bool:
    """Whether it is a bracket that is closed before the cue, which then speaks about more than what is in it."""
    return found[0] == "(" and small.find(")", found.end(), cue) >= 0
