"""The learner's addresses."""

from django.urls import path

from accounts.views import dashboard, plan, progress, resume

urlpatterns = [
    path("dashboard/", dashboard.dashboard, name="dashboard"),
    path("plan/", plan.plan, name="plan"),
    path("milestones/<slug:slug>/start/", progress.start_milestone, name="start_milestone"),
    path("milestones/<slug:slug>/complete/", progress.complete_milestone, name="complete_milestone"),
    path("milestones/<slug:slug>/reopen/", progress.reopen_milestone, name="reopen_milestone"),
    path("milestones/<slug:slug>/set-aside/", progress.set_aside_milestone, name="set_aside_milestone"),
    path("record/import/", resume.import_resume, name="import_resume"),
    path("record/import/<int:pk>/forget/", resume.forget_resume, name="forget_resume"),
]
