"""The reports of a collection by number, each read from its article when it is first asked for."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from dashboard.linking.events.outlines import number_of
from dashboard.linking.events.reports import ReportsOf
from dashboard.linking.events.terms import Terms

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

    from dashboard.linking.entities import EntityLink
    from dashboard.linking.events.reports import Key, Report
    from dashboard.model import Annotations, Article

    type Load = Callable[[Collection[str]], Iterable[tuple[Article, Annotations]]]


class Bench:
    """The reports of the articles that were read so far; ``load`` gives the articles asked for."""

    def __init__(self, load: Load, entities: Mapping[tuple[str, str], EntityLink]) -> None:
        self._load = load
        self._entities = entities
        self._told: dict[str, ReportsOf] = {}

    def look_at(self, articles: Collection[str]) -> None:
        """Read articles that will be asked for, all at once."""
        wanted = {*articles} - self._told.keys()
        for article, found in self._load(wanted) if wanted else ():
            self._told[article.id] = ReportsOf.of(article, found, self._entities)

    def of(self, articles: Collection[str]) -> list[Report]:
        """Return the reports of articles, sorted by their keys."""
        self.look_at(articles)
        some = chain.from_iterable(
            self._told[article].values() for article in articles if article in self._told
        )
        return sorted(some, key=lambda report: report.key)

    def let_go(self) -> None:
        """Forget the reports that were made so far: of most, no more than their outlines is asked for."""
        for reports in self._told.values():
            reports.let_go()

    def report(self, key: Key) -> Report:
        """Return one report."""
        article, number = key
        self.look_at([article])
        return self._told[article][number]


class Told:
    """Reports by their numbers, in the order of their ``keys``."""

    def __init__(self, keys: Sequence[Key], bench: Bench) -> None:
        self._keys = keys
        self._bench = bench
        self._found: dict[int, Report] = {}

    def __getitem__(self, number: int) -> Report:
        """Return a report."""
        if number not in self._found:
            self._found[number] = self._bench.report(self._keys[number])
        return self._found[number]

    def look_at(self, numbers: Iterable[int]) -> None:
        """Read the articles of reports that will be asked for, all at once."""
        self._bench.look_at({self._keys[number][0] for number in numbers})


class Traits(dict[int, tuple[int, ...]]):
    """What each report may share with another of a crowded block, found out when it is asked for."""

    def __init__(self, told: Told, known: Mapping[int, tuple[int, ...]]) -> None:
        super().__init__(known)
        self._told = told
        self._terms = Terms()

    def __missing__(self, number: int) -> tuple[int, ...]:
        report = self._told[number]
        words = {*self._terms.telling(report.words), *self._terms.leading(report.article)}
        named = {*report.participants, *(f"word:{word}" for word in words)}
        traits = self[number] = tuple(sorted(map(number_of, named)))
        return traits
