"""Degrees and the strength of evidence."""

import pytest

from roadmap.domain.catalogue import Degree
from roadmap.domain.record import EducationLevel, EvidenceKind, Strength, highest_degree, strength, strongest


def test_strengths_stand_in_the_order_of_the_glossary() -> None:
    assert [one.name for one in sorted(Strength)] == ["CLAIMED", "LINKED", "USED_AT_WORK", "REVIEWED", "CREDENTIAL"]


def test_every_kind_of_evidence_has_a_strength() -> None:
    assert {kind: strength(kind) for kind in EvidenceKind} == {
        EvidenceKind.TEXT: Strength.CLAIMED,
        EvidenceKind.LINK: Strength.LINKED,
        EvidenceKind.REPOSITORY: Strength.LINKED,
        EvidenceKind.USED_AT_WORK: Strength.USED_AT_WORK,
        EvidenceKind.CERTIFICATE: Strength.CREDENTIAL,
    }


@pytest.mark.parametrize("kind", EvidenceKind)
def test_evidence_whose_proof_is_gone_is_no_more_than_a_claim(kind: EvidenceKind) -> None:
    assert strength(kind, is_backed=False) is Strength.CLAIMED


@pytest.mark.parametrize("kind", EvidenceKind)
def test_expired_certificate_is_linked_where_it_can_be_looked_at_and_else_claimed(kind: EvidenceKind) -> None:
    by_address = {
        has_address: strength(kind, has_expired=True, has_address=has_address) for has_address in (True, False)
    }

    if kind is EvidenceKind.CERTIFICATE:
        assert by_address == {True: Strength.LINKED, False: Strength.CLAIMED}
    else:
        assert by_address == {True: strength(kind), False: strength(kind)}


def test_several_pieces_prove_as_much_as_the_best_of_them() -> None:
    assert strongest([Strength.LINKED, Strength.USED_AT_WORK, Strength.CLAIMED]) is Strength.USED_AT_WORK
    assert strongest([]) is Strength.CLAIMED


@pytest.mark.parametrize(
    ("finished", "highest"),
    [
        ([], None),
        ([EducationLevel.SCHOOL, EducationLevel.OTHER], None),
        ([EducationLevel.BACHELOR], Degree.BACHELOR),
        ([EducationLevel.MASTER, EducationLevel.BACHELOR, EducationLevel.MASTER], Degree.MASTER),
        ([EducationLevel.PHD, EducationLevel.SCHOOL], Degree.PHD),
    ],
    ids=["none", "no degree", "bachelor", "two masters", "doctor"],
)
def test_highest_degree_counts_of_those_finished(finished: list[EducationLevel], highest: Degree | None) -> None:
    assert highest_degree(finished) is highest
