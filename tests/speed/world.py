"""An invented world to report on: people, bodies and places, some named everywhere and most rarely.

Everything follows from the number of articles: the same number gives the same world.
"""

from __future__ import annotations

import datetime as dt
import random
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dashboard.model import EntityType

WORDS: dict[str, Any] = yaml.safe_load(Path(__file__).with_name("words.yaml").read_text("utf-8"))
FIRST_DAY = dt.date(2019, 1, 1)
DAYS = 5 * 365
SHARES: dict[EntityType, int] = {"PER": 5, "ORG": 2, "LOC": 2}
"""How many of ten names are of each type; the tenth is of the type that is next."""


@dataclass(frozen=True, slots=True)
class Named:
    """Somebody or something with a name."""

    entity: str
    name: str
    type: EntityType


@dataclass(frozen=True, slots=True)
class Happening:
    """What articles may tell of: who did what, where, and on which day."""

    who: Named
    where: Named
    how: dict[str, str]
    what: str
    day: dt.date

    @property
    def label(self) -> str:
        """The event as the timeline names it."""
        return f"{self.who.name} {self.how['label']} {self.what}"


class Zipf[T]:
    """Things of which the second is drawn half as often as the first, the third a third as often."""

    def __init__(self, things: Sequence[T]) -> None:
        self.things = things
        self._weights = list(accumulate(1 / (place + 1) for place in range(len(things))))

    def draw(self, chance: random.Random, times: int = 1) -> list[T]:
        """Return some of the things, each drawn anew."""
        return chance.choices(self.things, cum_weights=self._weights, k=times)


class World:
    """Who, where and what ``articles`` articles report on."""

    def __init__(self, articles: int) -> None:
        self.articles = articles
        self._chance = random.Random(articles)
        self.fillers = Zipf(WORDS["fillers"] + self._invented(4000))
        self.sources = Zipf([f"{self._word()} {o}" for o in WORDS["outlets"] for _ in range(6)])
        self.names = self._names(400 + articles)

    def _word(self) -> str:
        return "".join(self._chance.choices(WORDS["syllables"], k=3)).capitalize()

    def _invented(self, number: int) -> list[str]:
        return [self._word().lower() for _ in range(number)]

    def _names(self, number: int) -> dict[EntityType, Zipf[Named]]:
        return {
            kind: Zipf([*{n.entity: n for n in map(self._named, [kind] * size)}.values()])
            for kind, share in SHARES.items()
            if (size := number * share // 9)
        }

    def _named(self, kind: EntityType) -> Named:
        name = self._word()
        if kind == "PER":
            name = f"{name} {self._word()}"
        elif kind == "ORG":
            name = f"{name} {self._chance.choice(WORDS['organisations'])}"
        prefix = {"PER": "per", "ORG": "org"}.get(kind, "place")
        return Named(f"{prefix}:{name.lower().replace(' ', '-')}", name, kind)

    @cached_property
    def happenings(self) -> list[Happening]:
        """What several articles tell of, in the order of days; one for four articles."""
        number = self.articles // 4 + 10
        return [self.happening(self._chance, DAYS * place / number) for place in range(number)]

    def happening(self, chance: random.Random, day: float) -> Happening:
        """Return something that happened about that many days after the first day."""
        (who,), (where,) = self.names["PER"].draw(chance), self.names["LOC"].draw(chance)
        when = FIRST_DAY + dt.timedelta(days=int(day))
        return Happening(
            who, where, chance.choice(WORDS["happenings"]), chance.choice(WORDS["things"]), when
        )

    def nearby(self, chance: random.Random, place: int) -> Happening:
        """Return what articles of those days report: something of the days before article ``place``."""
        at = place * len(self.happenings) // self.articles - int(chance.expovariate(0.5))
        return self.happenings[max(0, at)]
