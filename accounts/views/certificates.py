"""Certificates that the learner holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts.forms.certificates import CertificateForm
from accounts.readers.certificates import certificates_of, held
from accounts.views.editing import Section, edit, remove

if TYPE_CHECKING:
    from django.http import HttpResponse

    from accounts.http import LearnerRequest

PER_PAGE = 20

CERTIFICATES = Section(
    name="certificates_held",
    form=CertificateForm,
    title=_("Certificates"),
    add_title=_("Add a certificate"),
    change_title=_("Change a certificate"),
    remove_title=_("Remove this certificate?"),
)


@require_safe
def certificates_held(request: LearnerRequest) -> HttpResponse:
    """What the learner holds, and until when."""
    page = Paginator(certificates_of(request.user), PER_PAGE).get_page(request.GET.get("page"))
    listed = held(page, timezone.localdate())
    context = {"section": CERTIFICATES, "page": page, "certificates": listed}
    return render(request, "accounts/record/certificates_held.html", context)


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def add_certificates_held(request: LearnerRequest) -> HttpResponse:
    """Record a certificate."""
    return edit(request, CERTIFICATES)


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def change_certificates_held(request: LearnerRequest, pk: int) -> HttpResponse:
    """Change a certificate."""
    return edit(request, CERTIFICATES, pk)


@require_http_methods(["GET", "HEAD", "POST"])
def remove_certificates_held(request: LearnerRequest, pk: int) -> HttpResponse:
    """Remove a certificate."""
    return remove(request, CERTIFICATES, pk)
