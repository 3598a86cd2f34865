"""The catalogue's addresses."""

from django.urls import path

from roadmap.views import crawlers, ladder, library, look, readiness, reports, routes
from roadmap.views import path as way

urlpatterns = [
    path("", way.home, name="home"),
    path("roadmap/", way.roadmap, name="roadmap"),
    path("stages/<slug:slug>/", way.stage, name="stage"),
    path("milestones/<slug:slug>/", way.milestone, name="milestone"),
    path("milestones/<slug:slug>/report/", reports.report_milestone, name="report_milestone"),
    path("skills/", library.skills, name="skills"),
    path("skills/<slug:slug>/", library.skill, name="skill"),
    path("resources/", library.resources, name="resources"),
    path("resources/<slug:slug>/report/", reports.report_resource, name="report_resource"),
    path("reports/", reports.reports, name="reports"),
    path("reports/<int:report_id>/withdraw/", reports.withdraw, name="withdraw_report"),
    path("certifications/", library.certifications, name="certifications"),
    path("roles/", ladder.roles, name="roles"),
    path("roles/<slug:slug>/", ladder.role, name="role"),
    path("routes/", routes.routes, name="routes"),
    path("readiness/", readiness.readiness, name="readiness"),
    path("readiness/keep/", readiness.keep_readiness, name="keep_readiness"),
    path("questions/", library.questions, name="questions"),
    path("glossary/", library.glossary, name="glossary"),
    path("theme/", look.theme, name="theme"),
    path("styleguide/", look.styleguide, name="styleguide"),
    path("sitemap.xml", crawlers.sitemap, name="sitemap"),
    path("robots.txt", crawlers.robots, name="robots"),
]
