"""Who may open what: every named route of the project, and what four people get there.

A route without a row fails; so does a row without a route.
"""

from collections.abc import Iterator, Sequence
from typing import Any

import pytest
from allauth.account.models import EmailAddress, EmailConfirmationHMAC
from django.apps import apps
from django.contrib.auth.models import Group
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from roadmap.actions.versions import keep_versions
from roadmap.models import Stage, versions_of
from tests import factories
from tests.accounts.portfolios import publish

pytestmark = pytest.mark.django_db

# The status, or the page that somebody is led to instead.
Answer = int | str

LOG_IN = "/accounts/login/"
ADMIN_LOG_IN = "/admin/login/"
CHANGE_PASSWORD = "/accounts/password/change/"

# By route: a visitor, a learner, staff without permissions, a curator.
ACCESS: dict[str, tuple[Answer, Answer, Answer, Answer]] = {
    # What everybody reads.
    "home": (200, 200, 200, 200),
    "roadmap": (200, 200, 200, 200),
    "stage": (200, 200, 200, 200),
    "milestone": (200, 200, 200, 200),
    "skills": (200, 200, 200, 200),
    "skill": (200, 200, 200, 200),
    "resources": (200, 200, 200, 200),
    "certifications": (200, 200, 200, 200),
    "roles": (200, 200, 200, 200),
    "role": (200, 200, 200, 200),
    "routes": (200, 200, 200, 200),
    "readiness": (200, 200, 200, 200),
    "keep_readiness": (405, 405, 405, 405),
    "questions": (200, 200, 200, 200),
    "glossary": (200, 200, 200, 200),
    "theme": (200, 200, 200, 200),
    "sitemap": (200, 200, 200, 200),
    "robots": (200, 200, 200, 200),
    "healthz": (200, 200, 200, 200),
    "readyz": (200, 200, 200, 200),
    # What is a learner's own.
    "dashboard": (LOG_IN, 200, 200, 200),
    "plan": (LOG_IN, 200, 200, 200),
    "over_time": (LOG_IN, 200, 200, 200),
    "kept_readiness": (LOG_IN, 200, 200, 200),
    "forget_readiness": (LOG_IN, 405, 405, 405),
    "switch_route": (LOG_IN, 200, 200, 200),
    "switch_specialisation": (LOG_IN, 200, 200, 200),
    "keep_plan": (LOG_IN, 405, 405, 405),
    "hide_forecast": (LOG_IN, 405, 405, 405),
    "order_by_adverts": (LOG_IN, 405, 405, 405),
    "order_by_rule": (LOG_IN, 405, 405, 405),
    "show_forecast": (LOG_IN, 405, 405, 405),
    "welcome": (LOG_IN, "/welcome/origin/", "/welcome/origin/", "/welcome/origin/"),
    "welcome_step": (LOG_IN, 200, 200, 200),
    "settings": (LOG_IN, 200, 200, 200),
    "start_milestone": (405, 405, 405, 405),
    "complete_milestone": (405, 405, 405, 405),
    "reopen_milestone": (405, 405, 405, 405),
    "set_aside_milestone": (405, 405, 405, 405),
    "study": (LOG_IN, 200, 200, 200),
    "add_study": (LOG_IN, 200, 200, 200),
    "change_study": (LOG_IN, 404, 404, 404),
    "remove_study": (LOG_IN, 404, 404, 404),
    "log_study": (405, 405, 405, 405),
    "pin_milestone": (405, 405, 405, 405),
    "unpin_milestone": (405, 405, 405, 405),
    "put_off_milestone": (405, 405, 405, 405),
    "take_up_milestone": (405, 405, 405, 405),
    "record": (LOG_IN, 200, 200, 200),
    "adverts": (200, 200, 200, 200),
    "add_adverts": (200, 200, 200, 200),
    "adverts_across": (LOG_IN, 200, 200, 200),
    "keep_advert": (LOG_IN, 405, 405, 405),
    "forget_advert": (405, 405, 405, 405),
    "advert": (LOG_IN, 404, 404, 404),
    "change_adverts": (LOG_IN, 404, 404, 404),
    "remove_adverts": (LOG_IN, 404, 404, 404),
    "correct_advert": (LOG_IN, 405, 405, 405),
    "miss_advert": (LOG_IN, 405, 405, 405),
    "undo_correction": (LOG_IN, 405, 405, 405),
    "education": (LOG_IN, 200, 200, 200),
    "add_education": (LOG_IN, 200, 200, 200),
    "change_education": (LOG_IN, 404, 404, 404),
    "remove_education": (LOG_IN, 404, 404, 404),
    "import_resume": (LOG_IN, 200, 200, 200),
    "forget_resume": (LOG_IN, 405, 405, 405),
    "experience": (LOG_IN, 200, 200, 200),
    "add_experience": (LOG_IN, 200, 200, 200),
    "change_experience": (LOG_IN, 404, 404, 404),
    "remove_experience": (LOG_IN, 404, 404, 404),
    "projects": (LOG_IN, 200, 200, 200),
    "add_projects": (LOG_IN, 200, 200, 200),
    "project": (LOG_IN, 404, 404, 404),
    "change_projects": (LOG_IN, 404, 404, 404),
    "remove_projects": (LOG_IN, 404, 404, 404),
    "project_picture": (LOG_IN, 404, 404, 404),
    "certificates_held": (LOG_IN, 200, 200, 200),
    "add_certificates_held": (LOG_IN, 200, 200, 200),
    "change_certificates_held": (LOG_IN, 404, 404, 404),
    "remove_certificates_held": (LOG_IN, 404, 404, 404),
    "record_skills": (LOG_IN, 200, 200, 200),
    "change_claim": (LOG_IN, 200, 200, 200),
    "remove_claim": (LOG_IN, 404, 404, 404),
    "accept_suggestion": (LOG_IN, 405, 405, 405),
    "put_off_suggestion": (LOG_IN, 405, 405, 405),
    "suggest_again": (LOG_IN, 405, 405, 405),
    "add_evidence": (LOG_IN, 404, 404, 404),
    "change_evidence": (LOG_IN, 404, 404, 404),
    "remove_evidence": (LOG_IN, 404, 404, 404),
    "report_milestone": (LOG_IN, 200, 200, 200),
    "report_resource": (LOG_IN, 200, 200, 200),
    "reports": (LOG_IN, 200, 200, 200),
    "withdraw_report": (LOG_IN, 405, 405, 405),
    "settings_export": (LOG_IN, 200, 200, 200),
    "download_archive": (LOG_IN, 404, 404, 404),
    "settings_import": (LOG_IN, 200, 200, 200),
    "settings_delete": (LOG_IN, 200, 200, 200),
    "goodbye": (200, 200, 200, 200),
    "portfolio": (200, 200, 200, 200),
    "portfolio_resume": (200, 200, 200, 200),
    "portfolio_pdf": (200, 200, 200, 200),
    "portfolio_picture": (200, 200, 200, 200),
    "settings_portfolio": (LOG_IN, 200, 200, 200),
    "renew_portfolio_link": (LOG_IN, 405, 405, 405),
    "revoke_portfolio_link": (LOG_IN, 405, 405, 405),
    "portfolio_preview": (LOG_IN, 200, 200, 200),
    "portfolio_preview_resume": (LOG_IN, 200, 200, 200),
    "portfolio_preview_pdf": (LOG_IN, 200, 200, 200),
    # It is of the projects of whoever asks, and none of these four has that one.
    "portfolio_preview_picture": (LOG_IN, 404, 404, 404),
    "portfolio_items": (LOG_IN, 200, 200, 200),
    "show_section": (LOG_IN, 405, 405, 405),
    "hide_section": (LOG_IN, 405, 405, 405),
    "share_all": (LOG_IN, 405, 405, 405),
    "share_none": (LOG_IN, 405, 405, 405),
    # What is for staff.
    "styleguide": (LOG_IN, 404, 200, 200),
    # The account.
    "account_login": (200, "/dashboard/", "/dashboard/", "/dashboard/"),
    "account_logout": ("/", 200, 200, 200),
    "account_inactive": (200, 200, 200, 200),
    "account_signup": (200, "/dashboard/", "/dashboard/", "/dashboard/"),
    "account_reauthenticate": (LOG_IN, 200, 200, 200),
    "account_email": (LOG_IN, 200, 200, 200),
    "account_email_verification_sent": (200, 200, 200, 200),
    "account_confirm_email": (200, 200, 200, 200),
    "account_change_password": (LOG_IN, 200, 200, 200),
    "account_set_password": (LOG_IN, CHANGE_PASSWORD, CHANGE_PASSWORD, CHANGE_PASSWORD),
    "account_reset_password": (200, 200, 200, 200),
    "account_reset_password_done": (200, 200, 200, 200),
    "account_reset_password_from_key": (200, 200, 200, 200),
    "account_reset_password_from_key_done": (200, 200, 200, 200),
    "account_confirm_login_code": (LOG_IN, "/dashboard/", "/dashboard/", "/dashboard/"),
    # The admin.
    "admin:index": (ADMIN_LOG_IN, ADMIN_LOG_IN, 200, 200),
    "admin:login": (LOG_IN, 403, "/admin/", "/admin/"),
    "admin:logout": (ADMIN_LOG_IN, "/admin/", 405, 405),
    "admin:password_change": (ADMIN_LOG_IN, ADMIN_LOG_IN, 200, 200),
    "admin:password_change_done": (ADMIN_LOG_IN, ADMIN_LOG_IN, 200, 200),
    "admin:autocomplete": (ADMIN_LOG_IN, ADMIN_LOG_IN, 403, 403),
    "admin:jsi18n": (ADMIN_LOG_IN, ADMIN_LOG_IN, 200, 200),
    "admin:view_on_site": (
        ADMIN_LOG_IN,
        ADMIN_LOG_IN,
        "http://testserver/stages/python/",
        "http://testserver/stages/python/",
    ),
    "admin:app_list": (ADMIN_LOG_IN, ADMIN_LOG_IN, 404, 200),
    "admin:roadmap_draftedchange_publish": (LOG_IN, ADMIN_LOG_IN, 405, 405),
    "admin:roadmap_linkcheck_check": (LOG_IN, ADMIN_LOG_IN, 405, 405),
    "admin:overview": (LOG_IN, ADMIN_LOG_IN, 403, 200),
    "admin:overview_table": (LOG_IN, ADMIN_LOG_IN, 403, 200),
}

# Every model in the admin has these pages, or some of them.
MODEL_PAGES: dict[str, tuple[Answer, Answer, Answer, Answer]] = {
    "changelist": (LOG_IN, ADMIN_LOG_IN, 403, 200),
    "add": (LOG_IN, ADMIN_LOG_IN, 403, 200),
    "history": (LOG_IN, ADMIN_LOG_IN, 403, 200),
    "duplicate": (LOG_IN, ADMIN_LOG_IN, 405, 405),
    "preview": (LOG_IN, ADMIN_LOG_IN, 405, 405),
    "version": (LOG_IN, ADMIN_LOG_IN, 403, 200),
    "restore": (LOG_IN, ADMIN_LOG_IN, 403, 200),
    "export": (LOG_IN, ADMIN_LOG_IN, 403, 200),
    "import": (LOG_IN, ADMIN_LOG_IN, 403, 200),
    "process_import": (LOG_IN, ADMIN_LOG_IN, 405, 405),
    "delete": (LOG_IN, ADMIN_LOG_IN, 403, 403),
    "change": (LOG_IN, ADMIN_LOG_IN, 403, 200),
    # That of those which stand in an order; what is sent there is for who may change them.
    "order": (LOG_IN, ADMIN_LOG_IN, 405, 405),
    # Where two become one, and every item of the catalogue.
    "merge": (LOG_IN, ADMIN_LOG_IN, 403, 200),
    "rename": (LOG_IN, ADMIN_LOG_IN, 403, 200),
}

# Those of them that are about no single row.
OF_THE_KIND = {"changelist", "add", "order", "preview", "export", "import", "process_import"}

# What differs for some: accounts are made by signing up, link checks by checking, reports by learners, the trail by
# working; headings and groups are no items that progress hangs on.
EXCEPTIONS: dict[str, tuple[Answer, Answer, Answer, Answer]] = {
    "admin:accounts_user_add": (LOG_IN, ADMIN_LOG_IN, 403, 403),
    "admin:roadmap_skillcategory_delete": (LOG_IN, ADMIN_LOG_IN, 403, 200),
    "admin:roadmap_linkcheck_add": (LOG_IN, ADMIN_LOG_IN, 403, 403),
    "admin:roadmap_draftedchange_add": (LOG_IN, ADMIN_LOG_IN, 403, 403),
    "admin:roadmap_draftedchange_delete": (LOG_IN, ADMIN_LOG_IN, 403, 200),
    "admin:admin_logentry_add": (LOG_IN, ADMIN_LOG_IN, 403, 403),
    "admin:roadmap_report_add": (LOG_IN, ADMIN_LOG_IN, 403, 403),
    "admin:auth_group_delete": (LOG_IN, ADMIN_LOG_IN, 403, 200),
}

# Pages about a row of the record: somebody else's, so that nobody finds it.
SECTIONS = {
    "education": factories.EducationFactory,
    "experience": factories.ExperienceFactory,
    "projects": factories.ProjectFactory,
    "certificates_held": factories.CertificateHeldFactory,
}
OF_AN_ADVERT = ("advert", "change_adverts", "remove_adverts", "correct_advert", "miss_advert", "undo_correction")
ROWS_OF_A_LEARNER: dict[str, Any] = {
    **{f"{verb}_{section}": factory for section, factory in SECTIONS.items() for verb in ("change", "remove")},
    **dict.fromkeys(OF_AN_ADVERT, factories.AdvertFactory),
    "project": factories.ProjectFactory,
    "project_picture": factories.ProjectPictureFactory,
    "change_evidence": factories.EvidenceFactory,
    "remove_evidence": factories.EvidenceFactory,
    "change_study": factories.StudyTimeFactory,
    "remove_study": factories.StudyTimeFactory,
}
# Pages about a skill, which somebody else claims.
OF_A_CLAIM = {"change_claim", "remove_claim", "accept_suggestion", "put_off_suggestion", "suggest_again"}


OF_A_PORTFOLIO = ("portfolio", "portfolio_resume", "portfolio_pdf", "portfolio_picture")
OF_A_SECTION = ("portfolio_items", "show_section", "hide_section", "share_all", "share_none")


def routes(patterns: list[Any] | None = None, space: str = "") -> Iterator[str]:
    """The names of all routes, with their name spaces."""
    for pattern in get_resolver().url_patterns if patterns is None else patterns:
        if isinstance(pattern, URLResolver):
            yield from routes(pattern.url_patterns, f"{space}{pattern.namespace}:" if pattern.namespace else space)
        elif isinstance(pattern, URLPattern) and pattern.name:
            yield space + pattern.name


def page_of(route: str) -> str:
    """Which page of a model it is."""
    return "process_import" if route.endswith("_process_import") else route.rpartition("_")[2]


def model_pages() -> dict[str, tuple[Answer, Answer, Answer, Answer]]:
    """The rows of the pages that models in the admin have."""
    return {
        route: MODEL_PAGES[page]
        for route in routes()
        if route.startswith("admin:") and route not in ACCESS and (page := page_of(route)) in MODEL_PAGES
    }


TABLE = ACCESS | model_pages() | EXCEPTIONS


def shown_in_admin(route: str) -> models.Model:
    """A row of the model that a page of the admin shows."""
    app, _underscore, name = route.removeprefix("admin:").rpartition("_")[0].partition("_")
    model = apps.get_model(app, name)
    if model is Group:
        return Group.objects.create(name="Curators")
    row: models.Model = getattr(factories, f"{model.__name__}Factory").create()
    return row


def about_row(route: str) -> list[int]:
    """The row that a page of the admin is about, and a version of it if that is what the page shows."""
    row: Any = shown_in_admin(route)
    if not route.endswith(("_version", "_restore")):
        return [row.pk]
    keep_versions([row])
    return [row.pk, versions_of(type(row)).get().pk]


def opened() -> dict[str, list[str | int]]:
    """What leads to the parts of a portfolio that everybody may look at."""
    learner = publish(factories.UserFactory.create()).learner
    picture = factories.ProjectPictureFactory.create(project__learner=learner, project__is_shared=True)
    name: list[str | int] = ["ada-lovelace"]
    return {part: [*name, picture.project.pk] if part == "portfolio_picture" else name for part in OF_A_PORTFOLIO}


def arguments(route: str) -> Sequence[str | int]:
    """What the address of the route needs in order to lead to something that is there."""
    is_about_one = route in model_pages() and page_of(route) not in OF_THE_KIND
    if is_about_one or route == "admin:roadmap_draftedchange_publish":
        return about_row(route)
    if route in {"stage", "skill", "role", "report_resource"}:
        kind = route.removeprefix("report_")
        return [getattr(factories, f"{kind.capitalize()}Factory").create().slug]
    if route in {"milestone", "log_study"} or route.endswith("_milestone"):
        return [factories.MilestoneFactory.create().slug]
    if route == "account_confirm_email":
        unconfirmed = EmailAddress.objects.create(user=factories.UserFactory.create(), email="new@example.org")
        return [EmailConfirmationHMAC(unconfirmed).key]
    if route == "admin:view_on_site":
        stage = factories.StageFactory.create(slug="python")
        return [ContentType.objects.get_for_model(Stage).pk, stage.pk]
    named: dict[str, list[str | int]] = {
        **{of_section: ["skills"] for of_section in OF_A_SECTION},
        "portfolio_preview_picture": [1],
        "account_reset_password_from_key": ["1", "expired"],
        "admin:app_list": ["roadmap"],
        "admin:overview_table": ["sign-ups"],
        "forget_resume": [1],
        "withdraw_report": [1],
        "add_evidence": ["project", 1],
        **(opened() if route in OF_A_PORTFOLIO else {}),
        **{theirs: [factory.create().pk] for theirs, factory in ROWS_OF_A_LEARNER.items() if theirs == route},
        "welcome_step": ["goal"],
        "switch_route": [factories.RouteFactory.create().slug] if route == "switch_route" else [],
        "switch_specialisation": ["none"],
        **{page: [factories.SkillClaimFactory.create().skill.slug] for page in OF_A_CLAIM if page == route},
    }
    return named.get(route, [])


def answered(client: Client, address: str) -> Answer:
    """The status of the answer, or where it leads."""
    answer = client.get(address)
    return answer.headers["Location"].partition("?")[0] if answer.status_code == 302 else answer.status_code


def test_every_route_has_a_row_and_every_row_a_route() -> None:
    names = list(routes())

    assert set(names) == set(TABLE)
    assert len(names) == len(set(names))


@pytest.mark.parametrize("route", TABLE)
def test_route_answers_everybody_as_the_table_says(route: str) -> None:
    address = reverse(route, args=arguments(route))
    visitor, learner, staff, curator = Client(), Client(), Client(), Client()
    learner.force_login(factories.UserFactory.create())
    staff.force_login(factories.UserFactory.create(is_staff=True))
    curator.force_login(factories.UserFactory.create(is_staff=True, is_superuser=True))

    answers = tuple(answered(client, address) for client in (visitor, learner, staff, curator))

    assert answers == TABLE[route]
