"""Adverts that a learner pasted, and what they put right in how these were read."""

from accounts.personal.holding import NUMBER, OWNER, Holding, Kept, row, withheld

ADVERTS = (
    Holding(
        "accounts.Advert",
        "the job adverts that the learner compares with the record, and what came of them",
        {
            "id": NUMBER,
            "learner": OWNER,
            "op": Kept("names the row, so that it is made once however often a form or an archive is sent"),
            "revision": Kept("tells two pages that change the row at a time apart"),
            "created_at": Kept("when it was pasted"),
            "updated_at": Kept("when it was last changed"),
            "title": Kept("what the job is called"),
            "company": Kept("who looks for somebody"),
            "link": Kept("where the advert was"),
            "text": Kept("the advert, as it was pasted"),
            "name": Kept("what the learner calls it"),
            "stage": Kept("how far it has come"),
            "applied_on": Kept("when the learner applied"),
            "interview_on": Kept("when the interview is or was"),
            "decided_on": Kept("when it was decided"),
            "notes": Kept("notes for oneself"),
            "outcome": Kept("what decided it"),
            "reading": withheld("what was read in the text; follows from it, and is read anew"),
        },
        name="adverts",
        key=("op",),
    ),
    Holding(
        "accounts.Correction",
        "what the learner put right in how an advert was read",
        {
            "id": NUMBER,
            "advert": row("which advert"),
            "term": Kept("which term"),
            "word": Kept("which word, if no term knows it"),
            "tier": Kept("how much the advert asks for it"),
        },
        learner="advert__learner",
        name="advert_corrections",
        key=("advert", "term", "word"),
    ),
)
