"""The record: background, skills, projects, certificates and what proves them."""

from accounts.personal.holding import NUMBER, OWNER, Export, Holding, Kept, row, slug

RECORDED = {
    "id": NUMBER,
    "learner": OWNER,
    "op": Kept("names the row, so that it is made once however often a form or an archive is sent"),
    "revision": Kept("tells two pages that change the row at a time apart"),
    "is_shared": Kept("whether it is in the portfolio"),
    "beyond": Kept("what an imported résumé said of it that has no field here"),
    "created_at": Kept("when it was recorded"),
    "updated_at": Kept("when it was last changed"),
}
LINK = {"id": NUMBER}

RECORD = (
    Holding(
        "accounts.Education",
        "the schools, degrees and trainings that requirements of roles are compared with",
        RECORDED
        | {
            "level": Kept("the level of the degree"),
            "field": Kept("what was studied"),
            "institution": Kept("where"),
            "start": Kept("since which month"),
            "end": Kept("until which month"),
            "is_in_progress": Kept("whether it goes on"),
            "note": Kept("what else there is to say of it"),
        },
        name="education",
        key=("op",),
    ),
    Holding(
        "accounts.Experience",
        "the work whose months count as experience",
        RECORDED
        | {
            "title": Kept("what the position was called"),
            "organisation": Kept("where it was"),
            "kind": Kept("what kind of work it was"),
            "sort": Kept("whether it was a job, an internship, or other"),
            "start": Kept("since which month"),
            "end": Kept("until which month"),
            "share": Kept("the share of full time"),
            "summary": Kept("what was done there"),
            "link": Kept("the address of the place"),
            "skills": Kept("in the table experience_skills", Export.NO),
        },
        name="experience",
        key=("op",),
    ),
    Holding(
        "accounts.ExperienceSkill",
        "the skills that were used at work",
        LINK | {"experience": row("where it was used"), "skill": slug("what was used")},
        learner="experience__learner",
        name="experience_skills",
        key=("experience", "skill"),
    ),
    Holding(
        "accounts.Project",
        "the projects, contributions and competitions to show",
        RECORDED
        | {
            "title": Kept("what it is called"),
            "kind": Kept("what sort of work it was"),
            "summary": Kept("what it is, and for whom"),
            "part": Kept("the learner's part in it"),
            "repository_url": Kept("where its code is"),
            "demo_url": Kept("where it can be tried"),
            "writeup_url": Kept("where it is described"),
            "start": Kept("since which month"),
            "end": Kept("until which month"),
            "outcome": Kept("what came of it"),
            "outcome_number": Kept("how much that was"),
            "outcome_unit": Kept("in what unit"),
            "rank": Kept("the place in a competition"),
            "rank_of": Kept("of how many"),
            "skills": Kept("in the table project_skills", Export.NO),
            "milestones": Kept("in the table project_milestones", Export.NO),
        },
        name="projects",
        key=("op",),
    ),
    Holding(
        "accounts.ProjectSkill",
        "the skills that projects used",
        LINK | {"project": row("which project"), "skill": slug("what it used")},
        learner="project__learner",
        name="project_skills",
        key=("project", "skill"),
    ),
    Holding(
        "accounts.ProjectMilestone",
        "the milestones that projects prove",
        LINK | {"project": row("which project"), "milestone": slug("what it proves")},
        learner="project__learner",
        name="project_milestones",
        key=("project", "milestone"),
    ),
    Holding(
        "accounts.ProjectPicture",
        "the pictures of projects, written anew here without what a camera notes",
        LINK
        | {
            "project": row("which project"),
            "content": Kept("the picture", Export.FILE),
            "width": Kept("its width"),
            "height": Kept("its height"),
            "description": Kept("what it shows, for those who do not see it"),
            "digest": Kept("names the picture in its address"),
        },
        learner="project__learner",
        name="project_pictures",
        key=("project",),
    ),
    Holding(
        "accounts.CertificateHeld",
        "the certificates held, and until when",
        RECORDED
        | {
            "certification": slug("which of the catalogue it is"),
            "name": Kept("what it is called, if it is none of the catalogue"),
            "issuer": Kept("who gave it"),
            "issued": Kept("when"),
            "expires": Kept("until when it holds"),
            "credential_url": Kept("where it can be checked"),
            "credential_id": Kept("its number"),
        },
        name="certificates",
        key=("op",),
    ),
    Holding(
        "accounts.SkillClaim",
        "the levels that the learner says they have",
        RECORDED | {"skill": slug("in which skill"), "level": Kept("which level")},
        name="skill_claims",
        key=("skill",),
    ),
    Holding(
        "accounts.ClaimedLevel",
        "how the levels changed over time",
        LINK | {"claim": row("of which claim"), "level": Kept("which level"), "since": Kept("since when")},
        learner="claim__learner",
        name="claimed_levels",
        key=("claim", "since"),
    ),
    Holding(
        "accounts.NotYet",
        "the suggested levels that the learner put off, so that they are not suggested again",
        LINK | {"learner": OWNER, "skill": slug("in which skill"), "level": Kept("which level")},
        name="suggestions_put_off",
        key=("skill",),
    ),
    Holding(
        "accounts.Evidence",
        "what proves claims, milestones and projects",
        RECORDED
        | {
            "claim": row("the claim that it proves"),
            "milestone": slug("the milestone that it proves"),
            "project": row("the project that it proves"),
            "kind": Kept("what kind of evidence it is"),
            "url": Kept("where it is"),
            "text": Kept("it in words"),
            "certificate": row("the certificate that it is"),
            "experience": row("the work where it was used"),
        },
        name="evidence",
        key=("op",),
    ),
    Holding(
        "accounts.StudyTime",
        "how long was studied on which day, so that forecasts rest on what is, not on what was planned",
        {name: kept for name, kept in RECORDED.items() if name not in {"is_shared", "beyond"}}
        | {
            "milestone": slug("for which milestone, if for one"),
            "day": Kept("on which day"),
            "minutes": Kept("how long"),
            "note": Kept("what it was about"),
        },
        name="study_log",
        key=("op",),
    ),
    Holding(
        "accounts.ResumeImport",
        "what imported résumés said that has no place here, so that it is in the next `resume.json`",
        RECORDED | {"rows_made": Kept("how many rows were made of it")},
        name="resumes",
        key=("op",),
    ),
)
