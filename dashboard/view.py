"""View: what a reader has chosen to see, and its form as a link.

One frozen dataclass names the filters once: field name = widget key = URL parameter. It imports no
Streamlit and reads no tables, so the page, the command line, exports and tests share it.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, fields, replace
from typing import TYPE_CHECKING, Any, get_args
from urllib.parse import urlencode

from dashboard.model import Known, QuotationKind, WordsStatus
from dashboard.wording import day, in_marks, languages, listing, period, shortened, undirected

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

MAX_VALUES = 50
MAX_LENGTH = 300

Period = tuple[dt.date, dt.date]

FIRST_DAY, LAST_DAY = dt.date(1000, 1, 1), dt.date(2199, 12, 31)
"""The days that a filter can hold; a period that ends with the last of them has no end."""

MATCH = ("any", "all")
UNITS = ("articles", "stories", "sources", "mentions")
COUNTED = ("names", "readings", "demonyms", "descriptions")
"""What can count as naming: the name, a city for its government, "Chinese", "the minister"."""
NAMING = ("names", "readings")

SAID = {
    "text": ("with", ""),
    "entity": ("that name", ""),
    "not_entity": ("that do not name", ""),
    "counted": ("counting", ""),
    "speaker": ("that quote", ""),
    "not_speaker": ("that do not quote", ""),
    "about": ("with words about", ""),
    "event": ("that report", ""),
    "kind": ("with", " quotations"),
    "status": ("with", ""),
    "known": ("with speakers", ""),
    "named": ("with words of", ""),
    "checked": ("with quotations or events that are", ""),
    "source": ("from", ""),
    "not_source": ("not from", ""),
    "section": ("in the section", ""),
    "language": ("in", ""),
    "published": ("published", ""),
    "dated": ("with", ""),
    "referenced": ("on events of", ""),
    "also": ("with", ""),
}
"""How each filter is said in a sentence, in the order of the sentence: words before and after."""


SPEAKERS = {
    "named": "named speakers",
    "group": "groups without a name",
    "unnamed": "unnamed sources",
    "document": "documents",
    "asker": "people who only ask",
    "unknown": "unknown speakers",
}
"""How the sentence says who is named and who is not."""


STATUSES = {
    "said": "words that were said",
    "expected": "words only expected",
    "denied": "words denied",
    "declined": "questions that went unanswered",
    "unattributed": "words of no given speaker",
}
"""How the sentence says whether words were said."""


ALSO = {
    "withheld": "events that Dateline is not sure of",
    "assumed": "events of no given date by the day of their report",
}
"""How the sentence says which events are looked at besides."""


DATES = {"dated": "a date of publication", "undated": "no date of publication"}
"""How the sentence says whether articles carry a date."""


@dataclass(frozen=True, slots=True)
class Filter:
    """One thing that a View asks for: its field, its value and the words the reader sees."""

    field: str
    value: str
    words: str


@dataclass(frozen=True, slots=True)
class Clause:
    """What a View asks of one field, as a part of its sentence: "from", two filters, "or"."""

    lead: str
    filters: tuple[Filter, ...]
    last: str
    tail: str


@dataclass(frozen=True, slots=True)
class View:
    """The filters that hold on every page; an empty View shows everything.

    Within a field any value may match, but of entities all where ``match`` says so; between fields
    all must. What a ``not_`` field holds is left out. ``published`` and ``referenced`` are periods,
    first and last day included: when it was printed, and when what it speaks of happened.
    Their days may be given as text, like "2024-05-01".
    ``counted`` says what counts as naming an entity, ``unit`` what charts count, ``also`` which
    events are looked at besides those that the Timeline is sure of.
    """

    text: str = ""
    source: tuple[str, ...] = ()
    not_source: tuple[str, ...] = ()
    entity: tuple[str, ...] = ()
    not_entity: tuple[str, ...] = ()
    match: str = MATCH[0]
    speaker: tuple[str, ...] = ()
    not_speaker: tuple[str, ...] = ()
    about: tuple[str, ...] = ()
    event: tuple[str, ...] = ()
    published: Period | None = None
    dated: tuple[str, ...] = ()
    referenced: Period | None = None
    kind: tuple[str, ...] = ()
    status: tuple[str, ...] = ()
    known: tuple[str, ...] = ()
    named: tuple[str, ...] = ()
    checked: tuple[str, ...] = ()
    section: tuple[str, ...] = ()
    language: tuple[str, ...] = ()
    counted: tuple[str, ...] = NAMING
    unit: str = UNITS[0]
    also: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Take days that are given as text; raises ValueError where a period is not two days."""
        for name in PERIODS:
            given = getattr(self, name)
            if given is not None:
                object.__setattr__(self, name, _two_days(name, given))

    @classmethod
    def from_query(cls, query: Mapping[str, Iterable[str] | str]) -> View:
        """Return the View of a link's parameters; what cannot be read is left out, never raised."""
        found: dict[str, Any] = {}
        for field in fields(cls):
            raw = query.get(field.name)
            if raw is None:
                continue
            values = [raw] if isinstance(raw, str) else list(raw)
            values = [undirected(str(value)).strip()[:MAX_LENGTH] for value in values[:MAX_VALUES]]
            values = [value for value in values if value]
            found[field.name] = _read(field.name, values)
        return cls(**found)

    def to_query(self) -> list[tuple[str, str]]:
        """Return the link's parameters as pairs, in field order; what is default is left out."""
        pairs: list[tuple[str, str]] = []
        for field in fields(self):
            value = getattr(self, field.name)
            if value == DEFAULTS[field.name]:
                continue
            if field.name in PERIODS:
                pairs.extend((field.name, day.isoformat()) for day in value)
            else:
                held = [value] if isinstance(value, str) else value
                pairs.extend((field.name, item) for item in held)
        return pairs

    def to_url(self) -> str:
        """Return the query string of a link to this View, without the question mark."""
        return urlencode(self.to_query())

    @property
    def narrows(self) -> bool:
        """Whether anything is left out; how names match and are counted leaves nothing out."""
        return replace(self, **{name: DEFAULTS[name] for name in SETTINGS}) != View()

    def clauses(self, events: Mapping[str, str] | None = None) -> list[Clause]:
        """Return what the View asks for, field by field; ``events`` names event ids."""
        found = []
        for name, (lead, tail) in SAID.items():
            value = getattr(self, name)
            if value == DEFAULTS[name]:
                continue
            every = name == "counted" or (name == "entity" and self.match == "all")
            parts = _filters(name, value, {} if events is None else events)
            endless = name in PERIODS and has_no_end(value)  # "on events since", not "of since"
            said = lead.removesuffix(" of") if endless else lead
            found.append(Clause(said, tuple(parts), "and" if every else "or", tail))
        return found

    def filters(self, events: Mapping[str, str] | None = None) -> list[Filter]:
        """Return what the View asks for, one by one; ``events`` names event ids for the reader."""
        return [part for clause in self.clauses(events) for part in clause.filters]

    def describe(self, events: Mapping[str, str] | None = None) -> str:
        """Return the View as a sentence without its full stop: "Articles that name G7"."""
        said = [
            f"{one.lead} {listing([shortened(part.words, 60) for part in one.filters], one.last)}"
            f"{one.tail}"
            for one in self.clauses(events)
        ]
        return f"Articles {', '.join(said)}" if said else "All articles"

    def naming(self, name: str) -> View:
        """Return the View of those of its articles that name somebody too.

        Of several names of which any will do, only this one stays: no View can say more.
        """
        if self.match == "all" or len(self.entity) < 2:
            every = tuple(dict.fromkeys((*self.entity, name)))
            return replace(self, entity=every, match="all" if len(every) > 1 else self.match)
        return replace(self, entity=(name,))

    def without(self, field: str, value: str = "") -> View:
        """Return the View without one of its filters."""
        if field in LISTS:
            return self.toggled(field, value) if value in getattr(self, field) else self
        return replace(self, **{field: DEFAULTS[field]})

    def toggled(self, field: str, value: str) -> View:
        """Return the View with ``value`` added to a list field, or taken out if it was there."""
        have: tuple[str, ...] = getattr(self, field)
        rest = tuple(item for item in have if item != value)
        held = rest if value in have else (*have, value)
        return replace(self, **{field: _read(field, held)})


DEFAULTS: dict[str, Any] = {field.name: field.default for field in fields(View)}
PERIODS = ("published", "referenced")
CHOICES: dict[str, tuple[str, ...]] = {
    "match": MATCH,
    "kind": get_args(QuotationKind),
    "status": get_args(WordsStatus),
    "known": get_args(Known),
    "named": ("named", "group", "unnamed", "document", "asker", "unknown"),
    "checked": ("checked", "disputed", "unchecked"),
    "dated": tuple(DATES),
    "counted": COUNTED,
    "unit": UNITS,
    "also": tuple(ALSO),
}
"""The filters that have few values, and these."""
ONE_OF = ("match", "unit")
"""Those of them that hold one value."""
SETTINGS = (*ONE_OF, "counted", "also")
LISTS = tuple(name for name in DEFAULTS if name not in {*PERIODS, *ONE_OF, "text"})


def _read(name: str, values: Iterable[str]) -> Any:
    """Return the value of a field from a link's words; its default where they say nothing."""
    held = tuple(dict.fromkeys(values))
    if name in PERIODS:
        return _period(held)
    if name == "counted":
        return tuple(one for one in COUNTED if one in held) or NAMING
    if name in LISTS:
        return held
    allowed = CHOICES.get(name, held)
    return next((value for value in held if value in allowed), DEFAULTS[name])


def has_no_end(asked: Period | None) -> bool:
    """Return whether a period is asked for of which only the first day is given: from that day on."""
    return bool(asked) and asked[1] == LAST_DAY


def said_days(asked: Period) -> str:
    """Return a period in words: "18–19 Jun 2023", "since 1 May 2024"."""
    return f"since {day(asked[0])}" if has_no_end(asked) else period(*asked)


def _filters(name: str, value: Any, events: Mapping[str, str]) -> list[Filter]:
    """Return the filters of one field."""
    if name in PERIODS:
        return [Filter(name, "", said_days(value))]
    if name == "counted":
        return [Filter(name, one, one) for one in value]
    if isinstance(value, str):
        return [Filter(name, value, in_marks(value))]
    if name == "event":  # reports are quoted, never told as a fact
        return [Filter(name, item, f"“{events.get(item, item)}”") for item in value]
    said = {"named": SPEAKERS, "status": STATUSES, "dated": DATES, "also": ALSO}
    names = languages() if name == "language" else said.get(name, {})
    return [Filter(name, item, names.get(item, item)) for item in value]


def _two_days(name: str, given: Any) -> Period:
    """Return a period of two days, each a date or as text, in their order."""
    try:
        first, last = sorted(map(_day, given))
    except (TypeError, ValueError):
        raise ValueError(
            f"{name} is a period of two days, like ('2024-05-01', '2024-05-31'), not {given!r}"
        ) from None
    return first, last


def _day(given: Any) -> dt.date:
    """Return a day given as a date, a time of it, or text."""
    if isinstance(given, dt.datetime):
        return given.date()
    return given if isinstance(given, dt.date) else dt.date.fromisoformat(given)


def _period(values: tuple[str, ...]) -> Period | None:
    """Return the period from one or two ISO days in any order, or None."""
    days = []
    for value in values[:2]:
        try:
            days.append(dt.date.fromisoformat(value[:10]))
        except ValueError:
            return None
    return (min(days), max(days)) if days else None
