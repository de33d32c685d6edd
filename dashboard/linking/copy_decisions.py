"""Readers' decisions on copies: articles of one story that no rule finds, or of two that a rule joined.

The later decision beats the earlier: what contradicts those made since is left out, and told. The answer is a
function of the decisions and of what the rules link; nothing is kept between two builds.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from itertools import combinations, product
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence


@dataclass(frozen=True, slots=True)
class CopyDecision:
    """What a reader decided of two articles, by id, or of all that have their texts: ``same`` story or not."""

    same: bool
    one: tuple[str, ...]
    other: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CopyLinks:
    """What holds of decisions: ``joined`` are the groups of one story, ``apart`` the pairs of two.

    ``held`` says of each decision whether it holds beside the later ones.
    """

    joined: tuple[frozenset[str], ...] = ()
    apart: frozenset[frozenset[str]] = frozenset()
    held: tuple[bool, ...] = ()

    kept_apart: frozenset[str] = frozenset()
    """The articles that are apart from some other."""

    def fits(self, articles: Collection[str]) -> bool:
        """Whether articles may be one story."""
        every = {*articles}
        return not any(pair <= every for pair in self.apart)


UNDECIDED = CopyLinks()
"""Where nobody has decided anything."""


@dataclass
class _Settling:
    """The groups of articles that are one, and the pairs that are two, as far as decisions were taken."""

    group: dict[str, set[str]] = field(default_factory=dict)
    apart: set[frozenset[str]] = field(default_factory=set)

    def of(self, articles: Collection[str]) -> set[str]:
        """Return articles with all that are one with them."""
        return {*articles}.union(*(self.group.get(one, ()) for one in articles))

    def take(self, one: CopyDecision) -> bool:
        """Take a decision unless it contradicts those taken before; return whether it was."""
        here, there = self.of(one.one), self.of(one.other)
        if not one.same:
            if here & there:
                return False
            self.apart |= {frozenset(pair) for pair in product(here, there)}
            return True
        every = here | there
        if any(frozenset(pair) in self.apart for pair in combinations(every, 2)):
            return False
        self.group |= dict.fromkeys(every, every)
        strange = {other for pair in self.apart if pair & every for other in pair - every}
        self.apart |= {frozenset(pair) for pair in product(every, strange)}
        return True


def settled(decisions: Sequence[CopyDecision]) -> CopyLinks:
    """Return what holds of decisions, which are given with the earliest first."""
    made = _Settling()
    held = [made.take(one) for one in reversed(decisions)]
    groups = {frozenset(some) for some in made.group.values()}
    return CopyLinks(
        tuple(sorted(groups, key=sorted)),
        frozenset(made.apart),
        tuple(reversed(held)),
        frozenset().union(*made.apart),
    )


def joined(first: Sequence[int], names: Sequence[str], decided: CopyLinks) -> list[int]:
    """Return the first printing of each article once the groups that readers joined are one story.

    ``first`` are the rules' first printings as numbers, ``names`` the ids by these numbers, in the order of
    printing. Two stories become one whole, unless some of their articles are apart: then those joined alone.
    """
    number = {name: n for n, name in enumerate(names)}
    story = {name: names[n] for name, n in zip(names, first, strict=True)}
    for group in decided.joined:
        here = group & number.keys()
        stories = {story[name] for name in here}
        whole = {name for name in names if story[name] in stories}
        chosen = whole if decided.fits(whole) else here
        label = f"joined {min(here, default='')}"
        story |= dict.fromkeys(chosen, label)
    earliest: dict[str, int] = defaultdict(lambda: len(names))
    for name, label in story.items():
        earliest[label] = min(earliest[label], number[name])
    return [earliest[story[name]] for name in names]
