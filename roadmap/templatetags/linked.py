"""What public pages are about, in the words of schema.org, as data that search engines read and browsers never run."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from django import template
from django.core.serializers.json import DjangoJSONEncoder
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, gettext

from roadmap.templatetags.prose import markdown

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django.template import RequestContext

    from roadmap.domain.catalogue import Catalogue, Milestone, Question, Role

register = template.Library()

# As in Django's `json_script`: no text can close the element, or open another.
ESCAPES = {ord(character): f"\\u{ord(character):04x}" for character in "<>&"}


@register.simple_tag(takes_context=True)
def course(context: RequestContext, catalogue: Catalogue) -> SafeString:
    """The roadmap: its stages, and the hours of all its milestones; nothing while it is empty."""
    if not catalogue.stages:
        return SafeString()
    hours = {slug: sum(one.hours for one in listed) for slug, listed in catalogue.milestones_by_stage.items()}
    return _linked(
        **_course(context),
        description=gettext("All stages and milestones on the way, with hours and the evidence that proves each."),
        provider={"@type": "Organization", "name": "careerpath", "url": _address(context, "home")},
        hasCourseInstance={
            "@type": "CourseInstance",
            "courseMode": "Online",
            "courseWorkload": f"PT{sum(hours.values())}H",
        },
        syllabusSections=[
            {
                "@type": "Syllabus",
                "name": stage.title,
                "description": stage.audience,
                "url": _address(context, "stage", stage.slug),
                "timeRequired": f"PT{hours[stage.slug]}H",
            }
            for stage in catalogue.stages
        ],
        inLanguage=get_language(),
        isAccessibleForFree=True,
    )


@register.simple_tag(takes_context=True)
def learning_resource(context: RequestContext, milestone: Milestone) -> SafeString:
    """A milestone: what it teaches, and how long it takes."""
    return _linked(
        "LearningResource",
        name=milestone.title,
        description=milestone.outcome,
        url=_address(context, "milestone", milestone.slug),
        learningResourceType=milestone.kind_label,
        timeRequired=f"PT{milestone.hours}H",
        teaches=[given.skill.title for given in milestone.skills],
        isPartOf=_course(context),
        inLanguage=get_language(),
        isAccessibleForFree=True,
    )


@register.simple_tag(takes_context=True)
def occupation(context: RequestContext, role: Role) -> SafeString:
    """A role: the skills it asks, and its codes in ESCO and O*NET."""
    codes = []
    if role.esco:
        address, label, _match = role.esco
        codes.append(_code("ESCO", address, label))
    if role.onet:
        code, label, _match = role.onet
        codes.append(_code("O*NET-SOC", code, label))
    return _linked(
        "Occupation",
        name=role.title,
        description=role.scope,
        url=_address(context, "role", role.slug),
        alternateName=list(role.titles),
        skills=[asked.skill.title for asked in role.skills],
        occupationalCategory=codes,
    )


@register.simple_tag
def faq_page(questions: Sequence[Question]) -> SafeString:
    """The questions with their answers; nothing while there are none."""
    if not questions:
        return SafeString()
    return _linked(
        "FAQPage",
        mainEntity=[
            {
                "@type": "Question",
                "name": one.question,
                "acceptedAnswer": {"@type": "Answer", "text": markdown(one.answer)},
            }
            for one in questions
        ],
    )


def _course(context: RequestContext) -> dict[str, Any]:
    name = gettext("The road to machine-learning engineer")
    return {"@type": "Course", "name": name, "url": _address(context, "roadmap")}


def _code(code_set: str, code: str, label: str) -> dict[str, Any]:
    within = {"@type": "CategoryCodeSet", "name": code_set}
    return {"@type": "CategoryCode", "codeValue": code, "name": label, "inCodeSet": within}


def _address(context: RequestContext, name: str, *slugs: str) -> str:
    address: str = context["request"].build_absolute_uri(reverse(name, args=slugs))
    return address


def _linked(kind: str = "", /, **properties: Any) -> SafeString:
    """The element with everything that is known: what is empty is left out, for it says nothing."""
    known = {name: value for name, value in properties.items() if value not in ("", [], None)}
    about = {"@context": "https://schema.org", **({"@type": kind} if kind else {}), **known}
    text = json.dumps(about, cls=DjangoJSONEncoder, ensure_ascii=False).translate(ESCAPES)
    return format_html('<script type="application/ld+json">{}</script>', mark_safe(text))  # noqa: S308 (escaped above)
