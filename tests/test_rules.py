"""docs/rules.md says what the code says."""

from roadmap.domain import forecast
from tests.roadmap.domain.worked import WORKED
from tools.rules import KNOWN, PAGE, RULES, constants, rules_page


def test_page_of_rules_is_what_the_code_says() -> None:
    assert PAGE.read_text() == rules_page(), "run: python -m tools.rules"


def test_every_rule_says_itself_and_every_example_is_shown() -> None:
    assert all(statement for rule in RULES for _name, statement in rule.statements)
    assert all(list(rule.statements) for rule in RULES)
    assert WORKED.keys() <= {rule.title for rule in RULES}


def test_numbers_come_with_the_comment_above_them() -> None:
    found = {name: (value, why) for name, value, why in constants(forecast)}

    weeks = "The pace is measured once there are as many weeks with something logged, over at most so many weeks"
    assert (found["ACTIVE_WEEKS"], found["MEASURED_WEEKS"]) == ((4, weeks), (12, weeks))
    assert found["HOURS_A_WEEK"] == (168, "")


def test_every_number_says_what_it_is_for() -> None:
    numbers = [one for rule in RULES for module in rule.modules for one in constants(module)]

    assert [name for name, _value, why in numbers if not (why or name in KNOWN)] == []
