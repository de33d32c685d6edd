"""Rules that are data: each one's example, and the order of the passes."""

import re

import pytest

from dashboard.parsing.entities.detection import shown_names
from dashboard.parsing.entities.passes import PASSES
from dashboard.parsing.entities.patterns import PATTERNS, Rule, name_rules, type_rules
from dashboard.parsing.entities.spans import Name
from dashboard.parsing.entities.type_evidence import evidence
from dashboard.parsing.lexicon import PARSING

BRACKETED = re.compile(r"\[(.+?)\]", re.DOTALL)


def example(words: str) -> tuple[str, int, int]:
    """Return the text of an example and the span that is in brackets there."""
    [found] = BRACKETED.finditer(words)
    return BRACKETED.sub(r"\1", words), found.start(), found.end() - 2


@pytest.mark.parametrize("name", PATTERNS.examples)
def test_a_pattern_covers_the_words_in_brackets_of_its_example(name: str) -> None:
    text, start, end = example(PATTERNS.examples[name])
    pattern = getattr(PATTERNS, name)
    tried = (pattern.match(text, start), pattern.match(text, start, end), pattern.search(text))
    spans = [found.span() for found in tried if found]
    assert (start, end) in spans or pattern.fullmatch(text[start:end])


def test_each_pattern_is_asked_for_and_each_asked_for_is_there() -> None:
    sources = sorted((PARSING / "entities").glob("*.py"))
    asked = {
        name
        for path in sources
        for name in re.findall(r"PATTERNS\.([a-z_]+)", path.read_text(encoding="utf-8"))
    }
    kinds = ("credit_", "dateline", "by_")
    grouped = {name for name in PATTERNS.examples if name.startswith(kinds)}
    assert asked - {"starting"} == set(PATTERNS.examples) - grouped


@pytest.mark.parametrize("rule", type_rules(), ids=lambda rule: rule.name)
def test_a_rule_of_type_evidence_says_what_the_name_of_its_example_is(rule: Rule) -> None:
    text, start, end = example(rule.example)
    assert rule.pattern.search(text[:start] if rule.side == "before" else text[end:])
    assert evidence(text, Name(start, end, "WORK", text[start:end])) == rule.type


@pytest.mark.parametrize("rule", name_rules(), ids=lambda rule: rule.name)
def test_a_name_pattern_shows_the_name_of_its_example(rule: Rule) -> None:
    text, start, end = example(rule.example)
    shown = [(name.start, name.end, name.type, name.trust) for name in shown_names(text)]
    assert (start, end, rule.type, rule.trust) in shown


def test_every_pass_gets_what_it_needs_from_the_passes_before_it() -> None:
    given: set[str] = set()
    for one in PASSES:
        assert one.needs <= given, one.name
        given |= one.gives
    assert "mentions" in given
    assert len({one.name for one in PASSES}) == len(PASSES)
