"""Whose a spelling is."""

import pytest

from roadmap.domain.spellings import Shared, Spelling, key, shared


def anyhow(text: str) -> Spelling:
    return Spelling(text)


def exact(text: str) -> Spelling:
    return Spelling(text, is_exact=True)


@pytest.mark.parametrize(
    ("one", "other", "is_shared"),
    [
        (anyhow("go"), anyhow("Go"), True),
        (anyhow("scikit-learn"), anyhow("Scikit Learn"), True),
        (anyhow("go"), exact("Go"), True),
        (exact("Go"), anyhow("GO"), True),
        (exact("Go"), exact("Go"), True),
        (exact("Go"), exact("GO"), False),
        (anyhow("go"), anyhow("golang"), False),
        (anyhow("c"), anyhow("c++"), False),
        (anyhow("straße"), anyhow("STRASSE"), True),
    ],
)
def test_two_terms_share_a_spelling_or_not(one: Spelling, other: Spelling, *, is_shared: bool) -> None:
    assert list(shared([other], [("One", one)])) == ([Shared(other, "One")] if is_shared else [])
    assert list(shared([one], [("Other", other)])) == ([Shared(one, "Other")] if is_shared else [])


def test_every_shared_spelling_is_told_with_whoever_has_it_first() -> None:
    others = [("Kubernetes", anyhow("K8s")), ("Second", anyhow("k8s")), ("Go", exact("Go")), ("Go fast", exact("GO"))]

    found = shared([anyhow("k8s"), anyhow("helm"), exact("GO")], others)

    assert list(found) == [Shared(anyhow("k8s"), "Kubernetes"), Shared(exact("GO"), "Go fast")]


@pytest.mark.parametrize(("text", "looked_for"), [("A/B  Testing", "a/btesting"), ("scikit-learn", "scikitlearn")])
def test_key_leaves_case_blanks_and_hyphens_out(text: str, looked_for: str) -> None:
    assert key(text) == looked_for
