"""Looking through a résumé: dates that are corrected, and what survives when somebody is signed out."""

from datetime import date
from typing import Any

import pytest
from django.test import Client
from time_machine import travel

from accounts.models import CertificateHeld, Education, Experience, Project, ResumeImport, User
from tests.accounts.resumes import ADDRESS, brought, form_of, said, taken_over
from tests.factories import UserFactory

JOB = {"position": "Data analyst", "name": "Shop", "startDate": "2019", "endDate": "2021"}


@pytest.fixture(autouse=True)
def _today() -> Any:
    with travel("2026-03-12 12:00Z", tick=False):
        yield


def test_dates_are_those_of_the_file_unless_they_are_corrected(learner_client: Client) -> None:
    document = {
        "work": [JOB],
        "education": [{"institution": "Evening school", "startDate": "2020-01"}],
        "projects": [{"name": "Forecast"}],
        "certificates": [{"name": "A certificate", "date": "2024-05"}],
    }
    corrections = {
        "end-work-0": "2021-06",
        "end-education-0": "2022-01",
        "is_in_progress-education-0": "",
        "start-projects-0": "2023-02",
        "issued-certificates-0": "2024-05-17",
        "expires-certificates-0": "2027-05-17",
    }

    taken_over(learner_client, document, **corrections)

    job, study, project = Experience.objects.get(), Education.objects.get(), Project.objects.get()
    held = CertificateHeld.objects.get()
    assert (job.start, job.end) == (date(2019, 1, 1), date(2021, 6, 1))
    assert (study.start, study.end, study.is_in_progress) == (date(2020, 1, 1), date(2022, 1, 1), False)
    assert (project.start, project.end) == (date(2023, 2, 1), None)
    assert (held.issued, held.expires) == (date(2024, 5, 17), date(2027, 5, 17))


def test_form_without_dates_leaves_them_as_they_are(learner_client: Client) -> None:
    sent = {
        name: text
        for name, text in form_of(brought(learner_client, {"work": [JOB]})).items()
        if not name.startswith(("start-", "end-"))
    }

    learner_client.post(ADDRESS, sent)

    job = Experience.objects.get()
    assert (job.start, job.end) == (date(2019, 1, 1), date(2021, 1, 1))


@pytest.mark.parametrize(
    ("corrections", "told"),
    [
        ({"start-work-0": ""}, "Say from when: experience is counted by its months."),
        ({"start-work-0": "2022-02"}, "This is before the start."),
        ({"end-work-0": "2190-01"}, "This month is still to come. Leave it out until then."),
        ({"end-work-0": "soon"}, "Enter a month as year and month, such as 2024-09."),
        ({"issued-certificates-0": "2026-03-13"}, "This day is still to come."),
        ({"end-education-0": "2022-01"}, "It has an end and is still going on: leave one of both out."),
    ],
)
def test_dates_that_cannot_be_are_refused_where_they_were_typed(
    corrections: dict[str, str], told: str, learner_client: Client
) -> None:
    document = {
        "work": [JOB],
        "education": [{"institution": "Evening school", "startDate": "2020-01"}],
        "certificates": [{"name": "A certificate"}],
    }

    answer = taken_over(learner_client, document, **corrections)

    assert answer.status_code == 422
    assert told in said(answer)
    assert all(text in answer.content.decode() for text in corrections.values())
    assert not ResumeImport.objects.exists()


def test_dates_of_what_is_not_ticked_are_not_judged(learner_client: Client) -> None:
    sent = form_of(brought(learner_client, {"work": [JOB]})) | {"end-work-0": "2001-01"}
    del sent["keep-work-0"]

    answer = learner_client.post(ADDRESS, sent)

    assert (answer.status_code, Experience.objects.exists()) == (302, False)


def test_dates_to_come_that_the_file_may_say_are_no_obstacle(learner_client: Client) -> None:
    taken_over(learner_client, {"education": [{"institution": "U", "startDate": "2025-09", "endDate": "2027-06"}]})

    study = Education.objects.get()
    assert (study.start, study.end, study.is_in_progress) == (date(2025, 9, 1), None, True)


def test_review_survives_the_log_in(learner: User) -> None:
    client = Client()
    client.force_login(learner)
    sent = form_of(brought(client, {"work": [JOB]})) | {"end-work-0": "2021-06", "kind-work-0": "software"}
    client.logout()

    asked = client.post(ADDRESS, sent)
    client.force_login(learner)
    again = client.get(ADDRESS)
    client.post(ADDRESS, form_of(again))

    job = Experience.objects.get()
    assert (asked.status_code, asked.headers["Location"]) == (302, "/accounts/login/?next=/record/import/")
    assert "You were signed out before this was saved." in said(again)
    assert (job.title, job.kind, job.end) == ("Data analyst", "software", date(2021, 6, 1))
    assert "Choose a file" not in said(client.get(ADDRESS))


def test_review_is_not_handed_to_somebody_else(learner: User) -> None:
    client = Client()
    client.force_login(learner)
    sent = form_of(brought(client, {"work": [JOB]}))
    client.logout()
    client.post(ADDRESS, sent)

    client.force_login(UserFactory.create())
    page = client.get(ADDRESS)

    assert page.status_code == 200
    assert "Data analyst" not in said(page)
    assert "JSON Resume file" in said(page)


@pytest.mark.django_db
def test_file_that_a_visitor_sends_is_not_kept() -> None:
    client = Client()

    brought(client, {"work": [JOB]})

    assert not client.session.get("unsaved_record")
