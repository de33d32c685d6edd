"""What one article says of one entity: the rows that linking works on."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dashboard.model import Annotations, Article


@dataclass(frozen=True, slots=True)
class EntityLink:
    """The entity that an article's entity turned out to be."""

    entity: str
    name: str
    type: str


@dataclass(frozen=True, slots=True)
class SeenEntity:
    """An entity as one article has it: its names there, how often, with which roles, and when.

    ``identity`` is what linking takes it for: its id in the article until the collection knows better.
    """

    article: str
    entity: str
    name: str
    type: str
    mentions: int
    forms: frozenset[str]
    roles: frozenset[str]
    day: date | None
    identity: str

    @property
    def key(self) -> tuple[str, str]:
        """The article's id and the entity's id in it."""
        return self.article, self.entity


def day_of(article: Article) -> date | None:
    """Return the day of publication, None where it is unknown or no date."""
    try:
        return date.fromisoformat((article.published or "")[:10])
    except ValueError:
        return None


def seen_entities(parsed: Iterable[tuple[Article, Annotations]]) -> list[SeenEntity]:
    """Return the entities of all articles, in the order of article and entity ids.

    What many of them have in common, a name or its forms, is one object: of a million articles they fit
    into memory.
    """
    found = []
    same: dict[Any, Any] = {}
    for article, found_in in parsed:
        day = day_of(article)
        mentions = defaultdict(list)
        for mention in found_in.mentions:
            mentions[mention.entity].append(mention)
        for entity, group in mentions.items():
            named = [m for m in group if m.kind in ("name", "credit")]
            types = Counter(m.type for m in group)
            identity, name, forms, roles, printed = (
                same.setdefault(one, one)
                for one in (
                    entity,
                    group[0].name,
                    frozenset(" ".join(article.text[m.start : m.end].split()) for m in named),
                    frozenset(m.role for m in group if m.role),
                    day,
                )
            )
            kind = min(types, key=lambda t: (-types[t], t))
            found.append(
                SeenEntity(
                    article.id, identity, name, kind, len(named), forms, roles, printed, identity
                )
            )
    return sorted(found, key=lambda e: e.key)
