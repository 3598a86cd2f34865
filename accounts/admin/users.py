"""Accounts as support sees them: who is here, in what state; no password, no learner's work."""

from typing import Any

from allauth.account.models import EmailAddress
from django.contrib import admin, messages
from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet
from django.forms import CheckboxSelectMultiple
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from accounts.models import User
from accounts.trail import note


class EmailAddressInline(admin.TabularInline[EmailAddress, User]):
    """The addresses of an account and whether each is confirmed, to look at."""

    model = EmailAddress
    fields = ("email", "verified", "primary")
    extra = 0

    def has_view_permission(self, _request: HttpRequest, _user: User | None = None) -> bool:
        """Show them to whoever may open the account."""
        return True

    def has_add_permission(self, _request: HttpRequest, _user: User | None = None) -> bool:
        return False

    def has_change_permission(self, _request: HttpRequest, _user: User | None = None) -> bool:
        return False

    def has_delete_permission(self, _request: HttpRequest, _user: User | None = None) -> bool:
        return False


@admin.register(User)
class UserAdmin(admin.ModelAdmin[User]):
    """Accounts are made by signing up, or with `make curator`; they are switched off rather than deleted."""

    list_display = ("email", "name", "date_joined", "last_login", "is_verified", "is_staff", "is_active")
    list_filter = ("is_active", "is_staff")
    search_fields = ("email", "name")
    search_help_text = _("E-mail or name")
    ordering = ("-date_joined", "-pk")
    show_full_result_count = False
    actions = ("switch_off", "switch_on")
    inlines = (EmailAddressInline,)
    readonly_fields = ("email", "date_joined", "last_login")
    fieldsets = (
        (None, {"fields": ("email", "name", "is_active")}),
        (_("Dates"), {"fields": ("date_joined", "last_login")}),
    )
    rights = (_("What they may do"), {"fields": ("is_staff", "is_superuser", "groups", "user_permissions")})

    def formfield_for_manytomany(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:  # noqa: ANN401
        """Roles are few, and ticked; single permissions are many, and hardly ever given."""
        if db_field.name == "groups":
            kwargs["widget"] = CheckboxSelectMultiple()
        return super().formfield_for_manytomany(db_field, request, **kwargs)

    def get_queryset(self, request: HttpRequest) -> QuerySet[User]:
        """The accounts, and whether the address that each logs in with is confirmed."""
        verified = EmailAddress.objects.filter(user=OuterRef("pk"), email=OuterRef("email"), verified=True)
        return super().get_queryset(request).annotate(is_verified=Exists(verified))

    @admin.display(description=_("verified"), boolean=True, ordering="is_verified")
    def is_verified(self, user: Any) -> bool:  # noqa: ANN401 (a user with what the query above added)
        """Whether the address that the account logs in with is confirmed."""
        verified: bool = user.is_verified
        return verified

    def get_fieldsets(self, request: HttpRequest, _user: User | None = None) -> Any:  # noqa: ANN401
        """Let only superusers give rights: whoever else could would give themselves all of them."""
        return (*self.fieldsets, self.rights) if request.user.is_superuser else self.fieldsets

    def has_add_permission(self, _request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, user: User | None = None) -> bool:
        """Keep the staff's accounts out of the reach of everybody but superusers."""
        above = user is not None and (user.is_staff or user.is_superuser) and not request.user.is_superuser
        return super().has_change_permission(request, user) and not above

    def has_delete_permission(self, _request: HttpRequest, _user: User | None = None) -> bool:
        return False

    @admin.action(description=_("Switch off the chosen accounts"), permissions=["change"])
    def switch_off(self, request: HttpRequest, users: QuerySet[User]) -> None:
        """Lock accounts out, but neither one's own nor, unless one is a superuser, anybody's on the staff."""
        count = self._switch(request, users, is_active=False)
        told = ngettext("%(count)d account was switched off.", "%(count)d accounts were switched off.", count)
        self.message_user(request, told % {"count": count}, messages.SUCCESS)

    @admin.action(description=_("Switch on the chosen accounts"), permissions=["change"])
    def switch_on(self, request: HttpRequest, users: QuerySet[User]) -> None:
        """Let accounts log in again."""
        count = self._switch(request, users, is_active=True)
        told = ngettext("%(count)d account was switched on.", "%(count)d accounts were switched on.", count)
        self.message_user(request, told % {"count": count}, messages.SUCCESS)

    def _switch(self, request: HttpRequest, users: QuerySet[User], *, is_active: bool) -> int:
        """Switch those that are not so yet, and leave a trace of each; how many they were."""
        switched = list(self._within_reach(request, users).exclude(is_active=is_active))
        with transaction.atomic():
            User.objects.filter(pk__in=[user.pk for user in switched]).update(is_active=is_active)
            for user in switched:
                self.log_change(request, user, f"active: {is_active}")
        for user in switched:
            note("rights", {"user": user.pk, "changed": {"is_active": is_active}})
        return len(switched)

    def _within_reach(self, request: HttpRequest, users: QuerySet[User]) -> QuerySet[User]:
        others = users.exclude(email=request.user.get_username())
        return others if request.user.is_superuser else others.filter(is_staff=False, is_superuser=False)
