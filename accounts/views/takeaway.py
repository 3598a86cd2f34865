"""Taking everything away, and bringing it back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import FileResponse, Http404, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts.actions.archives import archive_now, ask_for_archive, drop_expired, is_large, parts_of
from accounts.actions.restoring import restore
from accounts.forms.takeaway import RestoreForm
from accounts.models import ExportArchive

if TYPE_CHECKING:
    from django.http import HttpResponse, HttpResponseBase

    from accounts.http import LearnerRequest


@require_http_methods(["GET", "HEAD", "POST"])
def settings_export(request: LearnerRequest) -> HttpResponseBase:
    """Give the learner everything in one file: at once, or, if that takes long, as soon as it is made."""
    if request.method != "POST":
        return render(request, "accounts/settings_export.html", {"archive": _archive(request)})
    if not is_large(request.user):
        return FileResponse(archive_now(request.user), as_attachment=True, filename=_filename())
    archive = ask_for_archive(request.user)
    if archive.made_at is None:
        messages.info(request, _("Your archive is being made. Come back here in a few minutes."))
    return redirect("settings_export")


@require_safe
def download_archive(request: LearnerRequest) -> HttpResponseBase:
    """Give the learner the archive that was made for them; for everybody else there is none."""
    archive = _archive(request)
    if archive is None or archive.made_at is None:
        raise Http404
    headers = {
        "Content-Type": "application/zip",
        "Content-Length": str(archive.size),
        "Content-Disposition": content_disposition_header(True, _filename()) or "",  # noqa: FBT003 (Django's)
    }
    return StreamingHttpResponse(parts_of(archive), headers=headers)


@require_http_methods(["GET", "HEAD", "POST"])
def settings_import(request: LearnerRequest) -> HttpResponse:
    """Take an archive back, and say what was taken and what was not, and why."""
    if request.method != "POST":
        return render(request, "accounts/settings_import.html", {"form": RestoreForm()})
    form = RestoreForm(request.POST, request.FILES)
    if not form.is_valid():
        return render(request, "accounts/settings_import.html", {"form": form}, status=422)
    outcome = restore(request.user, form.cleaned_data["archive"])
    return render(request, "accounts/restored.html", {"outcome": outcome})


def _archive(request: LearnerRequest) -> ExportArchive | None:
    """The learner's archive, made or being made; one that was kept long enough is gone."""
    archive = ExportArchive.objects.filter(learner=request.user).first()
    if archive and archive.is_expired:
        drop_expired()
        return None
    return archive


def _filename() -> str:
    return f"careerpath-{timezone.localdate():%Y-%m-%d}.zip"
