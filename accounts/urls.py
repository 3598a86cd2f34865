"""The learner's addresses."""

from django.urls import path

from accounts.views import background, dashboard, leaving, plan, progress, record, resume, takeaway

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
    path("record/import/", resume.import_resume, name="import_resume"),
    path("record/import/<int:pk>/forget/", resume.forget_resume, name="forget_resume"),
    path("record/", record.record, name="record"),
    path("record/education/", background.education, name="education"),
    path("record/education/add/", background.add_education, name="add_education"),
    path("record/education/<int:pk>/", background.change_education, name="change_education"),
    path("record/education/<int:pk>/remove/", background.remove_education, name="remove_education"),
    path("record/experience/", background.experience, name="experience"),
    path("record/experience/add/", background.add_experience, name="add_experience"),
    path("record/experience/<int:pk>/", background.change_experience, name="change_experience"),
    path("record/experience/<int:pk>/remove/", background.remove_experience, name="remove_experience"),
]
