"""Resources to learn from, and certifications."""

from typing import Any

from django.contrib import admin
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from roadmap.admin.care import NeedsCare
from roadmap.admin.columns import Tally
from roadmap.admin.fields import ItemForm, web_address
from roadmap.admin.inlines import ChildInline
from roadmap.admin.links import LinkColumn, LinkFilter
from roadmap.admin.merging import MergingAdmin
from roadmap.admin.ordering import OrderedAdmin
from roadmap.models import Certification, CertificationSkill, Offer, Resource


@admin.display(description=_("address"), ordering="url")
def opened(item: Resource | Certification) -> SafeString:
    """The item's address as a link that opens beside the list."""
    return format_html('<a href="{}" target="_blank" rel="noopener noreferrer">{}</a>', item.url, _("Open"))


@admin.register(Resource)
class ResourceAdmin(MergingAdmin):
    # The longest of the lists, with the most in a row.
    list_per_page = 12
    list_display = (
        "title",
        "kind",
        "cost",
        "state_badge",
        Tally("milestone_count", _("milestones"), (Resource.milestones.through.objects.all(), "resource")),
        Tally("skill_count", _("skills"), (Resource.skills.through.objects.all(), "resource")),
        opened,
        LinkColumn(),
        "changed",
    )
    list_filter = ("state", NeedsCare, LinkFilter, "kind", "cost", "level", "availability", "address_basis")
    search_fields = ("slug", "title", "author", "url")
    search_help_text = _("Title, author, address or slug")
    autocomplete_fields = ("skills", "milestones", "named_in", "successor")
    fieldsets = (
        (None, {"fields": ("title", "slug", ("state", "successor"), "author", "kind", "url", "verdict", "note")}),
        (_("For whom"), {"fields": ("cost", "level", "year", "availability", "order")}),
        (
            _("What it helps with"),
            {
                "fields": ("milestones", "skills"),
                "description": _("It is offered on the pages of these milestones and skills."),
            },
        ),
        (_("How it is known"), {"fields": ("named_in", "address_basis")}),
    )


class CertificationForm(ItemForm):
    def clean(self) -> dict[str, Any] | None:
        """Refuse what would contradict itself on the page."""
        cleaned = super().clean()
        if self.cleaned_data.get("availability") == Offer.ACTIVE and self.cleaned_data.get("retired_on"):
            self.add_error("retired_on", _("One that is still offered has no last day. Change “offered” too."))
        if self.instance in self.cleaned_data.get("replaced_by", ()):
            self.add_error("replaced_by", _("A certification does not replace itself."))
        return cleaned


class CertificationSkillInline(ChildInline):
    model = CertificationSkill
    fields = ("skill", "level", "order")
    autocomplete_fields = ("skill",)
    related = ("skill",)


@admin.register(Certification)
class CertificationAdmin(OrderedAdmin):
    form = CertificationForm
    list_display = (
        "title",
        "order",
        "issuer",
        "availability",
        "retired_on",
        "state_badge",
        Tally("skill_count", _("skills"), (CertificationSkill.objects.all(), "certification")),
        opened,
        LinkColumn(),
        "changed",
    )
    list_filter = ("state", NeedsCare, LinkFilter, "availability", "is_confirmed", "issuer")
    search_fields = ("slug", "title", "issuer", "code")
    search_help_text = _("Name, issuer, exam code or slug")
    autocomplete_fields = ("replaced_by", "named_in")
    line_validators = {"seen_at": [web_address]}
    inlines = (CertificationSkillInline,)
    fieldsets = (
        (None, {"fields": ("title", "slug", "state", ("issuer", "code"), "level", "url", "order", "note")}),
        (
            _("Whether it can still be taken"),
            {
                "fields": ("availability", ("launched_on", "retired_on"), "replaced_by"),
                "description": _("Learners who hold a retired one keep it in their record."),
            },
        ),
        (_("Its worth"), {"fields": ("proves", "worth", "not_worth")}),
        (_("Terms"), {"fields": ("validity_years", "exam_cost_usd")}),
        (_("How it is known"), {"fields": ("is_confirmed", "seen_at", "named_in")}),
    )
