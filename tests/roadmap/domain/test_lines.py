"""What became different between two lists, as curators read it."""

from hypothesis import given
from hypothesis import strategies as st

from roadmap.domain.content.differences import Word
from roadmap.domain.content.lines import Line, lines

LISTS = st.lists(st.sampled_from("abcdef"), max_size=8)


def gone(line: str) -> Line:
    return Line("gone", (Word("gone", line),))


def new(line: str) -> Line:
    return Line("new", (Word("new", line),))


def moved(line: str, before: int, after: int) -> Line:
    return Line("moved", (Word("same", line),), (before, after))


def test_lines_that_stayed_are_not_told() -> None:
    assert list(lines(["one", "two"], ["one", "two"])) == []


def test_lines_that_went_and_came_are_told() -> None:
    assert list(lines(["one", "two"], ["two", "three"])) == [gone("one"), new("three")]


def test_line_that_made_room_has_not_moved() -> None:
    assert list(lines(["one", "two", "three"], ["new", "one", "two", "three"])) == [new("new")]


def test_line_that_moved_is_told_with_its_places() -> None:
    assert list(lines(["one", "two", "three"], ["three", "one", "two"])) == [moved("three", 3, 1)]


def test_line_that_is_there_twice_and_then_once_went() -> None:
    assert list(lines(["one", "two", "one"], ["one", "two"])) == [gone("one")]


def test_line_with_other_words_is_shown_as_reworded() -> None:
    before, after = ["The tests run on a fresh machine"], ["The tests pass on a fresh machine"]

    (line,) = lines(before, after, reworded=True)

    assert line.sort == "edited"
    assert [word.text for word in line.words if word.sort != "same"] == ["run", "pass"]
    assert list(lines(before, after)) == [gone(before[0]), new(after[0])]


def test_line_is_known_as_reworded_in_another_place_too() -> None:
    before = ["The tests run on a fresh machine", "Stays"]
    after = ["Stays", "Quite another one", "The tests pass on a fresh machine"]

    told = list(lines(before, after, reworded=True))

    assert [line.sort for line in told] == ["new", "edited"]


def test_too_many_lines_are_not_compared_with_one_another() -> None:
    before, after = ([f"Line {number} {word}" for number in range(21)] for word in ("before", "after"))

    assert {line.sort for line in lines(before, after, reworded=True)} == {"gone", "new"}


def test_other_line_in_the_same_place_is_not_the_old_one_reworded() -> None:
    assert list(lines(["Notebook"], ["A talk was given"], reworded=True)) == [gone("Notebook"), new("A talk was given")]


def test_very_long_lines_are_not_compared_word_by_word() -> None:
    before, after = "long " * 300, "long " * 299

    assert list(lines([before], [after], reworded=True)) == [gone(before), new(after)]


@given(LISTS, LISTS)
def test_lines_tell_of_every_line_that_is_there_more_or_less_often(before: list[str], after: list[str]) -> None:
    told = list(lines(before, after))

    left = [*before]
    for line in told:
        if line.sort == "gone":
            left.remove(line.words[0].text)
    came = [line.words[0].text for line in told if line.sort == "new"]
    assert sorted(left + came) == sorted(after)


@given(LISTS)
def test_equal_lists_have_nothing_to_tell(one: list[str]) -> None:
    assert list(lines(one, one)) == []
