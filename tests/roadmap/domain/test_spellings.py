"""Whose a spelling is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roadmap.domain.spellings import Clash, Spelling, clashes, key


def anyhow(text: str) -> Spelling:
    return Spelling(text)


def exact(text: str) -> Spelling:
    return Spelling(text, is_exact=True)


@pytest.mark.parametrize(
    ("one", "other", "is_clash"),
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
def test_two_owners_share_a_spelling_or_not(one: Spelling, other: Spelling, *, is_clash: bool) -> None:
    expected = [Clash("b", other, "a")] if is_clash else []

    assert list(clashes([("b", other)], [("a", one)])) == expected
    assert list(clashes([("a", one), ("b", other)])) == expected
    assert list(clashes([("a", one), ("a", other)])) == []


def test_every_spelling_that_is_taken_is_told() -> None:
    found = clashes([("b", anyhow("k8s")), ("b", anyhow("kube"))], [("a", anyhow("K8s")), ("c", exact("Kube"))])

    assert list(found) == [Clash("b", anyhow("k8s"), "a"), Clash("b", anyhow("kube"), "c")]


SPELLINGS = st.tuples(st.sampled_from("abc"), st.builds(Spelling, st.sampled_from(["Go", "GO", "go"]), st.booleans()))


@given(st.lists(SPELLINGS, max_size=6))
def test_what_does_not_clash_is_found_as_one_owner_only(said: list[tuple[str, Spelling]]) -> None:
    refused = [(one.owner, one.spelling) for one in clashes(said)]
    kept = [one for one in said if one not in refused]

    for text in ("Go", "GO", "go"):
        finding = {owner for owner, one in kept if (one.text == text if one.is_exact else key(one.text) == key(text))}
        assert len(finding) <= 1
