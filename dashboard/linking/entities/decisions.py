"""Readers' decisions on names, applied to what linking found.

Decisions are taken in the order in which they were made, so a later one beats an earlier, and all beat the
rules. The answer is a function of the rules' links and the decisions; nothing is kept between two builds.
"""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, Literal

from dashboard.linking.entities.entity_rows import EntityLink
from dashboard.parsing.entities.gazetteer import load_gazetteer
from dashboard.parsing.entities.names import slug

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

    from dashboard.linking.entities.entity_rows import SeenEntity
    from dashboard.linking.entities.suggestions import Suggestion
    from dashboard.model import Annotations, Article

    type Key = tuple[str, str]

What = Literal["same", "two", "split", "called", "alias", "type", "drop"]
APART = "~"
"""Stands in the id of a name that a reader parted from another, after the other's id."""


@dataclass(frozen=True, slots=True)
class Decision:
    """What a reader decided of the entities at a place, each (article id, entity id in it).

    ``same``: ``one`` and ``other`` are one. ``two``: they are not. ``split``: of the name of ``other``, the
    articles of ``one`` mean somebody else, whose name is ``value``. ``called``: its name is ``value``;
    ``alias``: that is another name of it; ``type``: its type. ``drop``: it is no name. Several entities are those of articles of one text.
    """

    what: What
    one: tuple[Key, ...]
    other: tuple[Key, ...] = ()
    value: str = ""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a decision: whether it holds beside the later ones, and what its places name now."""

    held: bool
    one: EntityLink
    other: EntityLink | None = None


@dataclass(frozen=True, slots=True)
class Decided:
    """The links as decided; ``dropped`` are what is no name, ``apart`` and ``one`` what is not suggested any more."""

    links: dict[Key, EntityLink]
    dropped: frozenset[Key] = frozenset()
    outcomes: tuple[Outcome, ...] = ()
    apart: frozenset[frozenset[str]] = frozenset()
    one: frozenset[str] = frozenset()

    def open(self, suggestion: Suggestion) -> bool:
        """Whether nobody has decided on what is suggested."""
        if suggestion.kind == "split":
            return suggestion.one.entity not in self.one
        return frozenset((suggestion.one.entity, suggestion.other.entity)) not in self.apart


@dataclass
class _Groups:
    """The entities of all articles in groups; a group has a label, which is nobody's id."""

    links: Mapping[Key, EntityLink]
    seen: Mapping[Key, SeenEntity]
    of: dict[Key, str]
    members: dict[str, set[Key]]
    names: dict[str, tuple[str, str]] = field(default_factory=dict)
    """Id and name of the groups that a reader split off."""
    touched: set[str] = field(default_factory=set)

    @classmethod
    def by(cls, links: Mapping[Key, EntityLink], seen: Iterable[SeenEntity]) -> _Groups:
        """Return the groups that the rules made."""
        members: dict[str, set[Key]] = defaultdict(set)
        for key, link in links.items():
            members[link.entity].add(key)
        of = {key: link.entity for key, link in links.items()}
        return cls(links, {one.key: one for one in seen}, of, dict(members))

    def move(self, keys: Iterable[Key], label: str) -> None:
        """Put entities into a group, which may be new."""
        for key in sorted(keys):
            old = self.of[key]
            self.members[old].discard(key)
            self.members.setdefault(label, set()).add(key)
            self.of[key] = label
            self.touched |= {old, label}
            if not self.members[old]:
                del self.members[old]
                self.names.pop(old, None)

    def mentions(self, label: str) -> Counter[str]:
        """Return how often each of the rules' entities is named in a group."""
        counts: Counter[str] = Counter()
        for key in self.members[label]:
            counts[self.links[key].entity] += self.seen[key].mentions or 1
        return counts


def decide(
    seen: Sequence[SeenEntity],
    links: Mapping[Key, EntityLink],
    decisions: Sequence[Decision],
) -> Decided:
    """Return the rules' links as readers decided, the earliest decision first."""
    if not decisions:
        return Decided(dict(links))
    groups = _Groups.by(links, seen)
    for one in decisions:
        if one.what in PARTS:
            PARTS[one.what](groups, one)
    faces = _faces(groups)
    dropped: set[str] = set()
    for one in decisions:
        label = groups.of[one.one[0]]
        if one.what == "drop":
            dropped.add(label)
            continue
        dropped.discard(label)  # who says more of it later takes it for a name
        if one.what == "called":
            faces[label] = replace(faces[label], name=one.value)
        elif one.what == "type":
            faces[label] = replace(faces[label], type=one.value)
    outcomes = [_outcome(groups, faces, dropped, one) for one in decisions]
    return Decided(
        {key: faces[label] for key, label in groups.of.items() if label not in dropped},
        frozenset(key for key, label in groups.of.items() if label in dropped),
        tuple(outcomes),
        *_closed(decisions, outcomes, links),
    )


def _join(groups: _Groups, made: Decision) -> None:
    label = groups.of[made.one[0]]
    for key in (*made.one, *made.other):
        if groups.of[key] != label:
            groups.move(groups.members[groups.of[key]].copy(), label)


def _split(groups: _Groups, made: Decision) -> None:
    """Give the articles' entities a group of their own, with all that the articles link to it.

    What they are split from may bear the same name by an earlier split.
    """
    namesakes = {groups.of[key] for key in made.other}
    for key in made.one:
        link = groups.links[key]
        name = made.value or link.name
        label = f"{link.entity}{APART}{slug(name)}"
        if label in namesakes:
            label = f"{label}{APART}{_digest(made.one[0])}"
        fellows = groups.members[groups.of[key]]
        moving = {one for one in fellows if one[0] == key[0] and one not in made.other}
        groups.move(moving | {key}, label)
        groups.names[label] = label, name


def _part(groups: _Groups, made: Decision) -> None:
    """Part what is two: what is named as ``other`` is goes with it, unless ``one`` is named so too."""
    for key in made.other:
        label = groups.of[key]
        if label != groups.of[made.one[0]]:
            continue
        fellows = {one for one in groups.members[label] if _named_alike(groups, one, key)}
        if not fellows.isdisjoint(made.one):
            fellows = {key}
        groups.move(fellows, f"{label}{APART}{_digest(key)}")


def _named_alike(groups: _Groups, one: Key, other: Key) -> bool:
    first, second = groups.seen[one], groups.seen[other]
    return (first.name, first.identity) == (second.name, second.identity)


def _digest(key: Key) -> str:
    return hashlib.blake2b(" ".join(key).encode(errors="replace"), digest_size=4).hexdigest()


PARTS: dict[What, Callable[[_Groups, Decision], None]] = {
    "same": _join,
    "two": _part,
    "split": _split,
}


def _faces(groups: _Groups) -> dict[str, EntityLink]:
    """Return id, name and type of each group: of those joined, what is known best or named most, and no bare surname.

    Where two groups have parts of what the rules take for one, the id is that of the larger.
    """
    by_id = {link.entity: link for link in groups.links.values()}
    known = load_gazetteer().by_id
    faces = {label: by_id[label] for label in groups.members.keys() - groups.touched}
    claims = []
    for label in groups.members.keys() & groups.touched:
        counts = groups.mentions(label)
        full = [
            one for one in counts if not _is_surname(by_id[one], map(by_id.__getitem__, counts))
        ]
        best = min(full, key=lambda one: (one not in known, -counts[one], one))
        claims.append((-counts[best], min(groups.members[label]), label, best))
    taken: set[str] = set()
    for _, first, label, best in sorted(claims):
        entity, name = groups.names.get(label, (best, by_id[best].name))
        if entity in taken:
            entity = f"{entity}{APART}{_digest(first)}"
        taken.add(entity)
        faces[label] = EntityLink(entity, name, by_id[best].type)
    return faces


def _is_surname(one: EntityLink, others: Iterable[EntityLink]) -> bool:
    """Whether a person's name is only how the name of another ends."""
    return one.type == "PER" and any(
        other.type == "PER" and other.name.endswith(f" {one.name}") for other in others
    )


def _outcome(
    groups: _Groups, faces: Mapping[str, EntityLink], dropped: Collection[str], made: Decision
) -> Outcome:
    """Return what became of a decision once all later ones were taken."""
    labels = {groups.of[key] for key in (*made.one, *made.other)}
    face = faces[groups.of[made.one[0]]]
    other = faces[groups.of[made.other[0]]] if made.other else None
    apart = not {groups.of[key] for key in made.one} & {groups.of[key] for key in made.other}
    held = {
        "same": len(labels) == 1,
        "two": apart,
        "split": apart,
        "called": face.name == made.value,
        "alias": labels.isdisjoint(dropped),
        "type": face.type == made.value,
        "drop": labels <= {*dropped},
    }
    return Outcome(held[made.what], face, other)


def _closed(
    decisions: Sequence[Decision], outcomes: Sequence[Outcome], links: Mapping[Key, EntityLink]
) -> tuple[frozenset[frozenset[str]], frozenset[str]]:
    """Return which pairs are known to be two, and whom the rules link that are known to be one."""
    apart, one = set(), set()
    for made, came in zip(decisions, outcomes, strict=True):
        if not came.held or came.other is None:
            continue
        if made.what in ("two", "split"):
            apart.add(frozenset((came.one.entity, came.other.entity)))
        elif links[made.one[0]] == links[made.other[0]]:
            one.add(came.one.entity)
    return frozenset(apart), frozenset(one)


def without(
    parsed: Iterable[tuple[Article, Annotations]], dropped: Collection[Any]
) -> Iterator[tuple[Article, Annotations]]:
    """Yield the articles without the mentions of what is no name."""
    where = {article for article, _ in dropped}
    for article, found in parsed:
        yield article, _without(article, found, dropped) if article.id in where else found


def _without(article: Article, found: Annotations, dropped: Collection[Any]) -> Annotations:
    kept = (one for one in found.mentions if (article.id, one.entity) not in dropped)
    events = (
        replace(
            one,
            participants=tuple(w for w in one.participants if (article.id, w) not in dropped),
            place=None if (article.id, one.place) in dropped else one.place,
        )
        for one in found.events
    )
    return replace(found, mentions=tuple(kept), events=tuple(events))
