"""Markdown in the admin: how it will look, what will not be rendered, and how long a text may be."""

import pytest
from django.contrib.auth.models import Permission
from django.test import Client
from django.urls import reverse

from roadmap.models import Question
from tests import factories
from tests.pages import page as tree_of
from tests.pages import said
from tests.roadmap import typed
from tests.roadmap.test_admin_pages import change_address

HTMX = {"HX-Request": "true"}


def preview_address() -> str:
    return reverse("admin:roadmap_question_preview")


def asked(text: str, field: str = "answer") -> dict[str, str]:
    return {"_preview": field, "answer": text}


@pytest.fixture
def with_permission(client: Client, db: None, request: pytest.FixtureRequest) -> Client:
    """A browser of somebody on the staff who may do just this."""
    person = factories.UserFactory.create(is_staff=True)
    person.user_permissions.add(Permission.objects.get(codename=request.param))
    client.force_login(person)
    return client


def test_preview_is_what_readers_will_see(curator_client: Client) -> None:
    response = curator_client.post(preview_address(), asked("This is **it**."), headers=HTMX)

    assert response.status_code == 200
    assert "".join(response.text.split()) == '<divclass="prose"><p>Thisis<strong>it</strong>.</p></div>'


def test_preview_without_a_script_is_a_page_that_saves_nothing(curator_client: Client) -> None:
    question = factories.QuestionFactory.create(answer="Before")
    address = change_address(question)

    response = curator_client.post(
        preview_address(), typed.page(curator_client, address, answer="*After*", _preview="answer")
    )

    assert "<p><em>After</em></p>" in response.text
    assert "what you typed is still in the tab that you came from" in response.text
    assert Question.objects.get().answer == "Before"


@pytest.mark.parametrize(
    ("text", "shown", "note"),
    [
        ("<b>raw</b>", "&lt;b&gt;raw&lt;/b&gt;", "HTML is not rendered"),
        ("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;", "HTML is not rendered"),
        ("![pixel](https://example.org/a.png)", "<p></p>", "Images are not shown"),
        ("# Title", "Title", "Only headings of the levels 2 to 4"),
        ("[x](javascript:alert(1))", "<p>[x](javascript:alert(1))</p>", ""),
    ],
)
def test_preview_shows_the_harmful_harmlessly_and_says_so(
    curator_client: Client, text: str, shown: str, note: str
) -> None:
    response = curator_client.post(preview_address(), asked(text), headers=HTMX)

    assert shown in response.text
    assert note in response.text
    assert ("preview-note" in response.text) is bool(note)
    assert "<script" not in response.text
    assert "href" not in response.text


def test_preview_of_nothing_says_so(curator_client: Client) -> None:
    response = curator_client.post(preview_address(), asked(" \n "), headers=HTMX)

    assert "Nothing to show yet." in response.text


@pytest.mark.parametrize("hx", [{}, HTMX])
@pytest.mark.parametrize(("length", "status"), [(100_000, 200), (100_001, 413)])
def test_preview_of_a_very_long_text_names_the_limit(
    curator_client: Client, hx: dict[str, str], length: int, status: int
) -> None:
    response = curator_client.post(preview_address(), asked("x" * length), headers=hx)

    assert response.status_code == status
    told = "This text has 100001 characters; at most 100000 fit. Shorten it." in " ".join(response.text.split())
    assert told is (status == 413)


@pytest.mark.parametrize("field", ["", "slug", "nothing"])
def test_preview_of_another_field_is_refused(curator_client: Client, field: str) -> None:
    assert curator_client.post(preview_address(), asked("x", field)).status_code == 400


@pytest.mark.parametrize(
    ("with_permission", "status"),
    [("change_question", 200), ("add_question", 200), ("view_question", 403), ("change_skill", 403)],
    indirect=["with_permission"],
)
def test_preview_is_for_those_who_write(with_permission: Client, status: int) -> None:
    assert with_permission.post(preview_address(), asked("x")).status_code == status


def test_preview_wants_a_token(curator_client: Client) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = curator_client.cookies

    assert strict.post(preview_address(), asked("x")).status_code == 403


def test_page_comes_with_the_preview_of_what_is_there_and_a_sheet(curator_client: Client) -> None:
    question = factories.QuestionFactory.create(answer="It *depends*.")

    page = tree_of(curator_client.get(change_address(question)))

    assert said(page.find(".//section[@class='preview']")) == "As readers see it It depends."
    rows = page.findall(".//details[@class='cheat-sheet']//tbody/tr")
    assert "This is **important**, this is *stressed*. This is important, this is stressed." in [
        said(row) for row in rows
    ]
    button = page.find(".//button[@name='_preview']")
    assert button is not None
    assert (button.get("formaction"), button.get("formtarget")) == (preview_address(), "_blank")


def test_text_that_is_too_long_is_refused_with_the_limit_and_kept_on_the_page(curator_client: Client) -> None:
    question = factories.QuestionFactory.create(answer="Before")
    address = change_address(question)

    response = curator_client.post(address, typed.page(curator_client, address, answer="y" * 100_001))

    told = "This text has 100001 characters; at most 100000 fit. Shorten it."
    assert response.context["adminform"].form.errors == {"answer": [told]}
    assert "y" * 100_001 in response.text
    assert Question.objects.get().answer == "Before"


def test_lines_and_ordinary_texts_have_limits_of_their_own(curator_client: Client) -> None:
    milestone = factories.MilestoneFactory.create()
    address = change_address(milestone)
    changes = {"done_means": f"short\n{'x' * 1_001}", "why": "w" * 10_001, "outcome": "\r\n" * 5_000 + "o"}

    response = curator_client.post(address, typed.page(curator_client, address, **changes))

    assert response.context["adminform"].form.errors == {
        "done_means": ["A line has 1001 characters; at most 1000 fit. Break it up or shorten it."],
        "why": ["This text has 10001 characters; at most 10000 fit. Shorten it."],
    }
    assert "maxlength" not in response.text.partition('name="why"')[2].partition(">")[0]


def test_ends_of_lines_are_saved_as_files_have_them(curator_client: Client) -> None:
    question = factories.QuestionFactory.create()
    address = change_address(question)

    curator_client.post(address, typed.page(curator_client, address, answer="one\r\n\r\ntwo"))

    assert Question.objects.get().answer == "one\n\ntwo"
