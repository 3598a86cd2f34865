"""Taking lists home from the admin as files, and bringing them back."""

import json
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from django.contrib.admin.models import LogEntry
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from roadmap.actions import export_curriculum, load_curriculum
from roadmap.actions.files import read_yaml
from roadmap.actions.tables import MODELS
from roadmap.actions.tabling import csv_text, json_text, yaml_text
from roadmap.domain.content import KINDS
from roadmap.models import ContentVersion, Resource, SkillAlias, State, versions_of
from tests.factories import MilestoneFactory, PrerequisiteFactory, ResourceFactory, SkillAliasFactory, SkillFactory
from tests.staff import client_of, make_roles

pytestmark = pytest.mark.django_db

NEW = "slug,title,author,kind,url,cost,level,year\n"


def row(number: int, **changed: str) -> str:
    """The row of a resource that is not there yet."""
    cells = {
        "slug": f"new-{number}",
        "title": f"New {number}",
        "author": "Somebody",
        "kind": "book",
        "url": f"https://example.org/new/{number}",
        "cost": "free",
        "level": "beginner",
        "year": "2024",
    }
    return ",".join((cells | changed).values()) + "\n"


def page(model: str, name: str) -> str:
    return reverse(f"admin:roadmap_{model}_{name}")


def preview(client: Client, model: str, text: str | bytes, name: str = "items.csv") -> Any:
    """What the page says of a file before anything is written."""
    content = text.encode() if isinstance(text, str) else text
    file = SimpleUploadedFile(name, content)
    return client.post(page(model, "import"), {"import_file": file, "format": "", "resource": "0"})


def confirm(client: Client, model: str, seen: Any) -> Any:
    """Agree to what a preview showed."""
    form = seen.context["confirm_form"]
    fields = {name: form.initial.get(name, "") for name in form.fields} | {"digest": seen.context["result"].digest}
    return client.post(page(model, "process_import"), fields, follow=True)


def messages(response: Any) -> list[str]:
    return [str(message) for message in response.context["messages"]]


def refusals(response: Any) -> list[tuple[int | None, str, str, str]]:
    return [(one.place, one.slug, one.field, one.reason) for one in response.context["result"].refusals]


def test_export_that_comes_back_changes_nothing(curator_client: Client) -> None:
    load_curriculum()
    writers = {"csv": csv_text, "yaml": yaml_text, "json": json_text}
    outcomes = {}

    for name, items in export_curriculum().items():
        model = str(MODELS[name]._meta.model_name)  # noqa: SLF001 (documented, for all its underscore)
        for ending, write in writers.items():
            seen = preview(curator_client, model, write(KINDS[name], items), f"items.{ending}")
            outcomes[name, ending] = (refusals(seen), seen.context["result"].totals["skip"] == len(items))

    assert set(outcomes) == {(name, ending) for name in KINDS for ending in writers}
    assert [key for key, outcome in outcomes.items() if outcome != ([], True)] == []


def test_export_has_the_list_as_it_was_filtered(curator_client: Client) -> None:
    ResourceFactory.create(slug="shown", title="=cmd|' /C calc'!A0")
    ResourceFactory.create(slug="hidden", state=State.DRAFT)

    answer = curator_client.post(f"{page('resource', 'export')}?state__exact=published", {"format": 0, "resource": 0})

    table = answer.content.decode("utf-8-sig")
    assert "shown" in table and "hidden" not in table  # noqa: PT018 (one statement about the same table)
    assert "'=cmd|" in table
    assert answer["Content-Disposition"].startswith('attachment; filename="resources-')


def test_export_of_selected_items_is_a_file_that_loading_reads(curator_client: Client) -> None:
    chosen, _other = ResourceFactory.create_batch(2)

    answer = curator_client.post(
        page("resource", "changelist"), {"action": "export_yaml", "_selected_action": [chosen.pk]}
    )

    assert list(read_yaml("resources.yaml", answer.content)) == [chosen.slug]  # type: ignore[call-overload]


def test_import_writes_what_the_preview_showed(curator_client: Client) -> None:
    old = ResourceFactory.create(slug="old", title="Before", verdict="Stays")

    seen = preview(curator_client, "resource", "slug,title\nold,After\n")
    done = confirm(curator_client, "resource", seen)

    old.refresh_from_db()
    assert (old.title, old.verdict) == ("After", "Stays")
    assert messages(done)[0].startswith("Imported 1 item in ")
    assert messages(done)[0].endswith("0 new, 1 changed, 0 as before.")
    assert [(version.title, version.history_change_reason) for version in versions_of(Resource)] == [
        ("After", "Imported from items.csv"),
        ("Before", "As it was before the first change that was kept"),
    ]
    assert LogEntry.objects.get().object_id == str(old.pk)


def test_import_of_a_new_item_makes_a_draft(curator_client: Client) -> None:
    confirm(curator_client, "resource", preview(curator_client, "resource", NEW + row(1)))

    assert Resource.objects.get(slug="new-1").state == State.DRAFT


def test_import_empties_what_an_empty_cell_says(curator_client: Client) -> None:
    old = ResourceFactory.create(slug="old", verdict="Goes")

    confirm(curator_client, "resource", preview(curator_client, "resource", "slug,verdict\nold,\n"))

    old.refresh_from_db()
    assert old.verdict == ""


def test_import_with_one_bad_row_among_a_thousand_writes_nothing(curator_client: Client) -> None:
    rows = [row(number) for number in range(1_000)]
    rows[567] = row(567, year="soon")

    seen = preview(curator_client, "resource", NEW + "".join(rows))

    assert refusals(seen) == [(569, "new-567", "year", "must be a whole number from 1950 to 2100, not 'soon'")]
    assert "confirm_form" not in seen.context
    assert not Resource.objects.exists()


@pytest.mark.parametrize(
    ("text", "refused"),
    [
        (NEW + row(1, url="javascript:alert(1)"), (2, "new-1", "url")),
        (NEW + row(1) + row(1, url="https://example.org/else"), (3, "new-1", "slug")),
        (NEW + row(1) + row(2, url="https://example.org/new/1"), (3, "new-2", "url")),
        ("slug,title,colour\nnew,New,red\n", (1, "", "colour")),
        (NEW + row(1, slug="Not a slug"), (2, "'Not a slug'", "slug")),
    ],
)
def test_import_names_the_row_and_the_field_that_are_wrong(
    curator_client: Client, text: str, refused: tuple[int, str, str]
) -> None:
    seen = preview(curator_client, "resource", text)

    assert refused in [refusal[:3] for refusal in refusals(seen)]
    assert not Resource.objects.exists()


def test_import_names_the_cycle_that_it_would_close(curator_client: Client) -> None:
    first, second = MilestoneFactory.create_batch(2)
    PrerequisiteFactory.create(milestone=second, requires=first)

    seen = preview(curator_client, "milestone", f"slug,prerequisites\n{first.slug},{second.slug}\n")

    told = f"closes a cycle: {first.slug} needs {second.slug} needs {first.slug}"
    assert refusals(seen) == [(2, first.slug, "prerequisites", told)]


def test_import_names_the_skill_that_has_an_alias_already(curator_client: Client) -> None:
    SkillAliasFactory.create(skill__slug="taken", name="k8s")
    other = SkillFactory.create(slug="other")

    seen = preview(curator_client, "skill", "slug,aliases\nother,k8s\n")

    assert refusals(seen) == [(2, other.slug, "aliases", "'k8s' is already that of skill taken")]
    assert SkillAlias.objects.count() == 1


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("items.csv", b"\xff\xfe\x00", "not UTF-8 text"),
        ("items.csv", b"title\nNo slug\n", "one of them must be “slug”"),
        ("items.csv", b"slug,slug\na,b\n", "same name"),
        ("items.csv", b"slug,title\na,b,c\n", "Row 2 has more cells"),
        ("items.csv", b"slug\na\0b\n", "characters that no text has"),
        ("items.csv", b"slug,title\n", "no items"),
        ("items.json", b"{", "not JSON"),
        ("items.json", b'{"a": {}, "a": {}}', "given twice"),
        ("items.json", b"[" * 100_000, "nested too deeply"),
        ("items.json", b"[1, 2]", "map slugs to items"),
        ("items.yaml", b"a: &a [x]\nb: {c: [*a", "line 3"),
        ("items.yaml", b"a: {title: x}\na: {title: y}", "given twice"),
        ("items.txt", b"slug\na\n", "does not tell its format"),
        ("items.csv", b"slug\n" + b"a\n" * 10_001, "10000 are the most"),
        ("items.csv", b"x" * 5_000_001, "5 MB are the most"),
    ],
)
def test_import_says_what_is_wrong_with_a_file(curator_client: Client, name: str, content: bytes, told: str) -> None:
    seen = preview(curator_client, "resource", content, name)

    errors = [error for errors in seen.context["form"].errors.values() for error in errors]
    assert len(errors) == 1
    assert told in errors[0]


def test_import_shows_a_new_preview_if_the_catalogue_changed_meanwhile(curator_client: Client) -> None:
    old = ResourceFactory.create(slug="old", title="Before")
    seen = preview(curator_client, "resource", "slug,title\nold,After\n")
    Resource.objects.filter(pk=old.pk).update(title="Meanwhile")

    again = confirm(curator_client, "resource", seen)
    old.refresh_from_db()
    assert old.title == "Meanwhile"
    assert "Somebody changed the catalogue meanwhile" in messages(again)[0]

    confirm(curator_client, "resource", again)
    old.refresh_from_db()
    assert old.title == "After"


def test_import_sent_twice_writes_once(curator_client: Client) -> None:
    seen = preview(curator_client, "resource", NEW + row(1))

    confirm(curator_client, "resource", seen)
    again = confirm(curator_client, "resource", seen)

    assert Resource.objects.count() == 1
    assert messages(again) == [
        "The file is no longer here, or it is not the one that was previewed. Please choose it again."
    ]


def test_import_is_for_publishers_only() -> None:
    make_roles()
    editor, publisher = client_of("editor"), client_of("publisher")

    assert editor.get(page("resource", "import")).status_code == 403
    assert editor.post(page("resource", "process_import")).status_code == 403
    assert "import_link" not in editor.get(page("resource", "changelist")).text
    assert "import_link" in publisher.get(page("resource", "changelist")).text
    assert publisher.get(page("resource", "import")).status_code == 200


def test_import_takes_as_many_statements_for_thirty_as_for_three(curator_client: Client) -> None:
    counts = []
    for numbers in (range(1), range(10, 13), range(100, 130)):
        seen = preview(curator_client, "resource", NEW + "".join(map(row, numbers)))
        with CaptureQueriesContext(connection) as captured:
            confirm(curator_client, "resource", seen)
        counts.append(len(captured))

    assert counts[1] == counts[2]


def test_import_renews_the_content_version_and_a_preview_does_not(curator_client: Client) -> None:
    SkillFactory.create(slug="python")
    before = ContentVersion.objects.get().token

    seen = preview(curator_client, "skill", json.dumps({"python": {"title": "Python"}}), "skills.json")
    previewed = ContentVersion.objects.get().token

    assert [refusal[2] for refusal in refusals(seen)] == ["category"]
    assert previewed == before


@pytest.mark.django_db(transaction=True)
def test_two_imports_at_once_write_one_after_the_other() -> None:
    ResourceFactory.create(slug="old", title="Before")
    clients = [client_of("superuser"), client_of("superuser")]
    seen = [preview(client, "resource", f"slug,title\nold,{id(client)}\n") for client in clients]

    def send(number: int) -> bool:
        # Not from the context: a test client hears what other threads render too.
        try:
            return "Somebody changed the catalogue meanwhile" in confirm(clients[number], "resource", seen[number]).text
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as threads:
        refused = sorted(threads.map(send, range(2)))

    assert refused == [False, True]
    assert versions_of(Resource).count() == 2  # as it was, and once imported
