"""What there is to know of reports."""

from roadmap.models import Report


def unread_answers(learner_id: int) -> int:
    """How many of the learner's reports have an answer that they have not seen: one query."""
    return Report.objects.for_learner(learner_id).unread().count()
