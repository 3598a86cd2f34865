"""Every page there is, in every state that somebody can find it in: what the tests of this folder open.

A page of the URL map without a row here fails `test_every_page_has_a_row`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Who(StrEnum):
    """Who looks."""

    VISITOR = "visitor"
    LEARNER = "learner"
    PASSWORDLESS = "learner without a password"
    CURATOR = "curator"


class State(StrEnum):
    """What there is to see."""

    EMPTY = "empty"  # nothing is published, nothing was done
    BARE = "bare"  # one of each thing, with nothing in it
    FILLED = "filled"  # the shipped curriculum, and a learner in the middle of it
    ERROR = "error"  # the same, and a form that was refused


@dataclass(frozen=True, slots=True)
class Row:
    """A page as one person finds it; with `typed`, what comes back after that was sent to `to`."""

    name: str
    address: str
    who: Who = Who.VISITOR
    state: State = State.FILLED
    status: int = 200
    typed: Mapping[str, str] | None = field(default=None, hash=False)
    to: str = ""

    def __str__(self) -> str:
        return f"{self.name} ({self.who}, {self.state}): {self.to or self.address}"


MILESTONE = "/milestones/model-in-production/"
ARCHIVED = "/milestones/java-port/"
# Signs of an e-mail that somebody was sent, and keys of the learner's own rows such as {education}: the world of the
# test knows the rest of these addresses.
CONFIRM = "/accounts/confirm-email/{confirm}/"
RESET = "/accounts/password/reset/key/{reset}/"
RESET_FORM = "/accounts/password/reset/key/{reset_form}/"

# The path shows a learner more than a visitor.
PATH = [
    ("home", "/"),
    ("roadmap", "/roadmap/"),
    ("stage", "/stages/education-and-skills/"),
    ("milestone", MILESTONE),
]
# The library and the ladder show everybody the same, or a word more to a learner.
LIBRARY = [
    ("skills", "/skills/"),
    ("resources", "/resources/"),
    ("certifications", "/certifications/"),
    ("roles", "/roles/"),
    ("questions", "/questions/"),
    ("glossary", "/glossary/"),
]
ALONG_THE_WAY = [
    ("routes", "/routes/"),
    ("role", "/roles/ml-engineer/"),
    ("skill", "/skills/technical-writing/"),
    ("stage", "/stages/specialisation/"),
    ("milestone", ARCHIVED),
    ("roadmap", "/roadmap/?route=analyst-first&specialisation=nlp&state=done"),
    ("roadmap", "/roadmap/?route=direct&specialisation=recommender&state=set-aside"),
]
BARE_PAGES = [
    ("stage", "/stages/bare/"),
    ("milestone", "/milestones/bare/"),
    ("skill", "/skills/bare/"),
    ("role", "/roles/bare/"),
]
CATALOGUE = [
    *(Row(name, address) for name, address in PATH + LIBRARY),
    Row("resources", "/resources/?page=1&cost=free&q=sql"),
    Row("resources", "/resources/?q=nothing+is+called+so"),
    Row("theme", "/theme/"),
    *(Row(name, address, Who.LEARNER) for name, address in PATH + ALONG_THE_WAY),
    *(Row(name, address, Who.VISITOR, State.EMPTY) for name, address in [*PATH[:2], *LIBRARY, ("routes", "/routes/")]),
    *(Row(name, address, Who.LEARNER, State.EMPTY) for name, address in PATH[:2]),
    *(Row(name, address, Who.LEARNER, State.BARE) for name, address in BARE_PAGES),
    Row("styleguide", "/styleguide/", Who.CURATOR),
    *(Row("overview", "/admin/overview/", Who.CURATOR, state) for state in (State.EMPTY, State.FILLED)),
]

EVERYBODY = [(who, state) for who in (Who.VISITOR, Who.LEARNER) for state in (State.EMPTY, State.FILLED)]
ANSWERED = "/readiness/?role=ml-engineer&degree=bachelor&months=24&skill=python:3&skill=sql:2&skill=spreadsheets:4"
READINESS = [
    *(Row("readiness", "/readiness/", *each) for each in EVERYBODY),
    Row("readiness", "/readiness/?role=bare", Who.LEARNER, State.BARE),
    Row("readiness", ANSWERED),
    Row("readiness", ANSWERED, Who.LEARNER),
    Row("readiness", f"{ANSWERED}&months=-1&skill=python:9", Who.VISITOR, State.ERROR, 422),
    *(Row("kept_readiness", "/readiness/kept/", Who.LEARNER, state) for state in (State.EMPTY, State.FILLED)),
]

REFUSED = {"evidence_url": "ftp://example.org/a", "note": "x" * 2001, "revision": "0"}
CONFLICTING = {"evidence_url": "https://example.org/b", "note": "Written somewhere else.", "revision": "7"}
REPORT, TOO_SHORT = "/resources/coursera-ml-specialization/report/", {"kind": "other", "address": "ftp://example.org/a"}
LEARNERS = [
    *(Row("dashboard", "/dashboard/", Who.LEARNER, state) for state in (State.EMPTY, State.BARE, State.FILLED)),
    *(
        Row("over_time", "/dashboard/over-time/", Who.LEARNER, state)
        for state in (State.EMPTY, State.BARE, State.FILLED)
    ),
    *(Row("plan", "/plan/", Who.LEARNER, state) for state in (State.EMPTY, State.BARE, State.FILLED)),
    *(Row("switch_route", f"/plan/route/{slug}/", Who.LEARNER) for slug in ("analyst-first", "direct")),
    *(Row("switch_specialisation", f"/plan/specialisation/{slug}/", Who.LEARNER) for slug in ("nlp", "none")),
    Row("routes", "/routes/"),
    *(Row("welcome_step", f"/welcome/{step}/", Who.LEARNER) for step in ("origin", "background", "goal", "time")),
    Row("welcome_step", "/welcome/goal/", Who.LEARNER, State.EMPTY),
    Row("welcome_step", "/welcome/time/", Who.LEARNER, State.ERROR, 422, {"weekly_hours": "200"}, "/welcome/time/"),
    Row("plan", "/plan/?hours=20&optional=with&internship=6&route=analyst-first", Who.LEARNER),
    Row("plan", "/plan/?hours=999&internship=-1", Who.LEARNER, status=422),
    *(Row("study", "/study/", Who.LEARNER, state) for state in (State.EMPTY, State.FILLED)),
    Row("add_study", "/study/add/", Who.LEARNER),
    Row(
        "add_study", "/study/add/", Who.LEARNER, State.ERROR, 422, {"minutes": "0", "day": "2999-01-01"}, "/study/add/"
    ),
    Row("log_study", MILESTONE, Who.LEARNER, State.ERROR, 422, {"minutes": "0"}, f"{MILESTONE}log/"),
    Row("change_study", "/study/{study}/", Who.LEARNER),
    Row(
        "change_study",
        "/study/{study}/",
        Who.LEARNER,
        State.ERROR,
        409,
        {"minutes": "5", "day": "2026-03-02", "revision": "7"},
        "/study/{study}/",
    ),
    Row("remove_study", "/study/{study}/remove/", Who.LEARNER),
    Row("settings", "/settings/", Who.LEARNER),
    Row("settings", "/settings/", Who.LEARNER, State.ERROR, 422, {"weekly_hours": "200"}, "/settings/"),
    Row("plan", "/plan/", Who.LEARNER, State.ERROR, 422, {"route": "no-such-route"}, "/plan/"),
    Row("report_resource", REPORT, Who.LEARNER),
    Row("report_resource", REPORT, Who.LEARNER, State.ERROR, 422, TOO_SHORT, REPORT),
    Row("report_milestone", "/milestones/bare/report/", Who.LEARNER, State.BARE),
    Row("report_milestone", f"{MILESTONE}report/", Who.LEARNER),
    *(Row("reports", "/reports/", Who.LEARNER, state) for state in (State.EMPTY, State.FILLED)),
    Row("complete_milestone", MILESTONE, Who.LEARNER, State.ERROR, 422, REFUSED, f"{MILESTONE}complete/"),
    Row("put_off_milestone", MILESTONE, Who.LEARNER, State.ERROR, 422, {"until": "2020-01-01"}, f"{MILESTONE}not-now/"),
    Row("start_milestone", MILESTONE, Who.LEARNER, State.ERROR, 409, CONFLICTING, f"{MILESTONE}start/"),
]

EDUCATION, EXPERIENCE = "/record/education/", "/record/experience/"
UPSIDE_DOWN = {"level": "", "start": "2020-09", "end": "2018-10", "is_in_progress": "on"}
PROJECTS, CERTIFICATES = "/record/projects/", "/record/certificates/"
NO_PROJECT = {"title": "", "rank": "3", "rank_of": "2", "skills": "0", "outcome_unit": "%"}
A_JOB = {"title": "A", "kind": "data", "sort": "job", "start": "2020-01", "share": "100"}
RECORD = [
    *(Row("record", "/record/", Who.LEARNER, state) for state in (State.EMPTY, State.FILLED)),
    *(Row("education", EDUCATION, Who.LEARNER, state) for state in (State.EMPTY, State.FILLED)),
    Row("add_education", f"{EDUCATION}add/", Who.LEARNER),
    Row("add_education", f"{EDUCATION}add/", Who.LEARNER, State.ERROR, 422, UPSIDE_DOWN, f"{EDUCATION}add/"),
    Row("change_education", f"{EDUCATION}{{education}}/", Who.LEARNER),
    Row(
        "change_education", f"{EDUCATION}{{education}}/", Who.LEARNER, State.ERROR, 409,
        {"level": "phd", "revision": "7", "note": "Written somewhere else."}, f"{EDUCATION}{{education}}/",
    ),
    Row("remove_education", f"{EDUCATION}{{education}}/remove/", Who.LEARNER),
    *(Row("experience", EXPERIENCE, Who.LEARNER, state) for state in (State.EMPTY, State.FILLED)),
    Row("add_experience", f"{EXPERIENCE}add/", Who.LEARNER, State.EMPTY),
    Row("add_experience", f"{EXPERIENCE}add/", Who.LEARNER),
    Row(
        "add_experience", f"{EXPERIENCE}add/", Who.LEARNER, State.ERROR, 422,
        UPSIDE_DOWN | {"skills": "0", "link": "ftp://example.org/"}, f"{EXPERIENCE}add/",
    ),
    Row("change_experience", f"{EXPERIENCE}{{experience}}/", Who.LEARNER),
    Row(
        "change_experience", f"{EXPERIENCE}{{experience}}/", Who.LEARNER, State.ERROR, 409,
        A_JOB | {"revision": "7", "summary": "Written somewhere else."}, f"{EXPERIENCE}{{experience}}/",
    ),
    Row("remove_experience", f"{EXPERIENCE}{{experience}}/remove/", Who.LEARNER),
    *(Row("projects", PROJECTS, Who.LEARNER, state) for state in (State.EMPTY, State.FILLED)),
    Row("projects", f"{PROJECTS}?kind=open-source", Who.LEARNER),
    Row("project", f"{PROJECTS}{{project}}/", Who.LEARNER),
    Row("add_projects", f"{PROJECTS}add/", Who.LEARNER, State.EMPTY),
    Row("add_projects", f"{PROJECTS}add/", Who.LEARNER),
    Row("add_projects", f"{PROJECTS}add/", Who.LEARNER, State.ERROR, 422, NO_PROJECT, f"{PROJECTS}add/"),
    Row("change_projects", f"{PROJECTS}{{project}}/change/", Who.LEARNER),
    Row(
        "change_projects", f"{PROJECTS}{{project}}/change/", Who.LEARNER, State.ERROR, 409,
        {"title": "A", "kind": "project", "revision": "7", "summary": "Written somewhere else."},
        f"{PROJECTS}{{project}}/change/",
    ),
    Row("remove_projects", f"{PROJECTS}{{project}}/remove/", Who.LEARNER),
    *(Row("certificates_held", CERTIFICATES, Who.LEARNER, state) for state in (State.EMPTY, State.FILLED)),
    Row("add_certificates_held", f"{CERTIFICATES}add/", Who.LEARNER),
    Row(
        "add_certificates_held", f"{CERTIFICATES}add/", Who.LEARNER, State.ERROR, 422,
        {"issued": "2999-01-01", "credential_url": "ftp://example.org/"}, f"{CERTIFICATES}add/",
    ),
    Row("change_certificates_held", f"{CERTIFICATES}{{certificate}}/", Who.LEARNER),
    Row("remove_certificates_held", f"{CERTIFICATES}{{certificate}}/remove/", Who.LEARNER),
]  # fmt: skip

SKILLS, CLAIM, PROOF = "/record/skills/", "/record/skills/technical-writing/", "/record/evidence/{evidence}/"
PROVE = "/record/evidence/add/claim/technical-writing/"
CLAIMED_ELSEWHERE, PROVED_ELSEWHERE = {"level": "5", "revision": "7"}, {"kind": "text", "text": "x", "revision": "7"}
SKILLS_OF_THE_RECORD = [
    *(Row("record_skills", SKILLS, Who.LEARNER, state) for state in (State.EMPTY, State.FILLED)),
    Row("record_skills", f"{SKILLS}?role=ml-engineer", Who.LEARNER),
    Row("record_skills", f"{SKILLS}?given=milestone&q=a", Who.LEARNER),
    Row("record_skills", f"{SKILLS}?q=nothing+is+called+so", Who.LEARNER),
    Row("change_claim", f"{SKILLS}bare/", Who.LEARNER, State.BARE),
    Row("change_claim", CLAIM, Who.LEARNER),
    Row("change_claim", f"{SKILLS}sql/", Who.LEARNER, State.ERROR, 422, {"level": "9"}, f"{SKILLS}sql/"),
    Row("change_claim", CLAIM, Who.LEARNER, State.ERROR, 409, CLAIMED_ELSEWHERE, CLAIM),
    Row("remove_claim", f"{CLAIM}remove/", Who.LEARNER),
    Row("add_evidence", PROVE, Who.LEARNER),
    Row("add_evidence", PROVE, Who.LEARNER, State.ERROR, 422, {"kind": "link", "url": "ftp://example.org/"}, PROVE),
    Row("change_evidence", PROOF, Who.LEARNER),
    Row("change_evidence", PROOF, Who.LEARNER, State.ERROR, 409, PROVED_ELSEWHERE, PROOF),
    Row("remove_evidence", f"{PROOF}remove/", Who.LEARNER),
]

IMPORT = "/record/import/"
RECORD += [
    *(Row("import_resume", IMPORT, Who.LEARNER, state) for state in (State.EMPTY, State.FILLED)),
    Row("import_resume", IMPORT, Who.LEARNER, State.ERROR, 422, {"resume": "no file"}, IMPORT),
    # A skill is ticked without a level.
    Row(
        "import_resume", IMPORT, Who.LEARNER, State.ERROR, 422, {"brought": "{brought}", "keep-skills-0": "on"}, IMPORT
    ),
]

ADVERTS, ADVERT = "/adverts/", "/adverts/{advert}/"
NOTHING_PASTED = {"text": "", "link": "ftp://example.org/"}
NOTED_ELSEWHERE = {"stage": "no", "text": "Python", "revision": "7"}
PASTED = {"text": "We ask for:\n- Python, SQL and a Master's degree\nNice to have: Docker"}
ADVERT_PAGES = [
    *(Row("adverts", ADVERTS, *each) for each in EVERYBODY),
    Row("adverts", f"{ADVERTS}?stage=offer", Who.LEARNER),
    *(Row("add_adverts", f"{ADVERTS}add/", who) for who in (Who.VISITOR, Who.LEARNER)),
    Row("add_adverts", f"{ADVERTS}add/", Who.VISITOR, State.ERROR, 422, NOTHING_PASTED, f"{ADVERTS}add/"),
    # Last of what a visitor finds here: from now on it is in their session.
    Row("adverts", f"{ADVERTS}add/", typed=PASTED, to=f"{ADVERTS}add/"),
    Row("add_adverts", f"{ADVERTS}add/", Who.LEARNER, State.ERROR, 422, NOTHING_PASTED, f"{ADVERTS}add/"),
    Row("advert", ADVERT, Who.LEARNER),
    Row("miss_advert", ADVERT, Who.LEARNER, State.ERROR, 422, {"word": "", "tier": "x"}, f"{ADVERT}miss/"),
    Row("change_adverts", f"{ADVERT}change/", Who.LEARNER),
    Row("change_adverts", f"{ADVERT}change/", Who.LEARNER, State.ERROR, 409, NOTED_ELSEWHERE, f"{ADVERT}change/"),
    Row("remove_adverts", f"{ADVERT}remove/", Who.LEARNER),
    *(Row("adverts_across", f"{ADVERTS}across/", Who.LEARNER, state) for state in (State.EMPTY, State.FILLED)),
]

EXPORT, RESTORE, DELETE = "/settings/export/", "/settings/import/", "/settings/delete/"
TAKEAWAY = [
    Row("settings_export", EXPORT, Who.LEARNER),
    Row("settings_import", RESTORE, Who.LEARNER),
    Row("settings_import", RESTORE, Who.LEARNER, State.ERROR, 422, {}, RESTORE),
    Row("settings_delete", DELETE, Who.LEARNER),
    Row("settings_delete", DELETE, Who.LEARNER, State.ERROR, 422, {"password": "wrong"}, DELETE),
    Row("settings_delete", DELETE, Who.PASSWORDLESS),
    Row("settings_delete", DELETE, Who.CURATOR),
    Row("goodbye", "/goodbye/"),
]

SHARING = "/settings/portfolio/"
UNFIT, UNSEEN = {"visibility": "public", "handle": "no"}, {"visibility": "off", "headline": "Mine.", "revision": "7"}
PORTFOLIO = [
    *(Row("portfolio", "/p/ada-lovelace/", who) for who in (Who.VISITOR, Who.LEARNER)),
    *(Row("portfolio_preview", f"{SHARING}preview/", Who.LEARNER, state) for state in (State.EMPTY, State.FILLED)),
    *(Row("settings_portfolio", SHARING, Who.LEARNER, state) for state in (State.EMPTY, State.FILLED)),
    Row("settings_portfolio", SHARING, Who.LEARNER, State.ERROR, 422, UNFIT, SHARING),
    Row("settings_portfolio", SHARING, Who.LEARNER, State.ERROR, 409, UNSEEN, SHARING),
    *(Row("portfolio_items", f"{SHARING}items/{name}/", Who.LEARNER) for name in ("projects", "skills", "milestones")),
    Row("portfolio_items", f"{SHARING}items/education/", Who.LEARNER, State.EMPTY),
]

NO_EMAIL = {"email": "nobody"}
SHORT = {"password1": "short"}
LOG_IN_REFUSED = {"login": "ada@example.org", "password": "wrong"}
ACCOUNT = [
    Row("account_login", "/accounts/login/"),
    Row("account_login", "/accounts/login/", Who.VISITOR, State.ERROR, 200, LOG_IN_REFUSED, "/accounts/login/"),
    Row("account_signup", "/accounts/signup/?next=/roadmap/"),
    Row("account_signup", "/accounts/signup/", Who.VISITOR, State.ERROR, 200, NO_EMAIL | SHORT, "/accounts/signup/"),
    Row("account_logout", "/accounts/logout/", Who.LEARNER),
    Row("account_inactive", "/accounts/inactive/"),
    Row("account_reauthenticate", "/accounts/reauthenticate/", Who.LEARNER),
    Row(
        "account_reauthenticate", "/accounts/reauthenticate/", Who.LEARNER, State.ERROR, 200,
        {"password": "wrong"}, "/accounts/reauthenticate/",
    ),
    Row("account_email", "/accounts/email/", Who.CURATOR),
    Row("account_email", "/accounts/email/", Who.LEARNER),
    Row(
        "account_email", "/accounts/email/", Who.LEARNER, State.ERROR, 200,
        {"action_add": ""} | NO_EMAIL, "/accounts/email/",
    ),
    Row("account_email_verification_sent", "/accounts/confirm-email/"),
    Row("account_confirm_email", CONFIRM),
    Row("account_confirm_email", "/accounts/confirm-email/followed-before/"),
    Row("account_change_password", "/accounts/password/change/", Who.LEARNER),
    Row(
        "account_change_password", "/accounts/password/change/", Who.LEARNER, State.ERROR, 200,
        {"oldpassword": "wrong"} | SHORT, "/accounts/password/change/",
    ),
    Row("account_set_password", "/accounts/password/set/", Who.PASSWORDLESS),
    Row(
        "account_set_password", "/accounts/password/set/", Who.PASSWORDLESS, State.ERROR, 200,
        SHORT, "/accounts/password/set/",
    ),
    Row("account_reset_password", "/accounts/password/reset/"),
    Row(
        "account_reset_password", "/accounts/password/reset/", Who.VISITOR, State.ERROR, 200,
        NO_EMAIL, "/accounts/password/reset/",
    ),
    Row("account_reset_password_done", "/accounts/password/reset/done/"),
    Row("account_reset_password_from_key", RESET),
    Row("account_reset_password_from_key", RESET, Who.VISITOR, State.ERROR, 200, SHORT, RESET_FORM),
    Row("account_reset_password_from_key", "/accounts/password/reset/key/1-used/"),
    Row("account_reset_password_from_key_done", "/accounts/password/reset/key/done/"),
]  # fmt: skip

# Addresses that `failures.py` adds, for what no address of ours does on purpose.
FAILURES = [
    Row("400", "/failures/400/", status=400),
    Row("403", "/failures/403/", status=403),
    Row("403", "/failures/403/", Who.LEARNER, status=403),
    Row("CSRF failure", "/failures/csrf/", status=403),
    Row("404", "/there/is/nothing/here/", status=404),
    Row("404", "/there/is/nothing/here/", Who.LEARNER, status=404),
    Row("413", "/failures/413/", status=413),
    Row("429", "/failures/429/", status=429),
    Row("500", "/failures/500/", status=500),
    Row("503", "/failures/503/", status=503),
]

ROWS = [
    *CATALOGUE,
    *READINESS,
    *LEARNERS,
    *RECORD,
    *SKILLS_OF_THE_RECORD,
    *ADVERT_PAGES,
    *PORTFOLIO,
    *TAKEAWAY,
    *ACCOUNT,
    *FAILURES,
]
# Who finds what: a test each, as each needs rows and a session of its own.
VISITS = sorted({(row.who, row.state) for row in ROWS})

# The rest of the URL map, and why it has no page.
NO_PAGE = {
    "keep_advert": "only leads to the advert",
    "forget_advert": "only leads back to adverts",
    "correct_advert": "only leads back to the advert",
    "undo_correction": "only leads back to the advert",
    "project_picture": "is a picture",
    "portfolio_resume": "is JSON, for programs",
    "portfolio_preview_resume": "is JSON, for programs",
    "portfolio_pdf": "is a PDF",
    "portfolio_preview_pdf": "is a PDF",
    "portfolio_picture": "is a picture",
    "portfolio_preview_picture": "is a picture",
    "renew_portfolio_link": "only leads back to settings_portfolio",
    "revoke_portfolio_link": "only leads back to settings_portfolio",
    "show_section": "only leads back to settings_portfolio",
    "hide_section": "only leads back to settings_portfolio",
    "share_all": "only leads back to settings_portfolio",
    "share_none": "only leads back to portfolio_items",
    "keep_readiness": "only leads to kept_readiness, or to the sign-up",
    "forget_readiness": "only leads on to the start or the dashboard",
    "healthz": "says one word, to programs",
    "readyz": "says one word, to programs",
    "robots": "is text, for crawlers",
    "sitemap": "is XML, for crawlers",
    "download_archive": "is a file",
    "withdraw_report": "only leads back to reports",
    "welcome": "only leads to the step at which somebody stopped",
    "accept_suggestion": "only leads back to the skills of the record",
    "put_off_suggestion": "only leads back to the skills of the record",
    "suggest_again": "only leads back to the skills of the record",
    "forget_resume": "only leads back to import_resume",
    "keep_plan": "only leads back to plan",
    "hide_forecast": "only leads back to plan",
    "order_by_adverts": "only leads back to the page that it came from",
    "order_by_rule": "only leads back to the page that it came from",
    "show_forecast": "only leads back to plan",
    "pin_milestone": "only leads back to the page that it came from",
    "unpin_milestone": "only leads back to the page that it came from",
    "take_up_milestone": "only leads back to the page that it came from",
    "reopen_milestone": "refuses with the same page as complete_milestone",
    "set_aside_milestone": "refuses with the same page as complete_milestone",
    "account_confirm_login_code": "leads away: log-in by code is not offered",
}
