"""How much an advert wants what it names."""

import pytest

from tests.roadmap.domain.posting.adverts import asked, needed, tiers


@pytest.mark.parametrize(
    ("item", "expected"),
    [
        ("Python required, Scala is a plus", {"python": "required", "scala": "preferred"}),
        ("Cloud work (AWS preferred) and Python", {"aws": "preferred", "python": "required"}),
        ("Python, preferably with PyTorch", {"python": "required", "pytorch": "preferred"}),
        ("Python; ideally Rust", {"python": "required", "rust": "preferred"}),
        ("Experience with Kafka, Flink or Spark is a plus", dict.fromkeys(["kafka", "flink", "spark"], "preferred")),
        ("Strong Python skills, and experience with Scala preferred", {"python": "required", "scala": "preferred"}),
        ("Good sense of SQL, practical experience in Spark is preferred", {"sql": "required", "spark": "preferred"}),
        ("Docker (preferred), Python", {"docker": "preferred", "python": "required"}),
        ("Preferred: Airflow", {"airflow": "preferred"}),
        ("Kubernetes is a plus, but not required", {"kubernetes": "preferred"}),
        ("No prior PyTorch experience is required", {}),
        ("Java is not required", {}),
        ("SQL is a must", {"sql": "required"}),
    ],
)
def test_cues_in_a_sentence_come_before_its_section(item: str, expected: dict[str, str]) -> None:
    assert tiers(needed(item)) == expected


def test_a_must_among_what_is_liked_is_required() -> None:
    posting = asked("Requirements:\n- Experience with SQL\n\nNice to have:\n- Experience with dbt\n- Git is a must")

    assert tiers(posting) == {"sql": "required", "dbt": "preferred", "git": "required"}


def test_what_is_essential_is_asked_wherever_it_stands() -> None:
    posting = asked(
        "We build forecasts for ports.\n\nPython and SQL are essential for what we do.\n\nBenefits\n- Lunch"
    )

    assert tiers(posting) == {"python": "required", "sql": "required"}


@pytest.mark.parametrize(
    ("heading", "tier"),
    [
        ("Requirements", "required"),
        ("What we're looking for", "required"),
        ("Who you are:", "required"),
        ("You may be a good fit if you:", "required"),
        ("To be successful in this role you must have:", "required"),
        ("Preferred Qualifications", "preferred"),
        ("Bonus points for:", "preferred"),
        ("Good to have", "preferred"),
        ("What else we look for (preferred)", "preferred"),
        ("You will thrive here if you", "required"),
        ("You might be a fit if you have", "required"),
        ("Have you got what it takes?", "required"),
        ("Requirements, skills & experience", "required"),
        ("Pre-requisites for the post (skills, work)", "required"),
        ("Tech profile", "required"),
        ("Additional skills required", "required"),
        ("What gives you an edge", "preferred"),
        ("You'll stand out if", "preferred"),
        ("Strong plus", "preferred"),
        ("You might also have", "preferred"),
        ("In this role, you will", "context"),
        ("Sample projects", "context"),
        ("About the signals team", "context"),
        ("What you can expect from us", None),
        ("More about Heron Rail", None),
        ("What you'll do", "context"),
        ("We're looking for an engineer to:", "context"),
        ("Our tech stack", "context"),
        ("Benefits", None),
        ("Perks & training:", None),
        ("About us", None),
        ("Equal opportunity", None),
        ("Interview process", None),
    ],
)
def test_headings_say_what_a_part_is_worth(heading: str, tier: str | None) -> None:
    posting = asked(f"Skills\n- Python for work\n\n{heading}\n- Kubernetes and more")

    assert tiers(posting).get("kubernetes") == tier


def test_a_list_headed_desired_is_what_is_asked_if_there_is_no_other() -> None:
    desired = "Desired skills:\n- Experience with Python\n- Knowledge of SQL"

    alone = asked(desired)
    beside = asked(f"Requirements:\n- Experience with Java\n- Knowledge of Git\n\n{desired}")

    assert tiers(alone) == {"python": "required", "sql": "required"}
    assert tiers(beside) == {"java": "required", "git": "required", "python": "preferred", "sql": "preferred"}


def test_parts_of_a_list_of_what_is_liked_stay_liked() -> None:
    posting = asked("Requirements:\n- Experience with Python\n\nPreferred:\nTechnical skills:\n- Spark on Databricks")

    assert tiers(posting)["spark"] == "preferred"


def test_the_strongest_tier_wins_wherever_it_stands() -> None:
    posting = asked(
        "What you'll do:\n- Write Python\n\nNice to have:\n- Python\n\nRequirements:\n- Knowledge of Python"
    )

    (mention,) = posting.mentions
    assert mention.tier == "required"
    assert mention.sentence is not None
    assert posting.text[slice(*mention.sentence)] == "Knowledge of Python"


def test_what_an_employer_says_about_itself_is_not_asked() -> None:
    text = (
        "Acorn Metrics is a leading provider of Kafka hosting. Our customers love our Snowflake platform.\n\n"
        "We are looking for an engineer who works on Airflow. You should have experience with Python.\n\n"
        "Requirements:\n- Knowledge of SQL\n\n"
        "Acorn Metrics is committed to Tableau. Our recruiters never ask for Excel."
    )

    assert tiers(asked(text)) == {"python": "required", "sql": "required", "airflow": "context"}


def test_without_headings_openings_say_what_is_asked() -> None:
    text = "Join us.\n- Build pipelines with Airflow\n- Proficiency in Python\n- Hands-on knowledge of Docker"

    assert tiers(asked(text)) == {"airflow": "context", "python": "required", "docker": "required"}


def test_a_text_that_lost_its_lines_is_parted_at_its_headings() -> None:
    filler = "We make small things for large rooms and like it very much indeed. " * 6
    text = f"{filler}Required Skills Experience with Python and SQL Preferred Skills Spark or Flink. Perks: Excel"

    liked = {"spark": "preferred", "flink": "preferred"}
    assert tiers(asked(text)) == {"python": "required", "sql": "required", **liked}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Requirements:\n- Degree, physics preferred, or work with Python", {"python": "required"}),
        ("What you'll do\n- Write helpful answers to users of Python", {"python": "context"}),
        ("Requirements:\n- SQL is helpful\n- Experience with Git", {"sql": "preferred", "git": "required"}),
        ("What you'll do\n- Knowledge graphs for our timetables", {"knowledge-graphs": "context"}),
        ("The ideal candidate will be closely involved in work on Kafka.\n\nSkills\n- SQL", {"sql": "required"}),
        ("You will gain hands-on experience with Spark.\n\nSkills\n- SQL", {"sql": "required", "spark": "context"}),
        ("Skills\n- SQL\n\nOur stack\n- Technologies: Kafka, Docker", {"kafka": "context", "docker": "context"}),
        ("Skills\n- SQL\n- Bonus for applicants who know Rust and Go", {"rust": "preferred", "go": "preferred"}),
    ],
)
def test_words_of_asking_count_only_where_they_ask(text: str, expected: dict[str, str]) -> None:
    found = tiers(asked(text))

    assert {slug: found.get(slug) for slug in expected} == expected


def test_a_label_on_an_item_begins_the_list_behind_it() -> None:
    text = "Trains by night\n- Responsibilities: Run models in Docker\nUse Kafka\n- Requirements: Python\nSQL and Git"

    assert tiers(asked(text)) == {
        "docker": "context",
        "kafka": "context",
        "python": "required",
        "sql": "required",
        "git": "required",
    }


@pytest.mark.parametrize(
    ("opening", "tier"),
    [
        ("At Snowflake, we keep trains on time.", None),
        ("About Snowflake\nTrains.", None),
        ("Snowflake is the leading provider of trains.", None),
        ("Snowflake is the leading tool for trains.", "context"),
        ("We keep trains on time.", "context"),
    ],
)
def test_the_employer_is_no_tool_unless_it_is_asked(opening: str, tier: str | None) -> None:
    posting = asked(f"{opening}\n\nWhat you'll do\n- Win customers for Snowflake\n\nSkills\n- SQL")
    asking = asked(f"{opening}\n\nSkills\n- Experience with Snowflake")
    listing = asked(f"{opening}\n\nSkills\n- SQL\n- Snowflake and Spark")

    assert tiers(posting).get("snowflake") == tier
    assert (tiers(asking)["snowflake"], tiers(listing)["snowflake"]) == ("required", "required")
