"""Linking: articles' annotations in, what holds across articles out."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from dashboard.linking.entities import link_entities
from dashboard.linking.statements import link_statements

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from dashboard.linking.entities import EntityLink
    from dashboard.linking.events import LinkedEvent
    from dashboard.linking.statements import Statement
    from dashboard.model import Annotations, Article


@dataclass(frozen=True, slots=True)
class Links:
    """What holds across a set of articles.

    ``entities`` maps (article id, entity id in that article) to the linked entity; ``events`` maps
    (article id, event number in that article) to the linked event; ``statements`` are those that
    several articles carry, each with its versions.
    """

    entities: Mapping[tuple[str, str], EntityLink] = field(default_factory=dict)
    events: Mapping[tuple[str, int], LinkedEvent] = field(default_factory=dict)
    statements: tuple[Statement, ...] = ()


def link(parsed: Sequence[tuple[Article, Annotations]]) -> Links:
    """Return the links of these articles; the same for any order of them."""
    entities = link_entities(parsed)
    statements = link_statements(parsed)
    if not any(annotations.events for _, annotations in parsed):
        return Links(entities, statements=statements)
    from dashboard.linking.events import link_events  # noqa: PLC0415 - its rules load spaCy

    return Links(entities, link_events(parsed, entities), statements)
