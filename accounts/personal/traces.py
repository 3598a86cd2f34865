"""What is left along the way: sessions, mail, tasks, archives, the trail of the staff."""

from accounts.personal.holding import NUMBER, OWNER, Holding, Mark, withheld

BACKGROUND = "fourteen days, as docs/operating.md has it pruned"
WORK = withheld("how the work stands; says nothing of anybody")

TRACES = (
    Holding(
        "accounts.ExportArchive",
        "the archive while it is made and until it is fetched",
        {
            "id": NUMBER,
            "learner": OWNER,
            "asked_at": withheld("when it was asked for"),
            "made_at": withheld("when it was ready"),
            "size": withheld("how large it is"),
        },
        retention="seven days",
    ),
    Holding(
        "accounts.ArchivePart",
        "the archive itself, in parts",
        {
            "id": NUMBER,
            "archive": OWNER,
            "number": withheld("which part it is"),
            "content": withheld("the archive cannot hold itself"),
        },
        learner="archive__learner",
        retention="seven days",
    ),
    Holding(
        "account.EmailConfirmation",
        "links that confirm an address; they are signed rather than stored, so the table stays empty",
        {
            "id": NUMBER,
            "email_address": OWNER,
            "created": withheld("when it was made"),
            "sent": withheld("when it was sent"),
            "key": withheld("the secret of the link"),
        },
        learner="email_address__user",
        retention="three days",
    ),
    Holding(
        "accounts.Session",
        "who is signed in, and what was typed when somebody had been signed out",
        {
            "session_key": withheld("the secret of the session"),
            "session_data": withheld("who is signed in, messages to be shown, and text not yet saved"),
            "expire_date": withheld("until when"),
            "user": OWNER,
        },
        learner="user",
        retention="thirty days after the last visit at most",
        deletion="all sessions of the account are deleted; text typed while signed out belongs to none and expires",
    ),
    Holding(
        "accounts.WaitingMail",
        "mail on its way to the mail server",
        {
            "id": NUMBER,
            "message": withheld("the message and its address; it is in the mailbox soon"),
            "queued_at": WORK,
            "due_at": WORK,
            "tries": WORK,
        },
        learner="",
        retention="until the mail server has taken it, three days at most",
        deletion="what waits for the account's addresses is deleted; the one mail that says so goes out and is gone",
    ),
    Holding(
        "django_tasks_database.DBTaskResult",
        "what is left to the worker; it knows archives by their number and people not at all",
        dict.fromkeys(
            (
                "id", "status", "enqueued_at", "started_at", "finished_at", "args_kwargs", "priority", "task_path",
                "worker_ids", "queue_name", "backend_name", "run_after", "return_value", "exception_class_path",
                "traceback",
            ),
            WORK,
        ),
        learner="",
        retention=BACKGROUND,
        deletion="stays: nothing in it is personal",
    ),
    Holding(
        "admin.LogEntry",
        "which member of the staff changed what",
        {
            "id": NUMBER,
            "action_time": withheld("when it was; the trail is the site's"),
            "user": withheld("who did it"),
            "content_type": withheld("what kind of thing was changed"),
            "object_id": withheld("its number"),
            "object_repr": withheld("what it is called; of an account that is its address"),
            "action_flag": withheld("whether it was added, changed or deleted"),
            "change_message": withheld("which fields were changed"),
        },
        learner="user",
        retention="for good: the trail answers for the catalogue",
        deletion="entries about the account lose its address; entries of somebody who was on the staff go to “former"
        " staff”, without their name",
    ),
)  # fmt: skip

MARKS = (
    Mark("roadmap.Historical*.history_user", "who made a version of an item"),
    Mark("roadmap.Report.answered_by", "who answered a report"),
    Mark("roadmap.DraftedChange.author", "who drafted a change of an item"),
    Mark("roadmap.DraftedChange.scheduled_by", "who set a time for it"),
)

# What says nothing of any learner: the catalogue with all that belongs to it, and what Django itself needs.
# The table of Django's own sessions stays empty.
IMPERSONAL = ("roadmap.*", "auth.Group", "auth.Permission", "contenttypes.ContentType", "sessions.Session")
