"""The learner's addresses."""

from django.urls import path

from accounts.views import background, dashboard, plan, portfolio, progress, record, sharing

urlpatterns = [
    path("p/<slug:name>/", portfolio.portfolio, name="portfolio"),
    path("p/<slug:name>/resume.json", portfolio.portfolio_resume, name="portfolio_resume"),
    path("p/<slug:name>/portfolio.pdf", portfolio.portfolio_pdf, name="portfolio_pdf"),
    path("p/<slug:name>/pictures/<int:pk>/", portfolio.portfolio_picture, name="portfolio_picture"),
    path("settings/portfolio/", sharing.settings_portfolio, name="settings_portfolio"),
    path("settings/portfolio/link/renew/", sharing.renew_portfolio_link, name="renew_portfolio_link"),
    path("settings/portfolio/link/revoke/", sharing.revoke_portfolio_link, name="revoke_portfolio_link"),
    path("settings/portfolio/preview/", portfolio.portfolio_preview, name="portfolio_preview"),
    path("settings/portfolio/preview/resume.json", portfolio.portfolio_preview_resume, name="portfolio_preview_resume"),
    path("settings/portfolio/preview/portfolio.pdf", portfolio.portfolio_preview_pdf, name="portfolio_preview_pdf"),
    path(
        "settings/portfolio/preview/pictures/<int:pk>/",
        portfolio.portfolio_preview_picture,
        name="portfolio_preview_picture",
    ),
    path("settings/portfolio/items/<slug:section>/", sharing.portfolio_items, name="portfolio_items"),
    path("settings/portfolio/items/<slug:section>/show/", sharing.show_section, name="show_section"),
    path("settings/portfolio/items/<slug:section>/hide/", sharing.hide_section, name="hide_section"),
    path("settings/portfolio/items/<slug:section>/all/", sharing.share_all, name="share_all"),
    path("settings/portfolio/items/<slug:section>/none/", sharing.share_none, name="share_none"),
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
