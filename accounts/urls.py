"""The learner's addresses."""

from django.urls import path

from accounts.views import dashboard, leaving, plan, progress, takeaway

urlpatterns = [
    path("dashboard/", dashboard.dashboard, name="dashboard"),
    path("plan/", plan.plan, name="plan"),
    path("settings/export/", takeaway.settings_export, name="settings_export"),
    path("settings/export/archive/", takeaway.download_archive, name="download_archive"),
    path("settings/import/", takeaway.settings_import, name="settings_import"),
    path("settings/delete/", leaving.settings_delete, name="settings_delete"),
    path("goodbye/", leaving.goodbye, name="goodbye"),
    path("milestones/<slug:slug>/start/", progress.start_milestone, name="start_milestone"),
    path("milestones/<slug:slug>/complete/", progress.complete_milestone, name="complete_milestone"),
    path("milestones/<slug:slug>/reopen/", progress.reopen_milestone, name="reopen_milestone"),
    path("milestones/<slug:slug>/set-aside/", progress.set_aside_milestone, name="set_aside_milestone"),
]
