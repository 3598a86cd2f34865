"""Cells that no spreadsheet takes for a formula."""

import pytest

from roadmap.domain.spreadsheets import harmless


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t", "\r"])
def test_formula_has_an_apostrophe_before_it(sign: str) -> None:
    assert harmless(f"{sign}1+1") == f"'{sign}1+1"


@pytest.mark.parametrize("text", ["", "SQL = data", "a-b", "< 5", "5"])
def test_text_stays_as_it_is(text: str) -> None:
    assert harmless(text) == text
