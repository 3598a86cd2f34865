"""Which terms a text names."""

import pytest
import yaml

from roadmap.domain.catalogue import Choice, Skill
from roadmap.domain.posting import Vocabulary, read
from roadmap.domain.posting.values import Span
from tests.roadmap.domain.posting.adverts import CONTENT, asked, found, needed, term, tiers, vocabulary


@pytest.mark.parametrize(
    ("said", "slugs"),
    [
        ("C, C++ and C#", {"c", "cpp", "csharp"}),
        ("C/C++", {"c", "cpp"}),
        (".NET and Node.js", {"dotnet", "nodejs"}),
        ("Scala/Java", {"scala", "java"}),
        ("JavaScript", {"javascript"}),
        ("Python, R, SQL", {"python", "r", "sql"}),
        ("R", {"r"}),
        ("Python or R.", {"python", "r"}),
        ("Python, C.", {"python", "c"}),
        ("Python within 8 U.S.C. 13", {"python"}),
        ("Python or Go", {"python", "go"}),
        ("You go far with Python", {"python"}),
        ("Resilient in R&D, fluent in Python", {"python"}),
        ("C-level talks about Python", {"python"}),
        ("GitHub Copilot", {"coding-assistants"}),
        ("Work in C# and .NET Core", {"csharp", "dotnet"}),
        ("Supervised and unsupervised learning", {"supervised-learning", "unsupervised-learning"}),
        ("Probability and statistics", {"probability", "statistics"}),
        ("Problems that may arise, traced in Arize", {"langsmith"}),
        ("A wish to work on both CV and NLP", {"computer-vision", "nlp"}),
        ("Responsible for all of AI hiring at night", {"hiring"}),
        ("Microsoft cloud", {"azure"}),
        ("Experimentation and statistical methods", {"ab-testing", "statistics"}),
        ("A culture of experimentation", set()),
        ("Microsoft SQL Server", {"sql-server"}),
        ("Azure DevOps pipelines", {"azure-devops"}),
        ("PySpark", {"spark"}),
        ("Knowledge of ICH, GCP rules", set()),
        ("Trained in Good Clinical Practice (GCP)", {"healthcare-data"}),
        ("Core ML/DL components, run by CoreML", {"machine-learning", "deep-learning", "openvino"}),
        ("Vector search and the drift of models", {"vector-db", "embeddings", "model-monitoring"}),
        ("Parquet and Avro", {"data-formats"}),
        ("Credit scoring, churn models and survival analysis", {"risk-models", "churn", "survival"}),
        ("CI / CD with Jenkins", {"cicd", "jenkins"}),
        ("scikit learn, scikit-learn or sklearn", {"scikit-learn"}),
        ("fine tuning, finetuning and fine-tuning of LLMs", {"fine-tuning", "llm"}),
        ("data modelling and data modeling", {"data-modeling"}),
        ("write to jobs@github.com or see https://www.python.org/jobs", set()),
        ("deploying and maintaining large models", {"model-deployment"}),
    ],
)
def test_terms_are_told_from_what_looks_like_them(said: str, slugs: set[str]) -> None:
    assert found(said) == slugs


def test_a_term_is_found_by_what_its_own_fields_say() -> None:
    terms = [term("dbt", "data build tool", exact=("dbt",), not_in=("dbt therapy",), only_with=("sql", "models"))]
    words = Vocabulary.of(terms)

    def slugs(text: str) -> list[str]:
        return [mention.term.slug for mention in read("", f"Requirements:\n- {text}", words).mentions]

    assert slugs("Experience with dbt and SQL") == ["dbt"]
    assert slugs("Experience with DBT and SQL") == []
    assert slugs("Experience with dbt therapy and models") == []
    assert slugs("Experience with dbt in large hospitals") == []
    assert slugs("Data-build tools for SQL") == ["dbt"]


def test_terms_that_are_settled_are_passed_over() -> None:
    words = Vocabulary.of([term("python", "python"), term("sql", "sql")])
    text = "python and sql, and python again"

    found_anew = [each.term.slug for each in words.found(text, text, Span(0, len(text)), {"python"})]

    assert found_anew == ["sql"]


def test_an_alias_that_is_new_is_found_at_the_next_reading() -> None:
    text = "Requirements:\n- Experience with Quuxstream"

    before = read("", text, Vocabulary.of([term("kafka")]))
    after = read("", text, Vocabulary.of([term("kafka", "kafka", "quuxstream")]))

    assert [before.mentions, tiers(after)] == [(), {"kafka": "required"}]


def test_every_alias_of_every_shipped_skill_is_found() -> None:
    skills = yaml.safe_load((CONTENT / "skills.yaml").read_text(encoding="utf-8"))["skills"]
    words = Vocabulary.of(
        vocabulary().terms,
        skills=[
            Skill(slug, item["title"], Choice(item["category"], ""), tuple(item.get("aliases", ())))
            for slug, item in skills.items()
        ],
    )
    aliases = [alias for item in skills.values() for alias in item.get("aliases", ())]

    cases = [{alias, alias.upper(), alias.capitalize()} for alias in aliases]
    unfound = [
        alias
        for alias, spelt in zip(aliases, cases, strict=True)
        if not any(read("", f"Requirements:\n- {each}", words).mentions for each in spelt)
    ]

    assert unfound == []


def test_a_skill_is_a_term_by_the_names_that_no_term_has() -> None:
    python = Skill("python", "Python", Choice("programming", "Programming"), ("python", "anaconda", "py"))

    words = Vocabulary.of([term("python")], skills=[python])

    (_own, added) = words.terms
    assert (added.slug, added.aliases, added.exact) == ("python-skill", ("anaconda",), ("PY",))
    assert added.skill is not None
    assert (added.skill.skill.slug, added.skill.level) == ("python", 2)


@pytest.mark.parametrize(
    "said",
    [
        "You will work with the machine learning team",
        "You will support our data engineers and ML engineers",
        "You will talk to the MLOps and data teams",
    ],
)
def test_teams_and_jobs_are_no_skills(said: str) -> None:
    assert {"machine-learning", "data-engineering", "mlops"} & set(tiers(asked(f"What you'll do:\n- {said}"))) == set()


def test_a_title_gives_context_without_a_sentence() -> None:
    posting = needed("Experience with Python", title="Machine Learning Engineer (NLP)")

    (title,) = [mention for mention in posting.mentions if mention.term.slug == "nlp"]
    assert (title.tier, title.word, title.sentence) == ("context", None, None)
    assert tiers(posting) == {"nlp": "context", "python": "required"}
