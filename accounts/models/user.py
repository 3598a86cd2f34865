"""Who is here: one account per e-mail address, whatever case it is typed in."""

from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.core.validators import MaxValueValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


def folded(email: str) -> str:
    """Return the one spelling under which an e-mail address is stored and found.

    Lower case rather than `casefold`, which would make another domain of straße.example.
    """
    return email.strip().lower()


class FoldedEmailField(models.EmailField[str, str]):
    """An e-mail address that is folded on every way to the database: saves, bulk writes and lookups."""

    def get_prep_value(self, value: Any) -> Any:  # noqa: ANN401 (the signature is Django's)
        prepared = super().get_prep_value(value)
        return folded(prepared) if isinstance(prepared, str) else prepared

    def pre_save(self, model_instance: models.Model, add: bool) -> Any:  # noqa: ANN401, FBT001 (as above)
        """Fold the value on the instance too, so that what is in memory is what was written."""
        setattr(model_instance, self.attname, self.get_prep_value(getattr(model_instance, self.attname)))
        return super().pre_save(model_instance, add)


class UserManager(BaseUserManager["User"]):
    """Makes accounts; their e-mail address is all they need to have."""

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> "User":
        """Return a new account; without a password nobody can log in to it."""
        if not email:
            message = "An account needs an e-mail address."
            raise ValueError(message)
        user = self.model(email=folded(email), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str | None = None, **fields: Any) -> "User":
        """Return a new account that may do everything, in the admin too."""
        return self.create_user(email, password, **fields, is_staff=True, is_superuser=True)


class Origin(models.TextChoices):
    """Where a learner comes from."""

    STUDENT = "student", _("I am a student")
    GRADUATE = "graduate", _("I have just graduated")
    ANALYST = "analyst", _("I work with data")
    PROGRAMMER = "programmer", _("I am a programmer")
    OTHER = "other", _("I come from another field")


class User(AbstractBaseUser, PermissionsMixin):
    """Somebody with an account: a learner, and with `is_staff` a curator too."""

    email = FoldedEmailField(_("e-mail"))
    name = models.CharField(_("name"), max_length=120, blank=True, help_text=_("As they like to be called."))
    is_active = models.BooleanField(
        _("active"),
        default=True,
        help_text=_("Switch this off instead of deleting the account: nobody can log in to it, and its work is kept."),
    )
    is_staff = models.BooleanField(_("staff"), default=False, help_text=_("May open the admin."))
    route = models.ForeignKey(
        "roadmap.Route", on_delete=models.PROTECT, related_name="+", null=True, blank=True, verbose_name=_("route")
    )
    specialisation = models.ForeignKey(
        "roadmap.Specialisation",
        on_delete=models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
        verbose_name=_("specialisation"),
    )
    target_role = models.ForeignKey(
        "roadmap.Role",
        on_delete=models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
        verbose_name=_("target role"),
    )
    weekly_hours = models.PositiveSmallIntegerField(
        _("hours a week"), null=True, blank=True, validators=[MaxValueValidator(168)]
    )
    time_zone = models.CharField(_("time zone"), max_length=64, blank=True)
    origin = models.CharField(_("coming from"), max_length=10, choices=Origin, blank=True)
    stated_months = models.PositiveSmallIntegerField(
        _("months of relevant work, as stated"),
        null=True,
        blank=True,
        validators=[MaxValueValidator(720)],
        help_text=_("Until experience with dates is recorded."),
    )
    shows_forecast = models.BooleanField(_("shows when they arrive"), default=True)
    orders_by_adverts = models.BooleanField(_("orders next steps by their adverts"), default=False)
    welcome_step = models.PositiveSmallIntegerField(_("step of the start"), default=0, editable=False)
    date_joined = models.DateTimeField(_("joined"), default=timezone.now, editable=False)

    objects = UserManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    class Meta:
        verbose_name = _("user")
        verbose_name_plural = _("users")
        constraints = [
            models.UniqueConstraint(
                fields=["email"],
                name="user_email_unique",
                violation_error_message=_("There is already an account with this e-mail address."),
            ),
            models.CheckConstraint(
                name="user_hours_fit_into_a_week",
                condition=models.Q(weekly_hours__isnull=True) | models.Q(weekly_hours__lte=168),
            ),
            models.CheckConstraint(
                name="user_stated_months",
                condition=models.Q(stated_months__isnull=True) | models.Q(stated_months__lte=720),
            ),
        ]

    def __str__(self) -> str:
        return self.email

    def clean(self) -> None:
        super().clean()
        self.email = folded(self.email)

    def get_short_name(self) -> str:
        """Return how the admin greets this person."""
        return display_name(self)


def display_name(user: "User") -> str:
    """Return how this person is addressed: by their name, or where none is given by their e-mail address."""
    return user.name or user.email
