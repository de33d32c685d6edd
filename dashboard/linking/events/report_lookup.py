"""Reports by number, each read from its article on request.

How many articles are kept at hand does not depend on how large the collection is. Whoever goes through
reports goes by their days, and has the articles of many read together.
"""

from __future__ import annotations

from itertools import batched, chain
from typing import TYPE_CHECKING

from dashboard.linking.events.outlines import number_of
from dashboard.linking.events.reports import ReportsOf
from dashboard.linking.events.term_weights import Terms

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

    from dashboard.linking.entities import EntityLink
    from dashboard.linking.events.reports import Key, Report
    from dashboard.model import Annotations, Article

    type Load = Callable[[Collection[str], Collection[str]], Iterable[tuple[Article, Annotations]]]

PARTS = ("mentions", "dates", "events")
"""The annotations by which events are linked."""
BUCKET = 1000
"""Articles whose reports are outlined together."""
MOST = 4000
"""Articles that are kept for another look; those of more are read again."""
TOGETHER = 4000
"""Reports whose articles are read together."""


class Bench:
    """The reports of the articles that were read so far; ``load`` gives those asked for, with ``PARTS``."""

    def __init__(self, load: Load, entities: Mapping[tuple[str, str], EntityLink]) -> None:
        self._load = load
        self._entities = entities
        self._told: dict[str, ReportsOf] = {}

    def look_at(self, articles: Collection[str]) -> None:
        """Read articles that will be asked for, all at once."""
        wanted = {one for one in articles if one not in self._told}
        if wanted and len(self._told) + len(wanted) > MOST:
            self._told = {one: self._told[one] for one in articles if one in self._told}
        for article, found in self._load(wanted, PARTS) if wanted else ():
            self._told[article.id] = ReportsOf.of(article, found, self._entities)

    def of(self, articles: Collection[str]) -> list[Report]:
        """Return the reports of articles, sorted by their keys."""
        self.look_at(articles)
        some = chain.from_iterable(
            self._told[article].values() for article in articles if article in self._told
        )
        return sorted(some, key=lambda report: report.key)

    def in_passing(self, articles: Collection[str]) -> Iterator[list[Report]]:
        """Yield the reports of articles in buckets, each sorted by their keys, and forget them again.

        Of most no more than their outlines is asked for; a few articles stay, as they are looked at again.
        """
        for some in batched(self._load(articles, PARTS), BUCKET):
            read = {
                article.id: ReportsOf.of(article, found, self._entities) for article, found in some
            }
            self._told |= read
            yield self.of(read)
            for article, reports in read.items():
                reports.let_go()
                if len(articles) > BUCKET:
                    del self._told[article]

    def report(self, key: Key) -> Report:
        """Return one report."""
        article, number = key
        if article not in self._told:
            self.look_at([article])
        return self._told[article][number]


class Told:
    """Reports by their numbers, in the order of their ``keys``."""

    def __init__(self, keys: Sequence[Key], bench: Bench) -> None:
        self._keys = keys
        self._bench = bench

    def __getitem__(self, number: int) -> Report:
        """Return a report."""
        return self._bench.report(self._keys[number])

    def look_at(self, numbers: Iterable[int]) -> None:
        """Read the articles of reports that will be asked for, all at once."""
        self._bench.look_at({self._keys[number][0] for number in numbers})

    def in_sight[T](self, some: Iterable[T], of: Callable[[T], Iterable[int]]) -> Iterator[T]:
        """Yield some things, of each of which the reports were looked at, those of many together."""
        waiting: list[T] = []
        asked: list[int] = []
        for one in some:
            waiting.append(one)
            asked += of(one)
            if len(asked) >= TOGETHER:
                self.look_at(asked)
                yield from waiting
                waiting, asked = [], []
        self.look_at(asked)
        yield from waiting


class Traits(dict[int, tuple[int, ...]]):
    """What each report may share with another of a crowded block, found out when it is asked for."""

    def __init__(self, told: Told, known: Mapping[int, tuple[int, ...]]) -> None:
        super().__init__(known)
        self._told = told
        self._terms = Terms()

    def in_sight(self, blocks: Iterable[list[int]], least: int) -> Iterator[list[int]]:
        """Yield blocks of reports; of those larger than ``least`` the reports can be asked for."""
        return self._told.in_sight(
            blocks,
            lambda block: [one for one in block if one not in self] if len(block) > least else (),
        )

    def __missing__(self, number: int) -> tuple[int, ...]:
        report = self._told[number]
        words = {*self._terms.telling(report.words), *self._terms.leading(report.article)}
        named = {*report.participants, *(f"word:{word}" for word in words)}
        traits = self[number] = tuple(sorted(map(number_of, named)))
        return traits
