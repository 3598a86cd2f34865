"""The learner's addresses."""

from django.urls import path

from accounts.views import background, dashboard, plan, progress, record

urlpatterns = [
    path("dashboard/", dashboard.dashboard, name="dashboard"),
    path("plan/", plan.plan, name="plan"),
    path("milestones/<slug:slug>/start/", progress.start_milestone, name="start_milestone"),
    path("milestones/<slug:slug>/complete/", progress.complete_milestone, name="complete_milestone"),
    path("milestones/<slug:slug>/reopen/", progress.reopen_milestone, name="reopen_milestone"),
    path("milestones/<slug:slug>/set-aside/", progress.set_aside_milestone, name="set_aside_milestone"),
    path("record/", record.record, name="record"),
    path("record/education/", background.education, name="education"),
    path("record/education/add/", background.add_education, name="add_education"),
    path("record/education/<int:pk>/", background.change_education, name="change_education"),
    path("record/education/<int:pk>/remove/", background.remove_education, name="remove_education"),
]
