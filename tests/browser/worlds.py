"""The rows behind the pages: what is published, who looks, and what they have done."""

import io
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

from allauth.account.forms import default_token_generator
from allauth.account.models import EmailAddress, EmailConfirmationHMAC
from allauth.account.utils import user_pk_to_url_str
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.actions.pictures import drawn_anew, keep_picture
from accounts.forms.resume import Brought
from accounts.models import (
    AdvertStage,
    CorrectedTier,
    EducationLevel,
    ProgressStatus,
    ResumeImport,
    SkillClaim,
    StudyTime,
    User,
)
from roadmap.domain.overview import week_of
from roadmap.domain.resume.tidying import tidied
from roadmap.models import (
    Certification,
    Milestone,
    ReportKind,
    ReportState,
    Resource,
    Role,
    Route,
    Skill,
    Specialisation,
    Stage,
)
from roadmap.models import State as Publication
from tests.accounts.adverts import HARBOUR
from tests.accounts.pictures import plain
from tests.accounts.portfolios import publish, record_one_of_each
from tests.browser.pages import State, Who
from tests.factories import (
    PASSWORD,
    AdvertFactory,
    CertificateHeldFactory,
    ClaimedLevelFactory,
    CorrectionFactory,
    EducationFactory,
    EvidenceFactory,
    ExperienceFactory,
    ExperienceSkillFactory,
    MilestoneFactory,
    NotYetFactory,
    ProgressFactory,
    ProjectFactory,
    ProjectMilestoneFactory,
    ProjectSkillFactory,
    ReportFactory,
    RoleFactory,
    SearchMissFactory,
    SkillClaimFactory,
    SkillFactory,
    StageFactory,
    StudyTimeFactory,
    UserFactory,
)

THEN = datetime(2026, 3, 12, 19, 30, tzinfo=UTC)
# Longer than a phone is wide, and with nowhere to break.
LONG_NAME = "Wolfeschlegelsteinhausenbergerdorff"
LONG_LINK = f"https://example.org/{'a-repository-with-a-long-name-' * 5}"
# Done, but for the first of these; in the order of the curriculum.
STARTED, SET_ASIDE, ARCHIVED = "git-and-command-line", "r-basics", "java-port"
UNTOUCHED = "algorithms-basics"
DONE = ("set-up-dev-environment", "python-fundamentals", "model-in-production", ARCHIVED)


@dataclass(frozen=True)
class World:
    """The people of a world, what their mail and files hold, keys of what the learner recorded, answers they kept."""

    people: dict[Who, User] = field(default_factory=dict)
    mail: dict[str, str] = field(default_factory=dict)
    keys: dict[str, int] = field(default_factory=dict)
    files: dict[str, str] = field(default_factory=dict)
    answers: dict[str, str | list[str]] = field(default_factory=dict)

    @property
    def known(self) -> dict[str, str | int]:
        """What addresses of the table leave open, by name."""
        return {**self.mail, **self.keys, **self.files}

    def browser_of(self, who: Who) -> Client:
        """A client in which this person is signed in, through the log-in page where they can."""
        client = Client(raise_request_exception=False)
        if who is Who.PASSWORDLESS:
            client.force_login(self.people[who])
        elif who is not Who.VISITOR:
            client.post(reverse("account_login"), {"login": self.people[who].email, "password": PASSWORD})
        if who is Who.LEARNER and self.answers:
            client.post(reverse("keep_readiness"), self.answers)
        return client


def made(state: State) -> World:
    """The world in which pages are in this state."""
    world = World({
        Who.LEARNER: UserFactory.create(email="ada@example.org"),
        Who.CURATOR: UserFactory.create(email="curator@example.org", is_staff=True, is_superuser=True),
        Who.PASSWORDLESS: UserFactory.create(email="guest@example.org", password=None),
    })  # fmt: skip
    if state is State.BARE:
        publish_one_of_each()
    elif state is not State.EMPTY:
        call_command("load_roadmap", verbosity=0)
        learn(world.people[Who.LEARNER])
        world.keys.update(bring(world.people[Who.LEARNER]))
        learn_in_numbers()
        world.answers.update({"role": "ml-engineer", "degree": "phd", "months": "24", "skill": ["python:3", "sql:2"]})
    world.mail.update(mail_to(world.people[Who.LEARNER]))
    world.files["brought"] = resume_brought_by(world.people[Who.LEARNER])
    return world


def publish_one_of_each() -> None:
    """A thing of each kind that has a page, with as little in it as can be."""
    stage = StageFactory.create(slug="bare", focus=[], audience="")
    MilestoneFactory.create(slug="bare", stage=stage)
    SkillFactory.create(slug="bare")
    RoleFactory.create(slug="bare")


def learn(learner: User) -> None:
    """Somebody in the middle of it: progress of each kind, evidence, a note, and work on what was archived since."""
    learner.name = LONG_NAME
    learner.route = Route.objects.get(slug="direct")
    learner.weekly_hours = 8
    learner.target_role = Role.objects.get(slug="ml-engineer")
    learner.specialisation = Specialisation.objects.get(slug="mlops")
    learner.save()
    wrote = {"evidence_url": LONG_LINK, "note": f"What I remember:\n{LONG_LINK}", "revision": 1}
    for slug in DONE:
        record(learner, slug, status=ProgressStatus.DONE, completed_at=THEN, **wrote)
    record(learner, STARTED, status=ProgressStatus.STARTED, started_at=THEN)
    record(learner, SET_ASIDE, status=ProgressStatus.SET_ASIDE, set_aside_at=THEN)
    Milestone.objects.filter(slug=ARCHIVED).update(state=Publication.ARCHIVED)
    EmailAddress.objects.create(user=learner, email="ada@new.example.org")
    report(learner)


def bring(learner: User) -> dict[str, int]:
    """A record with something in each section, and something as long as can be; keys of rows by their section."""
    EducationFactory.create(learner=learner, level=EducationLevel.SCHOOL, field="", institution="")
    study = EducationFactory.create(
        learner=learner,
        level=EducationLevel.MASTER,
        field=LONG_NAME,
        start=date(2018, 10, 1),
        end=date(2020, 9, 1),
        note=f"My thesis:\n{LONG_LINK}",
        is_shared=True,
    )
    EducationFactory.create(learner=learner, level=EducationLevel.PHD, start=date(2021, 1, 1), is_in_progress=True)
    ResumeImport.objects.create(learner=learner, beyond={"hobbies": ["whist"], LONG_NAME: 1})
    publish(learner, headline=LONG_NAME, about=f"Where to look:\n\n{LONG_LINK}", contact="ada@work.example.org")
    curriculum = list(Stage.objects.values_list("slug", flat=True))
    record_one_of_each(learner, is_shared=True)
    Stage.objects.exclude(slug__in=curriculum).update(order=99)
    return {
        "education": study.pk,
        "experience": work(learner),
        "project": make(learner),
        "certificate": pass_exams(learner),
        "evidence": claim(learner),
        "study": study_time(learner),
        "advert": paste(learner),
    }


def study_time(learner: User) -> int:
    """Two weeks of the study log, with as many words as fit; the key of an entry."""
    milestone = Milestone.objects.get(slug=STARTED)
    for days in (0, 1, 8):
        StudyTimeFactory.create(learner=learner, day=timezone.localdate() - timedelta(days=days), minutes=95)
    note = {"milestone": milestone, "note": f"{LONG_NAME} " * 2}
    entry: StudyTime = StudyTimeFactory.create(learner=learner, day=timezone.localdate(), minutes=1, **note)
    return entry.pk


def paste(learner: User) -> int:
    """An advert with everything that one can say of it, corrected, and one that asks nothing. The key of the first."""
    long = AdvertFactory.create(
        learner=learner,
        title=LONG_NAME,
        company=LONG_NAME,
        link=LONG_LINK,
        text=f"{HARBOUR}\n- {LONG_LINK}\nQualifications: a Master's degree, or equivalent experience; {LONG_NAME}.",
        name=f"{LONG_NAME} at the harbour",
        stage=AdvertStage.OFFER,
        applied_on=THEN.date(),
        interview_on=THEN.date(),
        decided_on=THEN.date(),
        notes=f"Where it was:\n{LONG_LINK}",
        outcome=LONG_NAME * 3,
    )
    CorrectionFactory.create(advert=long, word=LONG_NAME)
    CorrectionFactory.create(advert=long, term="sql", word="", tier=CorrectedTier.NOT_ASKED)
    AdvertFactory.create(learner=learner, text="Come as you are.")
    return long.pk


def claim(learner: User) -> int:
    """A claim that grew, with evidence of several kinds; and one suggestion put off. The key of the evidence."""
    grown = SkillClaim.objects.get(learner=learner, skill__slug="technical-writing")
    for level, since in ((1, THEN), (3, THEN + timedelta(days=60))):
        ClaimedLevelFactory.create(claim=grown, level=level, since=since)
    work = ExperienceFactory.create(learner=learner, title=LONG_NAME)
    EvidenceFactory.create(learner=learner, claim=grown, kind="used-at-work", url="", experience=work)
    SkillClaimFactory.create(learner=learner, skill=Skill.objects.get(slug="linear-algebra"), is_shared=True)
    NotYetFactory.create(learner=learner, skill=Skill.objects.get(slug="python"), level=2)
    words = EvidenceFactory.create(learner=learner, claim=grown, kind="text", url="", text=f"Mine:\n{LONG_LINK}")
    return words.pk


def work(learner: User) -> int:
    """Two jobs at a time, one of them part of full time, and the skills used there; the key of the first."""
    job = ExperienceFactory.create(
        learner=learner,
        title=LONG_NAME,
        organisation=LONG_NAME,
        summary=f"What I did:\n{LONG_LINK}",
        link=LONG_LINK,
        is_shared=True,
    )
    for skill in Skill.objects.all()[:4]:
        ExperienceSkillFactory.create(experience=job, skill=skill)
    ExperienceFactory.create(
        learner=learner, kind="machine-learning", sort="internship", start=date(2021, 6, 1), end=None, share=33
    )
    claim = SkillClaimFactory.create(learner=learner, skill=Skill.objects.get(slug="technical-writing"))
    EvidenceFactory.create(learner=learner, claim=claim, url=LONG_LINK)
    return job.pk


def make(learner: User) -> int:
    """A project with all that one can have, and a competition; the key of the first."""
    project = ProjectFactory.create(
        learner=learner,
        title=LONG_NAME,
        summary=f"What it is:\n{LONG_LINK}",
        part="My part.",
        repository_url=LONG_LINK,
        demo_url=LONG_LINK,
        writeup_url=LONG_LINK,
        start=date(2025, 3, 1),
        outcome=LONG_NAME,
        outcome_number="123456789012.3456",
        outcome_unit=LONG_NAME,
        is_shared=True,
    )
    keep_picture(project, drawn_anew(io.BytesIO(plain(1500, 900)), 0), LONG_NAME)
    ProjectSkillFactory.create(project=project, skill=Skill.objects.get(slug="technical-writing"))
    ProjectMilestoneFactory.create(project=project, milestone=Milestone.objects.get(slug=ARCHIVED))
    EvidenceFactory.create(learner=learner, claim=None, project=project, url=LONG_LINK)
    ProjectFactory.create(learner=learner, kind="competition", rank=112, rank_of=4321, end=date(2024, 5, 1))
    return project.pk


def pass_exams(learner: User) -> int:
    """A certificate of each standing; the key of one that expires soon."""
    today = timezone.localdate()
    ended = Certification.objects.filter(replaced_by__isnull=False).first()
    CertificateHeldFactory.create(learner=learner, certification=ended, name="", expires=today - timedelta(days=9))
    CertificateHeldFactory.create(learner=learner, name=LONG_NAME, issuer=LONG_NAME)
    soon = CertificateHeldFactory.create(
        learner=learner, issued=date(2024, 5, 1), expires=today + timedelta(days=9), credential_url=LONG_LINK
    )
    return soon.pk


def resume_brought_by(learner: User) -> str:
    """A résumé that was brought and not taken over yet: as the page of the review sends it."""
    document = {
        "basics": {"name": "Ada", "label": LONG_NAME, "phone": "+44 1", "image": "data:image/png;base64,AAAA"},
        "work": [
            {"position": "Data analyst", "name": LONG_NAME, "startDate": "2019", "url": "javascript:alert(1)"},
            {"position": "Later", "startDate": "2190-01"},
        ],
        "education": [{"institution": "Evening school", "startDate": "2020-01"}],
        "skills": [{"name": "Python", "level": "ninja"}, {"name": LONG_NAME}],
        "projects": [{"name": LONG_LINK, "keywords": ["SQL"]}],
        "certificates": [{"name": "A certificate", "date": "2024-05-17"}],
        "awards": [{"title": LONG_LINK}],
    }
    tidy, notes = tidied(document)
    return Brought(UUID(int=1), tidy, notes).packed(learner)


def report(learner: User) -> None:
    """What somebody told the curators: about the same resource in every state, and about what was archived since."""
    answered = {"answer": f"Thank you.\n\nIt moved to {LONG_LINK}", "answered_at": THEN}
    about = {"learner": learner, "resource": Resource.objects.get(slug="coursera-ml-specialization")}
    ReportFactory.create(**about, text=f"It led here:\n{LONG_LINK}", address=LONG_LINK)
    ReportFactory.create(**about, kind=ReportKind.PAID, state=ReportState.IN_WORK)
    ReportFactory.create(**about, **answered, kind=ReportKind.OUTDATED, state=ReportState.DONE)
    ReportFactory.create(**about, **answered, kind=ReportKind.BETTER, text=LONG_NAME, state=ReportState.DECLINED)
    archived = Milestone.objects.get(slug=ARCHIVED)
    ReportFactory.create(learner=learner, resource=None, milestone=archived, state=ReportState.WITHDRAWN)


def learn_in_numbers() -> None:
    """As many others as the overview tells of: new ones, some who went on, some who fell silent."""
    lately, long_ago = (timezone.now() - timedelta(days=days) for days in (10, 50))
    for learner in UserFactory.create_batch(5, date_joined=lately):
        record(learner, STARTED, status=ProgressStatus.DONE, started_at=lately, completed_at=lately)
    for learner in UserFactory.create_batch(5, date_joined=long_ago):
        record(learner, UNTOUCHED, status=ProgressStatus.STARTED, started_at=long_ago)
    week = week_of(timezone.localdate(lately))
    SearchMissFactory.create(term="a-term-" * 11, week=week, count=5)


def record(learner: User, slug: str, **fields: object) -> None:
    """Progress on a milestone of the curriculum."""
    ProgressFactory.create(learner=learner, milestone=Milestone.objects.get(slug=slug), **fields)


def mail_to(learner: User) -> dict[str, str]:
    """The parts of links that only a mail tells: confirming an address, setting a password."""
    address = EmailAddress.objects.create(user=learner, email=learner.email)
    key = user_pk_to_url_str(learner)
    return {
        "confirm": EmailConfirmationHMAC(address).key,
        "reset": f"{key}-{default_token_generator.make_token(learner)}",
        "reset_form": f"{key}-set-password",
    }
