"""The count of where rules fire sees each decision, and a rule that is off answers no."""

import pytest

from dashboard.intake import article_from_text
from tests.quality.firing import Rule, articles_of, decides, report, rules_of, switch_off, watch

WORDS = "The bridge at Ostra opened on 3 May 2024, and the ferry stopped a week later."


def is_long(text: str) -> bool:
    return len(text) > 3


def first_word(text: str) -> str | None:
    return text.split(maxsplit=1)[0] if text else None


def words_of(text: str) -> list[str]:
    return text.split()


def test_a_rule_is_a_function_that_says_yes_or_finds_something() -> None:
    assert decides(is_long)
    assert decides(first_word)
    assert not decides(words_of)


def test_the_parser_s_rules_are_counted_by_the_articles_on_which_they_are_positive() -> None:
    rules = rules_of()
    empty = article_from_text("empty", "Nothing here.", "2024-06-01", identify=False)
    dated = article_from_text("dated", WORDS, "2024-06-01", identify=False)
    watch(rules, [empty, dated])
    fired = {rule.name: rule for rule in rules.values() if rule.positive}
    assert fired["dates.counted.shift"].positive == {1}
    assert fired["dates.counted.shift"].asked == 1


def test_a_rule_that_is_off_answers_no() -> None:
    switch_off([Rule("is_long", is_long), Rule("first_word", first_word)])
    assert is_long("a long sentence") is False
    assert first_word("a long sentence") is None


def test_articles_are_read_from_lines_of_json_and_timeml(tmp_path) -> None:
    (tmp_path / "some.jsonl").write_text('{"id": "a", "text": "One sentence."}\n{"id": "gold"}\n')
    (tmp_path / "b.tml").write_text(
        '<TimeML><DCT><TIMEX3 value="2024-06-01" functionInDocument="CREATION_TIME"/></DCT>'
        "<TEXT>It <EVENT>rained</EVENT>.</TEXT></TimeML>"
    )
    found = [(one.id, one.text, one.published) for one in articles_of(tmp_path)]
    assert found == [("b", "It rained.", "2024-06-01"), ("a", "One sentence.", None)]


def test_costs_are_counted_on_the_public_articles_only(tmp_path) -> None:
    with pytest.raises(SystemExit, match="--gold"):
        report([tmp_path], None, ["dates.counted.shift"])
