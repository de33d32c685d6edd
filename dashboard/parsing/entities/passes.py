"""The passes that turn an article's text into its mentions, in their order, and what each needs.

A pass edits the candidates in place or returns a new list of them. What it ``needs`` earlier passes
must have given: the order of the list is checked against this by a test.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from dashboard.model import Mention
from dashboard.parsing.entities.capitals import proper, without_foreign
from dashboard.parsing.entities.descriptions import described
from dashboard.parsing.entities.detection import (
    bracketed,
    credit_spans,
    mark_credits,
    model_names,
    shown_names,
    without_credits,
    works_in_marks,
)
from dashboard.parsing.entities.gazetteer import known_names, merge
from dashboard.parsing.entities.grouping import name_entities, weigh
from dashboard.parsing.entities.metonymy import read_places
from dashboard.parsing.entities.name_extension import (
    family_first,
    longer_organisations,
    named_again,
    whole_names,
    whole_persons,
    with_couples,
)
from dashboard.parsing.entities.names import strip_titles
from dashboard.parsing.entities.roles import (
    behind_offices,
    behind_portfolios,
    learn_roles,
    outside_offices,
    without_titles,
)
from dashboard.parsing.entities.spans import without_overlaps, words_of_text
from dashboard.parsing.entities.type_evidence import borne_out
from dashboard.parsing.entities.types import settle_types, without_things

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from dashboard.parsing.analysis import Analysis
    from dashboard.parsing.entities.roles import Role
    from dashboard.parsing.entities.spans import Name, Word

type Names = list[Name]


@dataclass(slots=True)
class Draft:
    """An article's names on their way: ``words`` of the text, candidates so far, ``unsure`` ones, roles."""

    analysis: Analysis
    text: str
    words: list[Word]
    names: Names = field(default_factory=list)
    unsure: Names = field(default_factory=list)
    roles: list[Role] = field(default_factory=list)

    def known(self, word: str) -> bool:
        """Whether a word in lower case is one of the dictionary."""
        return self.analysis.common(word)

    def with_more(self, more: Iterable[Name]) -> Names:
        """Return the candidates and more of them, the more trusted of two that overlap."""
        return without_overlaps([*self.names, *more])


@dataclass(frozen=True, slots=True)
class Pass:
    """One pass: its name, what it does, which facts it needs, which it gives.

    Facts: ``candidates`` (there are names), ``edges`` (where they begin and end is final but for a
    person's titles), ``types``, ``kinds`` (name, demonym, credit), ``entities`` (canonical name and
    id), ``readings`` (place or government), ``roles`` (titles that the text gives), ``mentions``.
    """

    name: str
    run: Callable[[Draft], Names | None]
    needs: frozenset[str] = frozenset()
    gives: frozenset[str] = frozenset()


def _pass(
    name: str, run: Callable[[Draft], Names | None], needs: str = "", gives: str = ""
) -> Pass:
    """Return a pass; facts are given as words."""
    return Pass(name, run, frozenset(needs.split()), frozenset(gives.split()))


def _strip_all_titles(draft: Draft) -> None:
    """Cut titles from the front of persons' names."""
    for name in draft.names:
        if name.type == "PER" and name.kind == "name":
            strip_titles(name)


def _learn_roles(draft: Draft) -> None:
    """Learn the roles that the text gives its persons."""
    draft.roles = learn_roles(draft.text, draft.words, draft.names)


def _add_descriptions(draft: Draft) -> Names:
    """Return the names and the descriptions that mean them, in the order of the text."""
    found = described(draft.text, draft.names, draft.roles)
    return sorted([*draft.names, *found], key=lambda name: (name.start, name.end))


def _set_unsure_apart(draft: Draft) -> Names:
    """Return the names that something bears out; the others are named by themselves."""
    small = {word.text for word in draft.words if word.text.islower()}
    analysis = draft.analysis
    kept, draft.unsure = borne_out(draft.text, draft.names, small, draft.known, analysis.plain)
    name_entities(draft.text, draft.unsure)
    return kept


PASSES: tuple[Pass, ...] = (
    _pass("the model's names, edges cleaned", lambda d: model_names(d.analysis), gives="model"),
    _pass(
        "organisations with what they are of",
        lambda d: longer_organisations(d.text, d.names),
        "model",
    ),
    _pass(
        "the gazetteer's names beside the model's",
        lambda d: merge(d.names, known_names(d.text, d.words)),
        "model",
        "candidates kinds",
    ),
    _pass(
        "persons behind a portfolio",
        lambda d: behind_portfolios(d.text, d.names, d.known),
        "candidates",
    ),
    _pass(
        "titles cut",
        lambda d: without_titles(d.text, d.names),
        "candidates",
    ),
    _pass(
        "names that form or an office shows",
        lambda d: d.with_more([*shown_names(d.text), *behind_offices(d.text)]),
        "candidates",
    ),
    _pass("no name in an office", lambda d: outside_offices(d.text, d.names), "candidates"),
    _pass("credits cut off", lambda d: without_credits(d.text, d.names), "candidates"),
    _pass(
        "acronyms in brackets",
        lambda d: d.with_more(bracketed(d.text, d.names)),
        "candidates",
    ),
    _pass(
        "false names left out",
        lambda d: proper(d.text, d.words, d.names),
        "candidates kinds",
    ),
    _pass(
        "no names of other languages' lines",
        lambda d: without_foreign(d.text, d.names),
        "candidates kinds",
    ),
    _pass(
        "family names first",
        lambda d: d.with_more(family_first(d.text, d.names)),
        "candidates kinds",
    ),
    _pass(
        "persons made whole",
        lambda d: whole_persons(d.text, d.names, d.known, d.analysis.plain),
        "candidates kinds",
    ),
    _pass("short names made whole", lambda d: whole_names(d.text, d.names), "candidates kinds"),
    _pass(
        "the surer of two that overlap",
        lambda d: without_overlaps(d.names),
        "candidates kinds",
        "edges",
    ),
    _pass("titles stripped", _strip_all_titles, "edges kinds"),
    _pass("types settled", lambda d: settle_types(d.text, d.names), "edges", "types"),
    _pass(
        "names met again",
        lambda d: d.with_more(named_again(d.text, d.words, d.names)),
        "edges types",
    ),
    _pass("names that nothing bears out set apart", _set_unsure_apart, "types kinds"),
    _pass(
        "names of what has no type left out",
        lambda d: without_things(d.text, d.names, d.analysis.plain),
        "types kinds",
    ),
    _pass(
        "no names inside titles of works", lambda d: works_in_marks(d.text, d.names), "types kinds"
    ),
    _pass("couples named", lambda d: with_couples(d.text, d.names), "types kinds edges"),
    _pass(
        "credits marked",
        lambda d: mark_credits(d.names, credit_spans(d.analysis.article, d.text)),
        "edges",
    ),
    _pass("entities named", lambda d: name_entities(d.text, d.names), "types kinds", "entities"),
    _pass(
        "places read",
        lambda d: read_places(d.analysis, d.words, d.names),
        "types entities",
        "readings",
    ),
    _pass("roles learnt", _learn_roles, "entities", "roles"),
    _pass("descriptions added", _add_descriptions, "entities roles", "mentions"),
)


def find_entities(analysis: Analysis) -> tuple[Mention, ...]:
    """Return every mention in the order of the text."""
    return find_names(analysis)[0]


def find_names(analysis: Analysis) -> tuple[tuple[Mention, ...], tuple[Mention, ...]]:
    """Return every mention in the order of the text, and those that only the model takes for names."""
    text = analysis.text
    draft = Draft(analysis, text, words_of_text(text))
    for one in PASSES:
        edited = one.run(draft)
        if edited is not None:
            draft.names = edited
    sure, unsure = (
        [
            Mention(
                n.start, n.end, n.type, n.kind, n.name, n.entity, n.reading, n.stands_for, n.role
            )
            for n in some
            if n.entity
        ]
        for some in (draft.names, draft.unsure)
    )
    return weigh(analysis.article, sure), tuple(unsure)
