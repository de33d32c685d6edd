"""Names of events for readers to choose among, and for links: "G7 meets, 15 Apr 2024".

Each name is given once: of several events that would be printed alike, the one most reported has it,
and the others carry their id behind it. Names are made when asked for; a collection may have a
million events, and a page needs a few of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any

import narwhals as nw

from dashboard.corpus.decision_list import decisions, taken_back
from dashboard.corpus.former_links import events_now
from dashboard.corpus.selection import Selection, frame_of, row_of
from dashboard.corpus.verdicts import EVENTINGS, SPLIT, before_of
from dashboard.view import View
from dashboard.wording import period

if TYPE_CHECKING:
    from dashboard.corpus.tables import Tables

OFFERED = 150
"""How many names are made at once: those of the events most reported."""
WITH_ID = re.compile(r"\((event:\w+)\)$")
BY = {"articles": True, "mentions": True, "event": False}
"""The order in which events get their names, and what of it descends."""


class PrintedEvents(Mapping[str, str]):
    """Event id -> how it is printed, for all events of one version of a corpus."""

    def __init__(self, tables: Tables) -> None:
        self._tables = tables
        self._names: dict[str, str] = {}

    @cached_property
    def offered(self) -> list[str]:
        """The names of the events most reported, the first one first."""
        named: dict[str, str] = {}
        used: set[str] = set()
        for row in _dicts(self._rows().sort(*BY, descending=[*BY.values()]).head(OFFERED)):
            named[row["event"]] = _name(row, alone=_name(row) not in used)
            used.add(_name(row))
        self._names |= named
        return [*named.values()]

    def __getitem__(self, event: str) -> str:
        """Return how an event is printed; raises KeyError where there is none of that id."""
        self.learn([event])
        return self._names[event]

    def learn(self, events: Sequence[str]) -> None:
        """Make the names of several events at once: two questions instead of two for each."""
        unknown = [event for event in events if event not in self._names]
        if not unknown:
            return
        rows = self._rows()
        labels = rows.filter(nw.col("event").is_in(unknown)).select("label")
        alike = rows.join(labels, on="label", how="semi")
        first: dict[str, str] = {}
        for row in _dicts(alike.sort(*BY, descending=[*BY.values()])):
            event, name = row["event"], _name(row)
            alone = first.setdefault(name, event) == event
            if event in unknown:
                self._names[event] = _name(row, alone=alone)

    def __iter__(self) -> Iterator[str]:
        """Yield the ids of all events."""
        yield from frame_of(self._rows().select("event").sort("event"))["event"]

    def __len__(self) -> int:
        """Return how many events there are."""
        return int(row_of(self._rows().select(n=nw.len()))["n"])

    def __bool__(self) -> bool:
        """Return True: nobody is to count events in order to know whether there is a mapping."""
        return True

    def id_of(self, printed: str) -> str | None:
        """Return the id of the event that is printed so, or that has this id; None for any other.

        What readers have merged, parted or called otherwise since leads to what it is now, and what an older
        reading of an article had to what is told there today.
        """
        named = WITH_ID.search(printed)
        if (identity := named[1] if named else printed) in self:
            return identity
        labels = [printed[: comma.start()] for comma in re.finditer(", ", printed)]
        likely = frame_of(self._rows().filter(nw.col("label").is_in(labels)).select("event"))
        known = next((event for event in likely["event"] if self[event] == printed), None)
        led = next((self._led[one] for one in (identity, *labels) if one in self._led), None)
        return known or led or next(iter(self.successors(printed)), None)

    def successors(self, printed: str) -> list[str]:
        """Return the ids of what is told today where an older reading told of an event that was printed so."""
        return [event for event in events_now(self._tables, printed) if event in self]

    @cached_property
    def _led(self) -> dict[str, str]:
        """Ids and labels that events had when readers decided on them, and which event that is now.

        Where some reports were parted from it, that is what is left. A decision that was taken back leads back.
        """
        found: dict[str, str] = {}
        for one in (*taken_back(self._tables)[::-1], *decisions(self._tables)):
            sides = (one.other, one.one) if one.entry.kind == SPLIT else (one.one,)
            now = next((side[0] for side in sides if side and side[0] in self), None)
            if one.entry.kind in EVENTINGS and now:
                for was in before_of(one.entry.before):
                    found |= dict.fromkeys(was, now)
                if one.entry.kind == "events called":
                    found[str(one.entry.value)] = now
        return found

    def _rows(self) -> nw.LazyFrame[Any]:
        rows = Selection(self._tables, View()).table("timeline")
        return rows.select("event", "label", "first", "last", "articles", "mentions")


def _name(row: dict[str, Any], *, alone: bool = True) -> str:
    """Return an event's label and days, and its id where it does not stand alone with these."""
    name = f"{row['label']}, {period(row['first'], row['last'])}"
    return name if alone else f"{name} ({row['event']})"


def _dicts(rows: nw.LazyFrame[Any]) -> list[dict[str, Any]]:
    """Return the rows, each as a mapping."""
    return rows.collect("pyarrow").to_native().to_pylist()
