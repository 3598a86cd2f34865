"""The learner's addresses."""

from django.urls import path

from accounts.views import (
    background,
    certificates,
    claims,
    dashboard,
    evidence,
    pictures,
    plan,
    progress,
    projects,
    record,
    skills,
)

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
    path("record/experience/", background.experience, name="experience"),
    path("record/experience/add/", background.add_experience, name="add_experience"),
    path("record/experience/<int:pk>/", background.change_experience, name="change_experience"),
    path("record/experience/<int:pk>/remove/", background.remove_experience, name="remove_experience"),
    path("record/skills/", skills.record_skills, name="record_skills"),
    path("record/skills/<slug:slug>/", claims.change_claim, name="change_claim"),
    path("record/skills/<slug:slug>/remove/", claims.remove_claim, name="remove_claim"),
    path("record/skills/<slug:slug>/accept/", claims.accept_suggestion, name="accept_suggestion"),
    path("record/skills/<slug:slug>/not-yet/", claims.put_off_suggestion, name="put_off_suggestion"),
    path("record/skills/<slug:slug>/suggest-again/", claims.suggest_skill_again, name="suggest_again"),
    path("record/evidence/<int:pk>/", evidence.change_evidence, name="change_evidence"),
    path("record/evidence/<int:pk>/remove/", evidence.remove_evidence, name="remove_evidence"),
    path("record/evidence/add/<slug:kind>/<slug:key>/", evidence.add_evidence, name="add_evidence"),
    path("record/projects/", projects.projects, name="projects"),
    path("record/projects/add/", projects.add_projects, name="add_projects"),
    path("record/projects/<int:pk>/", projects.project, name="project"),
    path("record/projects/<int:pk>/change/", projects.change_projects, name="change_projects"),
    path("record/projects/<int:pk>/remove/", projects.remove_projects, name="remove_projects"),
    path("record/projects/<int:pk>/picture/", pictures.project_picture, name="project_picture"),
    path("record/certificates/", certificates.certificates_held, name="certificates_held"),
    path("record/certificates/add/", certificates.add_certificates_held, name="add_certificates_held"),
    path("record/certificates/<int:pk>/", certificates.change_certificates_held, name="change_certificates_held"),
    path(
        "record/certificates/<int:pk>/remove/", certificates.remove_certificates_held, name="remove_certificates_held"
    ),
]
