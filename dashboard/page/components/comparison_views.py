"""The two sides of a comparison: two Views, what they are called, and their form in a link.

What both ask for alike are the filters of the page, as on any other. What differs stands beside
them: ``one.source=A&two.source=B``. Where ``filters`` names a side, the page's filters are that
side's alone, and the other side stands in the link whole.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from dashboard.corpus import Corpus
from dashboard.corpus.aliases import FIELDS
from dashboard.page.components import links
from dashboard.page.components.headlines import spoken
from dashboard.view import DEFAULTS, PERIODS, View, has_no_end, said_days
from dashboard.wording import in_marks

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from dashboard.page.open_collection import Here

SIDES = ("one", "two")
FILTERS = "filters"
"""The parameter that says which side the filters hold alone."""
BY = {
    "source": "Two sources",
    "published": "Two periods",
    "speaker": "Two people quoted",
    "entity": "Two names",
}
"""The filters that two sides are parted by at a click, and how the page says it."""
SUBJECTS = {
    "source": ("{}", "names"),
    "published": ("articles {}", "name"),
    "speaker": ("articles that quote {}", "name"),
    "entity": ("articles that name {}", "name"),
}
"""How a side of these is the subject of a sentence, and the verb that follows."""
LEADS = {"": "Both sides: ", "one": None, "two": None}
"""What stands before the sentence of the page's filters; none where a side's own tells the same."""
ORDINAL = {"one": "first side", "two": "second side"}
OFFERED = 150
"""So many people can be chosen from; others are typed."""
LONGEST = 44
"""A side that takes more letters to describe is called first or second."""


@dataclass(frozen=True, slots=True)
class Called:
    """How a side is called where it is named, and where it is the subject of a sentence."""

    name: str
    subject: str
    verb: str


@dataclass(frozen=True, slots=True)
class Pair:
    """Two Views, and the side whose filters the page holds; none where it holds those of both."""

    one: View
    two: View
    filters: str = ""

    @property
    def unlike(self) -> list[str]:
        """The filters that the sides do not share."""
        return [name for name in DEFAULTS if getattr(self.one, name) != getattr(self.two, name)]

    @property
    def held(self) -> View:
        """The View that the filters of the page hold."""
        return self.side(self.filters) if self.filters else self.shared

    @property
    def shared(self) -> View:
        """The View that both sides ask for."""
        return replace(self.one, **{name: DEFAULTS[name] for name in self.unlike})

    def side(self, name: str) -> View:
        """Return the View of a side."""
        return self.one if name == "one" else self.two

    def changed(self, name: str, view: View) -> Pair:
        """Return the pair with another View on one side."""
        return replace(self, **{name: view})

    def own(self, name: str) -> View:
        """Return what a side asks for beside what both ask for."""
        mine = self.side(name)
        return View(**{field: getattr(mine, field) for field in self.unlike})

    def parted_by(self) -> str:
        """Return the filter of ``BY`` that alone parts the sides, by one value each; else nothing."""
        field = self.unlike[0] if len(self.unlike) == 1 else ""
        single = field in PERIODS or all(len(self._values(field)[side]) == 1 for side in SIDES)
        return field if field in BY and single and all(self._values(field).values()) else ""

    def _values(self, field: str) -> dict[str, Any]:
        return {side: getattr(self.side(side), field, None) or () for side in SIDES}

    def told(self, events: Mapping[str, str]) -> dict[str, list[str]]:
        """Return the parameters that stand in a link beside the filters of the page."""
        kept = {FILTERS: [self.filters]} if self.filters else {}
        for side in SIDES:
            if side == self.filters:
                continue
            view = self.side(side) if self.filters else self.own(side)
            grouped: dict[str, list[str]] = {}
            for field, value in view.to_query():
                words = events.get(value, value) if field == "event" else value
                grouped.setdefault(f"{side}.{field}", []).append(words)
            kept |= grouped
        return kept

    def address(self, events: Mapping[str, str]) -> str:
        """Return the address of the comparison."""
        return links.address(links.COMPARE, self.held, events, **self.told(events))


def of_link(
    query: Mapping[str, Sequence[str]], view: View, id_of: Callable[[str], str | None]
) -> Pair | None:
    """Return the sides that a link asks for beside its filters; None where it names none.

    ``id_of`` gives the id of a printed event.
    """
    asked = {side: _asked(query, side, id_of) for side in SIDES}
    filters = next(iter(query.get(FILTERS, ())), "")
    if filters in SIDES:
        other = "two" if filters == "one" else "one"
        whole = replace(View(**asked[other]), unit=view.unit)
        return Pair(**{filters: view, other: whole}, filters=filters)
    if not any(asked.values()):
        return None
    return Pair(replace(view, **asked["one"]), replace(view, **asked["two"]))


def _asked(
    query: Mapping[str, Sequence[str]], side: str, id_of: Callable[[str], str | None]
) -> dict[str, Any]:
    """Return what a link asks of one side alone, field by field."""
    own = {name: query[f"{side}.{name}"] for name in DEFAULTS if f"{side}.{name}" in query}
    view = View.from_query(own)
    view = replace(view, event=tuple(id_of(name) or name for name in view.event))
    return {name: value for name in own if (value := getattr(view, name)) != DEFAULTS[name]}


def meant(here: Here, pair: Pair) -> Pair:
    """Return the pair with names in the place of aliases, as the filters of the page have them."""
    return replace(pair, one=here.ask(Corpus.meant, pair.one), two=here.ask(Corpus.meant, pair.two))


def unit(view: View) -> str:
    """Return what a comparison counts names in: articles, or stories where the reader counts these."""
    return view.unit if view.unit == "stories" else "articles"


def usual(here: Here, asked: str) -> tuple[str, Pair | None]:
    """Return by what sides are parted that no link names, and the two that have most to tell.

    Where nothing is asked for it is the first filter that does not hold and has two values.
    """
    free = [name for name in BY if not getattr(here.view, name)]
    tried = [asked] if asked in BY else [*free, *(name for name in BY if name not in free)]
    pairs = ((name, _first_two(here, name)) for name in tried)
    return next((found for found in pairs if found[1]), (tried[0], None))


def _first_two(here: Here, by: str) -> Pair | None:
    values = options(here, by)
    if len(values) < 2:
        return None
    one, two = (replace(here.view, **{by: value}) for value in values[:2])
    return Pair(one, two)


def options(here: Here, by: str) -> list[Any]:
    """Return the values to choose from, the most frequent first; of periods, the two halves."""
    if by == "published":
        return _halves(here)
    if by == "speaker":
        names = here.ask(Corpus.speakers)["speaker"].head(OFFERED).tolist()
    else:
        names = here.known(by)
    return [(name,) for name in names]


def _halves(here: Here) -> list[tuple[dt.date, dt.date]]:
    """Return the two halves of the time in which the view's articles were published."""
    first, last = here.totals.first_day, here.totals.last_day
    if first is None or last is None or first == last:
        return []
    middle = first + (last - first) / 2
    return [(first, middle), (middle + dt.timedelta(days=1), last)]


def told_apart(pair: Pair, events: Mapping[str, str]) -> dict[str, str]:
    """Return for each side what it alone asks for: one name or period, or a View in words."""
    by = pair.parted_by()
    if by:
        return {side: _value(by, getattr(pair.side(side), by)) for side in SIDES}
    return {side: pair.own(side).describe(events) for side in SIDES}


def against(pair: Pair, events: Mapping[str, str]) -> str:
    """Return what is compared, and in which articles: "A against B: articles that name G7"."""
    one, two = told_apart(pair, events).values()
    if not pair.parted_by():
        two = two[:1].lower() + two[1:]
    within = pair.shared.describe(events)
    in_these = f": {within[:1].lower()}{within[1:]}" if pair.shared.narrows else ""
    return f"{one} against {two}{in_these}"


def called(pair: Pair, events: Mapping[str, str]) -> dict[str, Called]:
    """Return how each side is called: by what it alone asks for, where that is short."""
    by, said = pair.parted_by(), told_apart(pair, events)
    if by:
        words, verb = SUBJECTS[by]
        subjects = spoken(list(said.values())) if by in FIELDS else list(said.values())
        if by not in PERIODS and any("," in one for one in subjects):
            subjects = [*map(in_marks, subjects)]
        if by == "published":
            open_ended = [has_no_end(pair.side(side).published) for side in said]
            subjects = [
                one if still else f"of {one}"
                for one, still in zip(subjects, open_ended, strict=True)
            ]
        return {
            side: Called(name, words.format(subject), verb)
            for (side, name), subject in zip(said.items(), subjects, strict=True)
        }
    if len(set(said.values())) == 1 or max(map(len, said.values())) > LONGEST:
        return {
            side: Called(words.capitalize(), f"the {words}", "names")
            for side, words in ORDINAL.items()
        }
    return {
        side: Called(words, words[:1].lower() + words[1:], "name") for side, words in said.items()
    }


def _value(by: str, value: Any) -> str:
    return said_days(value) if by in PERIODS else value[0]
