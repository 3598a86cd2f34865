"""Measure the main pages against a bare view with Django's stock middleware, in one process and run.

CPU time of this process, cases taking turns: a ratio is comparable between machines, a time is not. On SQLite it
includes the database; on PostgreSQL only the client's side of it.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from io import BytesIO, StringIO
from typing import Any

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.auth.decorators import login_not_required
from django.contrib.sessions.backends import db
from django.core.handlers.wsgi import WSGIHandler
from django.core.management import call_command
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory, override_settings
from django.test.utils import CaptureQueriesContext
from django.urls import include, path
from django.utils import timezone

from accounts.models import (
    Advert,
    CertificateHeld,
    Education,
    Evidence,
    Experience,
    Portfolio,
    Progress,
    Project,
    SkillClaim,
    StudyTime,
    User,
)
from accounts.readers.adverts import kept_reading, posting_of
from accounts.readers.sharing import SECTIONS
from accounts.sessions import SessionStore
from roadmap.models import Milestone, Resource, Role, Skill

ROUNDS = 40
CALLS = 10
DONE = 50
TICKED = "statistics-core"
AIM = "ml-engineer"
ANSWERED = f"/readiness/?role={AIM}&degree=bachelor&months=24"
STOCK_BACKEND = "django.contrib.auth.backends.ModelBackend"
STOCK_ENGINE = "django.contrib.sessions.backends.db"
STOCK_MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
TOKEN = "b" * 32
ADVERT = """You will build models with our team, and see them used.

Requirements
- Bachelor's degree and 3 years of experience with machine learning
- Strong Python and SQL; PyTorch or TensorFlow
- Experience with AWS, Docker, Kubernetes and Spark
- A/B testing and statistics

Nice to have
- Airflow, MLflow, LLMs and recommender systems
- AWS Certified Machine Learning
"""


@login_not_required
def reference(request: HttpRequest) -> HttpResponse:
    """One line of HTML for whoever is signed in."""
    return HttpResponse(f"<p>{request.user.pk}</p>")


urlpatterns = [path("reference/", reference), path("", include("careerpath.urls"))]


def _start(_status: str, _headers: list[tuple[str, str]], _error: object = None) -> Callable[[bytes], object]:
    """Take the head of an answer, as a server would."""
    return bytearray().extend


@dataclass
class Case:
    """A request that is made over and over, and what its answer has to hold for it to count."""

    name: str
    handler: WSGIHandler
    environ: Callable[[], dict[str, Any]]
    expected: str
    seconds: float = 0
    calls: int = 0
    answer: str = field(default="", repr=False)

    def call(self) -> None:
        """Make the request once and time it."""
        environ = self.environ()
        started = time.process_time()
        body = b"".join(self.handler(environ, _start))
        self.seconds += time.process_time() - started
        self.calls += 1
        self.answer = body.decode()
        if self.expected not in self.answer:
            message = f"{self.name}: the answer lacks {self.expected!r}, so its time means nothing"
            raise AssertionError(message)

    def queries(self) -> int:
        """How many statements the request takes, those that open and close a transaction included."""
        with CaptureQueriesContext(connection) as captured:
            self.call()
        return len(captured)


def session_of(user: User, backend: str = "", store: type[db.SessionStore] = SessionStore) -> str:
    """A session in which the user is signed in: ours, unless other parts are named."""
    session = store()
    session[SESSION_KEY] = str(user.pk)
    session[BACKEND_SESSION_KEY] = backend or settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = user.get_session_auth_hash()
    session.save()
    return f"{settings.SESSION_COOKIE_NAME}={session.session_key}"


def get(address: str, cookie: str) -> Callable[[], dict[str, Any]]:
    """A GET, anew for every call."""
    environ = RequestFactory(headers={"host": "localhost", "cookie": cookie}).get(address).environ
    return lambda: {**environ, "wsgi.input": BytesIO()}


def tick(cookie: str) -> Callable[[], dict[str, Any]]:
    """A tick with htmx, and the next time its undoing."""
    cookie = f"{cookie}; {settings.CSRF_COOKIE_NAME}={TOKEN}"
    factory = RequestFactory(headers={"host": "localhost", "cookie": cookie, "hx-request": "true"})
    body = f"csrfmiddlewaretoken={TOKEN}&next=/roadmap/".encode()
    environs = [
        factory.post(f"/milestones/{TICKED}/{verb}/", body, "application/x-www-form-urlencoded").environ
        for verb in ("complete", "reopen")
    ]

    def environ() -> dict[str, Any]:
        environs.reverse()
        return {**environs[1], "wsgi.input": BytesIO(body)}

    return environ


def people() -> tuple[str, str]:
    """A learner with the whole curriculum before them and some of it done: cookies for our pages and the stock one."""
    learner = User.objects.create_user("bench@example.org")
    milestones = Milestone.objects.exclude(slug=TICKED)[:DONE]
    Progress.objects.bulk_create(
        Progress(learner=learner, milestone=one, status="done", completed_at=timezone.now()) for one in milestones
    )
    return session_of(learner), session_of(learner, STOCK_BACKEND, db.SessionStore)


def busy() -> str:
    """A learner who has touched every milestone and recorded much, and who aims at a role: a cookie."""
    learner = User.objects.create_user("busy@example.org", target_role=Role.objects.get(slug=AIM), weekly_hours=10)
    now, year = timezone.now(), date(2020, 1, 1)
    states = [{"status": "done", "completed_at": now}, {"status": "started", "started_at": now}]
    Progress.objects.bulk_create(
        Progress(learner=learner, milestone=one, **states[place > DONE])
        for place, one in enumerate(Milestone.objects.all())
    )
    skills = Skill.objects.all()[:40]
    claims = SkillClaim.objects.bulk_create(SkillClaim(learner=learner, skill=one, level=3) for one in skills)
    Evidence.objects.bulk_create(
        Evidence(learner=learner, claim=one, kind="link", url="https://example.org/") for one in claims
    )
    Education.objects.create(learner=learner, level="bachelor")
    Experience.objects.bulk_create(
        Experience(
            learner=learner, title="Analyst", kind="data", start=date(2010 + one, 1, 1), end=date(2010 + one, 9, 1)
        )
        for one in range(10)
    )
    Project.objects.bulk_create(
        Project(learner=learner, title=f"Project {one}", repository_url="https://example.org/", start=year)
        for one in range(30)
    )
    CertificateHeld.objects.create(
        learner=learner, name="Certificate", expires=timezone.localdate() + timedelta(days=30)
    )
    StudyTime.objects.bulk_create(
        StudyTime(learner=learner, day=timezone.localdate() - timedelta(days=one), minutes=45) for one in range(100)
    )
    pasted(learner, 5)
    return session_of(learner)


def pasted(learner: User, number: int) -> list[Advert]:
    """So many adverts of the learner, each with what was read in it beside it: the rows."""
    rows = [
        Advert(learner=learner, title="Machine Learning Engineer", text=f"{ADVERT}\n{one}") for one in range(number)
    ]
    for row in rows:
        row.reading = kept_reading(posting_of(row))
    return Advert.objects.bulk_create(rows)


def applicant() -> str:
    """A learner with twenty adverts, by which their next steps are ordered: a cookie."""
    learner = User.objects.create_user("applicant@example.org", orders_by_adverts=True)
    SkillClaim.objects.bulk_create(SkillClaim(learner=learner, skill=one, level=1) for one in Skill.objects.all()[:10])
    pasted(learner, 20)
    return session_of(learner)


def portfolio() -> str:
    """A portfolio with thirty items that everybody may look at: its address."""
    learner = User.objects.create_user("portfolio@example.org", name="Ada Lovelace")
    own: dict[str, Any] = {"learner": learner, "is_shared": True}
    year = date(2020, 1, 1)
    Education.objects.bulk_create(Education(**own, level="master", start=year) for _ in range(2))
    Experience.objects.bulk_create(Experience(**own, title="Analyst", kind="data", start=year) for _ in range(4))
    Project.objects.bulk_create(Project(**own, title="Forecasts", summary="Of demand.") for _ in range(6))
    CertificateHeld.objects.bulk_create(CertificateHeld(**own, name="Certificate") for _ in range(2))
    claims = SkillClaim.objects.bulk_create(SkillClaim(**own, skill=one, level=3) for one in Skill.objects.all()[:10])
    proof = {"kind": "link", "url": "https://example.org/"}
    Evidence.objects.bulk_create(Evidence(**own, claim=claim, **proof) for claim in claims)
    done: dict[str, Any] = {"status": "done", "completed_at": timezone.now()}
    Progress.objects.bulk_create(Progress(**own, milestone=one, **done) for one in Milestone.objects.all()[:6])
    shown = {section.flag: True for section in SECTIONS.values()}
    Portfolio.objects.create(learner=learner, visibility="public", handle="bench", handle_likeness="bench", **shown)
    return "/p/bench/"


def desk() -> str:
    """Somebody who curates two thousand resources: a cookie. They are drafts, so that no other page knows them."""
    rows = (
        Resource(slug=f"bench-{one}", title=f"Resource {one}", url=f"https://example.org/{one}", year=2026)
        for one in range(2_000)
    )
    Resource.objects.bulk_create(rows)
    curator = User.objects.create_user("curator@example.org", is_staff=True, is_superuser=True)
    return session_of(curator)


def cases() -> list[Case]:
    """The bare view first, then our pages."""
    ours, stock = people()
    heavy, applying = busy(), applicant()
    with override_settings(MIDDLEWARE=STOCK_MIDDLEWARE, SESSION_ENGINE=STOCK_ENGINE):
        bare = WSGIHandler()
    handler = WSGIHandler()
    return [
        Case("bare reference", bare, get("/reference/", stock), "<p>"),
        Case("roadmap", handler, get("/roadmap/", ours), 'data-status="done"'),
        Case("dashboard", handler, get("/dashboard/", heavy), 'class="next-step"'),
        Case("by adverts", handler, get("/dashboard/", applying), "order/rule/"),
        Case("readiness", handler, get(ANSWERED, ""), "data-requirement="),
        Case("role", handler, get(f"/roles/{AIM}/", heavy), 'id="standing-title"'),
        Case("plan", handler, get("/plan/", heavy), 'class="arrival"'),
        Case("routes", handler, get("/routes/", heavy), "<table"),
        Case("adverts", handler, get("/adverts/", applying), "Machine Learning Engineer"),
        Case("advert", handler, get(f"/adverts/{Advert.objects.latest('pk').pk}/", applying), "<mark"),
        Case("milestone", handler, get(f"/milestones/{TICKED}/", ours), "progress-form"),
        Case("portfolio", handler, get(portfolio(), ""), "Ada Lovelace"),
        Case("admin list", handler, get("/admin/roadmap/resource/", desk()), "Resource 1"),
        Case("tick", handler, tick(ours), f'id="milestone-{TICKED}"'),
    ]


def measure(measured: list[Case]) -> None:
    """Let the cases take turns, after one round that warms everything up."""
    for case in measured:
        for _ in range(4):
            case.call()
        case.seconds, case.calls = 0, 0
    for _ in range(ROUNDS):
        for case in measured:
            for _ in range(CALLS):
                case.call()


def report(measured: list[Case]) -> None:
    """Print a line a case."""
    base = measured[0].seconds / measured[0].calls
    print(f"{connection.vendor}, {ROUNDS * CALLS} calls a case, CPU time of this process")
    print(f"{'case':<16}{'ms':>8}{'x bare':>8}{'req/s':>8}{'queries':>9}{'bytes':>9}")
    for case in measured:
        mean = case.seconds / case.calls
        size = len(case.answer.encode())
        print(f"{case.name:<16}{mean * 1000:8.2f}{mean / base:8.2f}{1 / mean:8.0f}{case.queries():9}{size:9}")


def main() -> None:
    """Measure in a database of its own, which is removed afterwards."""
    with override_settings(
        ROOT_URLCONF=__name__,
        AUTHENTICATION_BACKENDS=[*settings.AUTHENTICATION_BACKENDS, STOCK_BACKEND],
        STORAGES={"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}},
    ):
        name = connection.settings_dict["NAME"]
        connection.creation.create_test_db(verbosity=0, autoclobber=True)
        try:
            call_command("load_roadmap", stdout=StringIO())
            measured = cases()
            measure(measured)
            report(measured)
        finally:
            connection.creation.destroy_test_db(name, verbosity=0)
