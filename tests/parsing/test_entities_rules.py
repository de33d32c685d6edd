"""Rules that are data: each one's example, and the order of the passes."""

import re

import pytest

from dashboard.parsing.entities.detection import shown_names
from dashboard.parsing.entities.passes import PASSES
from dashboard.parsing.entities.spans import Name
from dashboard.parsing.entities.type_evidence import (
    NameRule,
    TypeRule,
    evidence,
    name_rules,
    type_rules,
)

BRACKETED = re.compile(r"\[(.+?)\]")


def example(rule: TypeRule | NameRule) -> tuple[str, int, int]:
    """Return the text of a rule's example and the span of the name in it."""
    [found] = BRACKETED.finditer(rule.example)
    return BRACKETED.sub(r"\1", rule.example), found.start(), found.end() - 2


@pytest.mark.parametrize("rule", type_rules(), ids=lambda rule: rule.name)
def test_a_rule_of_type_evidence_says_what_the_name_of_its_example_is(rule: TypeRule) -> None:
    text, start, end = example(rule)
    assert rule.pattern.search(text[:start] if rule.side == "before" else text[end:])
    assert evidence(text, Name(start, end, "WORK", text[start:end])) == rule.type


@pytest.mark.parametrize("rule", name_rules(), ids=lambda rule: rule.name)
def test_a_name_pattern_shows_the_name_of_its_example(rule: NameRule) -> None:
    text, start, end = example(rule)
    shown = [(name.start, name.end, name.type, name.trust) for name in shown_names(text)]
    assert (start, end, rule.type, rule.trust) in shown


def test_every_pass_gets_what_it_needs_from_the_passes_before_it() -> None:
    given: set[str] = set()
    for one in PASSES:
        assert one.needs <= given, one.name
        given |= one.gives
    assert "mentions" in given
    assert len({one.name for one in PASSES}) == len(PASSES)
