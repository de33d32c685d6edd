"""One name and one id for an entity across articles."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dashboard.model import Annotations, Article


@dataclass(frozen=True, slots=True)
class EntityLink:
    """The entity that an article's entity turned out to be."""

    entity: str
    name: str
    type: str


def link_entities(
    parsed: Sequence[tuple[Article, Annotations]],
) -> dict[tuple[str, str], EntityLink]:
    """Map (article id, entity id in it) to the linked entity; independent of the articles' order."""
    return {
        (article.id, mention.entity): EntityLink(mention.entity, mention.name, mention.type)
        for article, annotations in parsed
        for mention in annotations.mentions
    }
