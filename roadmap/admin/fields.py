"""Form fields for what curators type: lists line by line, and addresses that a reader can open."""

from typing import Any, ClassVar

from django import forms
from django.contrib.admin.widgets import AdminTextareaWidget
from django.core.validators import URLValidator
from django.utils.translation import gettext_lazy as _

from roadmap.forms import NoteField

# Far more than a reader would read, and few enough that a page full of them can be sent.
LONGEST_TEXT = 10_000
LONGEST_LINE = 1_000

web_address = URLValidator(
    schemes=["http", "https"],
    message=_("“%(value)s” is not a full web address that starts with https:// or http://."),
)


class LongTextField(NoteField):
    """A text that is refused when it is too long, where a browser would cut off what is pasted without a word."""

    default_error_messages = {
        "max_length": _("This text has %(show_value)d characters; at most %(limit_value)d fit. Shorten it.")
    }

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        return {name: value for name, value in super().widget_attrs(widget).items() if name != "maxlength"}


class LinesField(forms.CharField):
    """A list of texts, typed one per line. Blank lines and repetitions are dropped; validators look at each line."""

    widget = AdminTextareaWidget
    default_error_messages = {
        "max_length": _("A line has %(show_value)d characters; at most %(limit_value)d fit. Break it up or shorten it.")
    }

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:  # noqa: ARG002
        return {}  # the limit is that of a line, not of all of them

    def prepare_value(self, value: Any) -> Any:  # noqa: ANN401 (a list from the row, or text from the form)
        return "\n".join(value) if isinstance(value, list) else value

    def to_python(self, value: Any) -> Any:  # noqa: ANN401 (as above)
        lines = (line.strip() for line in (value or "").splitlines())
        return list(dict.fromkeys(line for line in lines if line))

    def run_validators(self, value: list[str]) -> None:
        for line in value:
            super().run_validators(line)


class WebAddressField(forms.URLField):
    """An address that a reader can open: http or https, nothing else."""

    default_validators = [web_address]
    default_error_messages = {"invalid": _("Enter a full web address that starts with https:// or http://.")}


class ItemForm(forms.ModelForm[Any]):
    """A form that refuses what would contradict itself on the page.

    A span is a lower and an upper end; an empty upper end is open. A whole is a prefix of field names with the fields
    that have to be filled in as soon as any field with that prefix is.
    """

    spans: ClassVar[tuple[tuple[str, str], ...]] = ()
    wholes: ClassVar[dict[str, tuple[str, ...]]] = {}

    def clean(self) -> dict[str, Any] | None:
        """Refuse spans that end before they begin, and wholes with something missing."""
        cleaned = super().clean()
        for lower, upper in self.spans:
            least, most = self.cleaned_data.get(lower), self.cleaned_data.get(upper)
            if least is not None and most is not None and most < least:
                self.add_error(upper, _("This is less than the lower end, %(least)d.") % {"least": least})
        for prefix, needed in self.wholes.items():
            if any(value for name, value in self.cleaned_data.items() if name.startswith(prefix)):
                self._refuse_gaps(needed)
        return cleaned

    def _refuse_gaps(self, needed: tuple[str, ...]) -> None:
        for name in needed:
            if self.cleaned_data.get(name) == "":
                self.add_error(name, _("Fill this in too, or leave all of them empty."))
