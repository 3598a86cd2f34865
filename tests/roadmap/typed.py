"""What a browser would send back if somebody pressed Save on an admin page as it stands."""

from collections.abc import Iterator
from typing import Any

from django.forms import BaseForm
from django.test import Client


def page(client: Client, address: str, **changes: Any) -> dict[str, Any]:
    """The fields of the page's form and of its tables, with some of them typed over."""
    return sent(client.get(address)) | changes


def sent(answer: Any) -> dict[str, Any]:
    """The fields of the form that the answer shows."""
    context = answer.context
    forms = [context["adminform"].form]
    for table in context["inline_admin_formsets"]:
        forms += [table.formset.management_form, *table.formset.forms]
    return {name: value for form in forms for name, value in _fields(form)} | _opened(context)


def _opened(context: Any) -> dict[str, str]:
    """What the form says of the item that it shows; there is none yet on an add page."""
    return {context["opened_name"]: context["opened"]} if "opened" in context else {}


def row(table: str, number: int, **fields: Any) -> dict[str, Any]:
    """A row added to a table that has `number` rows so far."""
    return {f"{table}-TOTAL_FORMS": number + 1} | {f"{table}-{number}-{name}": typed for name, typed in fields.items()}


def _fields(form: BaseForm) -> Iterator[tuple[str, Any]]:
    for field in form:
        value = field.value()
        if value is not False:
            yield field.html_name, "" if value is None else value
