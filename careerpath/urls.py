"""Which address leads where. Pages are listed in their apps; here is what the project as a whole answers."""

from allauth.account.decorators import secure_admin_login
from allauth.account.models import EmailAddress
from django.contrib import admin
from django.urls import include, path
from django.utils.translation import gettext_lazy as _
from django_tasks_db.models import DBTaskResult

from careerpath import health

# The admin's own log-in knows no rate limits.
admin.site.login = secure_admin_login(admin.site.login)  # type: ignore[method-assign]
# Addresses are shown with their account; changed apart from it they would no longer be what it logs in with.
admin.site.unregister(EmailAddress)
# What waits for the worker is told where it was asked for.
admin.site.unregister(DBTaskResult)
admin.site.site_header = "careerpath"
admin.site.site_title = "careerpath"
admin.site.index_title = _("Curation")

urlpatterns = [
    path("", include("roadmap.urls")),
    path("", include("accounts.urls")),
    path("accounts/", include("allauth.account.urls")),
    path("admin/", admin.site.urls),
    path("healthz", health.healthz, name="healthz"),
    path("readyz", health.readyz, name="readyz"),
]

handler400 = "careerpath.errors.bad_request"
handler403 = "careerpath.errors.forbidden"
handler404 = "careerpath.errors.not_found"
handler500 = "careerpath.errors.server_error"
