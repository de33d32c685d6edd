"""Quotation marks: what stands inside them, line by line.

Knows straight double and single marks, which typography leaves of all others, « » and ‹ ›; an
apostrophe is none of them. A mark left open runs to the end of its line, which is how a quotation
carried on into the next paragraph is printed; a stray closing mark opens nothing.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from dashboard.parsing.lexicon import cue_of, words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


LINE = re.compile(r"[^\n\r\u2028\u2029]+")
BREAKS = frozenset("\n\r\u2028\u2029")
MARK = re.compile(r"<[A-Za-z/][^<>\n]{0,300}>|(?P<sign>[\"'`«»‹›])")
"""A mark, or markup, whose marks are none."""
SINGLE = frozenset("'`")
POINTED = {"«": "»", "‹": "›"}
CERTAIN_WORDS = 6
"""So many words in marks are somebody's words; fewer may be a title or said with a wink."""
MAX_SINGLE = 1500
"""A single mark closes within so many characters, or it was an apostrophe."""


@dataclass(frozen=True, slots=True)
class Mark:
    """One mark: where it stands, which it is, and its neighbours."""

    place: int
    sign: str
    before: str
    after: str

    @property
    def end(self) -> int:
        """Where the text goes on after the mark."""
        return self.place + 1


def read_marks(text: str, start: int, end: int) -> list[Mark]:
    """Return the marks of the line ``text[start:end]`` in order."""
    return [
        Mark(
            place := found.start(),
            found["sign"],
            text[place - 1] if place > start else " ",
            text[place + 1] if place + 1 < end else " ",
        )
        for found in MARK.finditer(text, start, end)
        if found["sign"]
    ]


@dataclass(frozen=True, slots=True)
class Region:
    """Text inside one pair of marks: ``text[start:end]``; with its marks ``outer_start:outer_end``.

    ``closed`` says whether the line holds its closing mark; ``label`` is where the words' speaker
    is named, inside the marks or before a turn.
    """

    start: int
    end: int
    outer_start: int
    outer_end: int
    inner: str = ""
    closed: bool = True
    label: tuple[int, int] | None = None

    @property
    def words(self) -> int:
        """How many words stand inside the marks."""
        return len(self.inner.split())

    @property
    def is_title(self) -> bool:
        """Whether the words are written as titles are: each with a capital, but for the small."""
        small = words("openings", "small")
        great = [w for w in self.inner.strip(" ,.").split() if w.strip("':,").lower() not in small]
        ended = self.inner.rstrip()[-1:] in "?!"
        return bool(great) and not ended and all(not w[:1].islower() for w in great)


def find_regions(text: str) -> list[Region]:
    """Return the outermost quoted regions of the text in order; none crosses a line break."""
    found: list[Region] = []
    for line in LINE.finditer(text):
        found.extend(_Line(text, line.start(), line.end()).regions())
    return found


def touched(regions: list[Region], start: int, end: int) -> list[Region]:
    """Return those of the regions, in order, that share a character with ``text[start:end]``."""
    number = bisect_left(regions, end, key=lambda region: region.start)
    found = []
    while number > 0 and regions[number - 1].end > start:
        number -= 1
        found.append(regions[number])
    return found[::-1]


def share_in_marks(text: str, regions: list[Region], start: int, end: int) -> float:
    """Return which share of the letters and digits of ``text[start:end]`` stands inside marks."""
    quoted = 0
    for region in touched(regions, start, end):
        inner = text[max(region.start, start) : min(region.end, end)]
        quoted += sum(c.isalnum() for c in inner)
    return quoted / sum(c.isalnum() for c in text[start:end]) if quoted else 0.0


class _Line:
    """The marks of one line of the text, and how they pair."""

    def __init__(self, text: str, start: int, end: int) -> None:
        self.text, self.start, self.end = text, start, end
        self.marks = read_marks(text, start, end)
        places = [mark.place for mark in self.marks if mark.sign == '"']
        self.roles = straight_roles(text, start, end, places) if places else {}

    def regions(self) -> Iterator[Region]:
        """Yield the outermost regions."""
        number = 0
        hopeless: set[str] = set()
        while number < len(self.marks):
            mark = self.marks[number]
            if not self._opens(mark):
                if number == 0 and self._closes_lost(mark):
                    yield self._region(self.start, mark.place, self.start, mark.end)
                number += 1
                continue
            closing = None if mark.sign in hopeless else self._closing(number)
            if closing is not None:
                place, end, number = closing
                if place > mark.end:
                    yield self._region(mark.end, place, mark.place, end)
            elif self._stays_open(mark):
                region = self._region(mark.end, self.end, mark.place, self.end)
                yield replace(region, closed=False)
                return
            else:
                number += 1
                if mark.sign not in SINGLE:
                    hopeless.add(mark.sign)

    def _region(self, start: int, end: int, outer_start: int, outer_end: int) -> Region:
        return Region(start, end, outer_start, outer_end, self.text[start:end])

    def _opens(self, mark: Mark) -> bool:
        """Return whether a mark opens a quotation where it stands."""
        if mark.sign in POINTED:
            return True
        if mark.sign == '"':
            return self.roles.get(mark.place) == "opens"
        if mark.sign in SINGLE:
            return not mark.before.isalnum() and (mark.after.isalnum() or mark.after in "[($@#")
        return False

    def _closes_lost(self, mark: Mark) -> bool:
        """Return whether a line's first mark closes a quotation whose opening mark was lost."""
        closes = mark.sign == '"'
        return closes and mark.place > self.start and mark.before in ".,?!" and mark.after.isspace()

    def _stays_open(self, mark: Mark) -> bool:
        """Return whether a mark without a partner opens a quotation that its line does not close."""
        if mark.sign in SINGLE or mark.after.isspace():
            return False
        if mark.sign == '"' and mark.before.isalnum():
            return False
        return len(self.text[mark.end : self.end].split()) > 1

    def _closing(self, number: int) -> tuple[int, int, int] | None:
        """Return where the region ends, where its closing mark ends, and the next mark's number."""
        sign = self.marks[number].sign
        if sign in SINGLE:
            return self._closing_single(number)
        for later in range(number + 1, len(self.marks)):
            mark = self.marks[later]
            if sign == '"':
                closes = self.roles.get(mark.place) == "closes"
            else:
                closes = mark.sign == POINTED[sign]
            if closes:
                return mark.place, mark.end, later + 1
        return None

    def _closing_single(self, number: int) -> tuple[int, int, int] | None:
        """Return a single mark that closes a quotation and is no apostrophe."""
        opening = self.marks[number]
        for later in range(number + 1, len(self.marks)):
            mark = self.marks[later]
            if mark.place - opening.place > MAX_SINGLE:
                return None
            if mark.sign == '"':
                return None
            if mark.sign != "'" or mark.after.isalnum() or mark.before in " (":
                continue
            return mark.place, mark.end, later + 1
        return None


Role = Literal["opens", "closes"]

OPENERS = frozenset("([{—–-/")
ENDS = frozenset(".,?!…")
LOST = 1.2
"""What it costs that a mark which opens has lost its partner after it."""
STRAY = 1.3
"""What it costs that a mark closes what none opened."""
NESTED = 0.9
"""What it costs that a mark opens inside what another opened: "He said "go home" to me"."""
LEFT_OPEN = 0.4
"""What it costs that the last mark stays open, as before a paragraph that goes on."""
AGAINST = 2.5
"""What it costs to read a mark against its blanks; less where the printer's slip is a common one."""


@dataclass(frozen=True, slots=True)
class _Path:
    """The cheapest reading so far: its cost, and each mark's role."""

    cost: float
    roles: tuple[tuple[int, Role | None], ...] = ()

    def then(self, cost: float, place: int, role: Role | None) -> _Path:
        return _Path(self.cost + cost, (*self.roles[-KEPT:], (place, role)))


KEPT = 400
"""Of so many marks back a line's reading is remembered."""


def straight_roles(text: str, start: int, end: int, places: Sequence[int]) -> dict[int, Role]:
    """Return what each straight mark of the line ``text[start:end]`` does: the cheapest reading of the whole line.

    A straight mark shows only by its neighbours what it does, and some texts set blanks on both of its
    sides or drop one of a pair: so none is judged alone. Strays are left out, and so is a pair inside another: it is a part of what the outer one holds.
    """
    closed: _Path | None = _Path(0.0)
    opened: _Path | None = None
    nested: _Path | None = None
    for place in places:
        opening, closing = _costs(text, start, end, place)
        to_open = _cheapest(
            closed.then(opening, place, "opens") if closed else None,
            _without_last(opened).then(opening + LOST, place, "opens") if opened else None,
        )
        to_open = _cheapest(to_open, nested.then(closing, place, None) if nested else None)
        to_closed = _cheapest(
            opened.then(closing, place, "closes") if opened else None,
            closed.then(closing + STRAY, place, None) if closed else None,
        )
        nested = opened.then(opening + NESTED, place, None) if opened else None
        closed, opened = to_closed, to_open
    if opened is not None:
        opened = _Path(opened.cost + LEFT_OPEN, opened.roles)
    best = _cheapest(closed, opened)
    return {place: role for place, role in best.roles if role} if best else {}


def _cheapest(one: _Path | None, two: _Path | None) -> _Path | None:
    """Return the path that costs less, the first where both cost the same."""
    if one is None or two is None:
        return one or two
    return one if one.cost <= two.cost else two


def _without_last(path: _Path) -> _Path:
    """Return the path with its last mark that opened as a stray."""
    roles = list(path.roles)
    for number in range(len(roles) - 1, -1, -1):
        if roles[number][1] == "opens":
            roles[number] = (roles[number][0], None)
            break
    return _Path(path.cost, tuple(roles))


ATTRIBUTION = re.compile(r"(?P<first>[a-z]+)(?: (?P<second>[a-z]+))?")


def _ends_attribution(text: str, start: int, place: int) -> bool:
    """Return whether the words since the mark before tell who spoke, as in '... home, "she said.'."""
    before = text.rfind('"', start, place)
    found = ATTRIBUTION.match(text, before + 1, place) if before > start else None
    spoken = text[start : max(before, start)].rstrip()[-1:]
    if found is None or spoken not in tuple(ENDS):
        return False
    return any(cue_of(word or "")[1] in ("say", "tell") for word in found.groups())


def _costs(text: str, start: int, end: int, place: int) -> tuple[float, float]:
    """Return what it costs to read the mark as one that opens, and as one that closes."""
    before = text[place - 1] if place > start else " "
    after = text[place + 1] if place + 1 < end else " "
    last = text[start:place].rstrip()[-1:] if before.isspace() else before
    goes_on = last in ENDS and text[place + 1 : end].lstrip()[:1].islower()
    blank_before, blank_after = before.isspace() or before in OPENERS, after.isspace()
    if blank_before and goes_on:
        # '... home. "she said': what goes on small is no new sentence.
        return 1.0, 0.3
    if blank_before and blank_after:
        return (0.3, 0.0) if last in ENDS else (0.0, 0.3)
    if blank_before:
        return (0.0, 0.8) if last in ENDS else (0.0, 1.5)
    if blank_after:
        # '... said," Words', '... home, "she said." Words': the blank stands on the wrong side of the mark.
        slip = before == "," or (before in ENDS and _ends_attribution(text, start, place))
        return (1.1, 0.0) if slip else (AGAINST, 0.0)
    return (0.3, 0.4) if not before.isalnum() and before not in ".,?!=;:" else (1.0, 0.3)
