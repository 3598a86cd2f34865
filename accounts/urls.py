"""The learner's addresses."""

from django.urls import path

from accounts.views import dashboard, plan, progress, settings, welcome

urlpatterns = [
    path("dashboard/", dashboard.dashboard, name="dashboard"),
    path("plan/", plan.plan, name="plan"),
    path("welcome/", welcome.welcome, name="welcome"),
    path("welcome/<slug:name>/", welcome.welcome_step, name="welcome_step"),
    path("settings/", settings.settings, name="settings"),
    path("milestones/<slug:slug>/start/", progress.start_milestone, name="start_milestone"),
    path("milestones/<slug:slug>/complete/", progress.complete_milestone, name="complete_milestone"),
    path("milestones/<slug:slug>/reopen/", progress.reopen_milestone, name="reopen_milestone"),
    path("milestones/<slug:slug>/set-aside/", progress.set_aside_milestone, name="set_aside_milestone"),
]
