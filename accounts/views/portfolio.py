"""A portfolio as others see it, and as its owner may see it before they do."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.models import AnonymousUser
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from accounts.models import Portfolio, Visibility
from accounts.readers.portfolio import open_portfolio, picture_of, shown_portfolio
from accounts.readers.resume import resume_of
from accounts.views.pdf import PICTURE_TYPE, NoPdfError, pdf_of

if TYPE_CHECKING:
    from accounts.http import LearnerRequest
    from roadmap.http import HttpRequest


@dataclass(frozen=True, slots=True)
class Place:
    """Where a portfolio is found: the URL names of its parts begin with `prefix`, and all take the same arguments."""

    prefix: str
    args: tuple[str, ...] = ()

    @property
    def page(self) -> str:
        """The page itself."""
        return reverse(self.prefix, args=self.args)

    @property
    def pdf(self) -> str:
        """The page as a PDF."""
        return reverse(f"{self.prefix}_pdf", args=self.args)

    @property
    def resume(self) -> str:
        """The same for programs."""
        return reverse(f"{self.prefix}_resume", args=self.args)

    def picture(self, project: int) -> str:
        """The picture of a project."""
        return reverse(f"{self.prefix}_picture", args=[*self.args, project])

    @property
    def is_preview(self) -> bool:
        """Whether only its owner gets there."""
        return not self.args


PREVIEW = Place("portfolio_preview")


@login_not_required
@require_safe
def portfolio(request: HttpRequest, name: str) -> HttpResponse:
    """What the learner shows, to whoever may look at it."""
    return _page(request, _open(name), Place("portfolio", (name,)))


@login_not_required
@require_safe
def portfolio_resume(request: HttpRequest, name: str) -> HttpResponse:
    """The same as JSON Resume."""
    return _resume(request, _open(name), Place("portfolio", (name,)))


@login_not_required
@require_safe
def portfolio_pdf(request: HttpRequest, name: str) -> HttpResponse:
    """The same on paper."""
    return _pdf(request, _open(name), Place("portfolio", (name,)))


@login_not_required
@require_safe
def portfolio_picture(request: HttpRequest, name: str, pk: int) -> HttpResponse:  # noqa: ARG001 (views get one)
    """The picture of a project that is shown."""
    return _picture(_open(name), pk)


@require_safe
def portfolio_preview(request: LearnerRequest) -> HttpResponse:
    """What others would get, whether they may look or not."""
    return _page(request, own_portfolio(request), PREVIEW)


@require_safe
def portfolio_preview_resume(request: LearnerRequest) -> HttpResponse:
    """The same as JSON Resume."""
    return _resume(request, own_portfolio(request), PREVIEW)


@require_safe
def portfolio_preview_pdf(request: LearnerRequest) -> HttpResponse:
    """The same on paper."""
    return _pdf(request, own_portfolio(request), PREVIEW)


@require_safe
def portfolio_preview_picture(request: LearnerRequest, pk: int) -> HttpResponse:
    """The picture of a project that would be shown."""
    return _picture(own_portfolio(request), pk)


def own_portfolio(request: LearnerRequest) -> Portfolio:
    """The learner's own; one that shows nothing, not yet kept, where there is none."""
    kept = Portfolio.objects.filter(learner=request.user).first() or Portfolio()
    # As it is here already, it need not be read again.
    kept.learner = request.user
    return kept


def _open(name: str) -> Portfolio:
    found = open_portfolio(name)
    if found is None:
        raise Http404
    return found


def _page(request: HttpRequest, shared: Portfolio, place: Place) -> HttpResponse:
    shown = shown_portfolio(shared, timezone.localdate())
    # The page is the same whoever looks: it asks neither who is signed in nor what waits to be told to them.
    context = {"shown": shown, "place": place, "user": AnonymousUser(), "messages": ()}
    return _sealed(render(request, "accounts/portfolio.html", context), shared)


def _resume(request: HttpRequest, shared: Portfolio, place: Place) -> HttpResponse:
    written = resume_of(shared.learner, everything=False, url=_known_address(request, shared, place))
    answer = JsonResponse(written, json_dumps_params={"indent": 2, "ensure_ascii": False})
    return _sealed(answer, shared)


def _pdf(request: HttpRequest, shared: Portfolio, place: Place) -> HttpResponse:
    shown = shown_portfolio(shared, timezone.localdate())
    address = _known_address(request, shared, place)
    try:
        content = pdf_of(shared.learner_id, shown, address, get_language() or "")
    except NoPdfError:
        context = {"place": place, "user": AnonymousUser(), "messages": ()}
        return _sealed(render(request, "accounts/portfolio_no_pdf.html", context, status=503), shared)
    name = slugify(shown.name) or "portfolio"
    headers = {"Content-Disposition": f'inline; filename="{name}.pdf"'}
    return _sealed(HttpResponse(content, content_type="application/pdf", headers=headers), shared)


def _known_address(request: HttpRequest, shared: Portfolio, place: Place) -> str:
    """Where the portfolio is, for files that are handed on; a secret link is not written into them."""
    is_known = shared.visibility == Visibility.PUBLIC and not place.is_preview
    return request.build_absolute_uri(place.page) if is_known else ""


def _picture(shared: Portfolio, project: int) -> HttpResponse:
    picture = picture_of(shared, project)
    if picture is None:
        raise Http404
    return _sealed(HttpResponse(bytes(picture.content), content_type=PICTURE_TYPE), shared)


def _sealed(answer: HttpResponse, shared: Portfolio) -> HttpResponse:
    """Let no copy outlive the sharing: nobody on the way keeps it, and search engines only what they may list."""
    answer.headers["Cache-Control"] = "private, no-store"
    if shared.visibility != Visibility.PUBLIC or not shared.may_be_indexed:
        answer.headers["X-Robots-Tag"] = "noindex"
    return answer
