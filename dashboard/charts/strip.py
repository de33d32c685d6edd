"""The annotated strip: events as marks on one line of time, with their names above them in tiers.

The most reported events get names where these find room. Periods are bars on rows of their own under
the line, and have no mark of a day on it, what is denied or not certain has a lane under these, and what is earlier than the stretch is
drawn compressed at its left. The strip is drawn for a width class, because labels are measured in
pixels. A click on a mark or a name gives ``["event", id, …]``.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, Any

import pandas as pd
import plotly.graph_objects as go

from dashboard.charts.event_marks import (
    Dot,
    dots,
    draw_dots,
    draw_period,
    draw_tail,
    facts_of,
    tagged,
)
from dashboard.charts.label_placement import Flag, fitted, place, room_at, text_width, wrapped
from dashboard.charts.strip_axis import (
    draw_earlier,
    edges,
    name_days,
    pixels_per_day,
    reach,
    rows_within,
    time_axis,
)
from dashboard.charts.styling import CLEAR, HOVER, SMALL_SIZE, figure, hover, label
from dashboard.charts.time_span import DAY, Span, dense_span

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from dashboard.charts.palette import Palette

    Row = dict[str, Any]

TIER, LINE = 44, 0.4
"""The height of a tier in pixels, and how much of it each more line of a name takes beside the first."""
AXIS = 46
LABEL_SIZE, BESIDE = 13, 6
"""The size of a label's letters, and how many pixels are free beside it."""
FOOT = 14
LIFT = 0.16
"""How far the lowest labels keep off the marks, in tiers."""
SHORT = 12
"""Up to so many pixels a period is no longer than its own mark."""
PERIOD, PERIOD_ROWS, BETWEEN = 17, 5, 5
"""The height of a row of periods, how many rows there are, and what parts two periods on one."""
LEAST_ROOM = 90
"""A period's name is left out where it has fewer pixels beside its bar."""
LANE, LEAD = 34, 11
"""The height of the lane of what is denied or not certain, and how far its names keep from its marks."""
DOUBTED = ("denied", "uncertain")
ON_A_STEM = 3
"""So many events of one mark have labels, the most important: more would stand on a stem too long to follow."""


@dataclass(frozen=True, slots=True)
class Width:
    """A class of widths: the narrowest strip in pixels, how many tiers, how long a label and a hovering line.

    So many tiers of a stem may be ``bare``, without a label under its lowest; None sets no limit. On narrow screens a drag scrolls the page, so no period is brushed there.
    """

    pixels: float
    tiers: int
    bare: int | None
    letters: int
    hovering: int
    brush: bool


BROAD = Width(pixels=780, tiers=8, bare=2, letters=60, hovering=54, brush=True)
WIDE = Width(pixels=560, tiers=8, bare=3, letters=64, hovering=54, brush=True)
NARROW = Width(pixels=322, tiers=8, bare=None, letters=46, hovering=HOVER, brush=False)


def event_strip(
    events: pd.DataFrame,
    palette: Palette,
    width: Width = WIDE,
    chosen: Collection[str] = (),
    span: Span | None = None,
) -> go.Figure:
    """Return the strip for a frame of dated events.

    The frame has ``event``, ``label``, ``first``, ``last``, ``certainty``, ``status``, ``articles``
    and ``mentions``; rows outside ``span`` are not drawn. A column ``unit`` may name another than
    ``articles`` to tell how much each is reported.
    """
    span = span or dense_span(events)
    low, high = reach(span)
    per_day = pixels_per_day(width.pixels, span)
    sure, doubted = _parted(rows_within(events, span))
    bars = period_rows(sure, per_day)
    found, rows, flags = _laid_out(sure, bars, width, span)
    periods = [
        (row, -(FOOT + PERIOD * (bars[row["event"]] + 0.4)) / TIER)
        for row in rows
        if row["event"] in bars
    ]
    under = FOOT + PERIOD * (1 + max(bars.values(), default=-1)) + (LANE if doubted else 0)
    tiers = _tiers(flags, rows)
    top = tiers[-1][1]
    made = figure(palette, round(top * TIER + under) + AXIS, {"b": AXIS})
    made.update_yaxes(visible=False, range=[-under / TIER, top])
    made.update_layout(barmode="overlay")
    time_axis(made, palette, low, high)
    name_days(made, span, width.pixels)
    draw_earlier(made, palette, span, top=LIFT)
    _rule(made, palette.ink, 0)
    for row, y in periods:
        draw_period(made, _ink(palette, row, chosen), row, y)
    for row in rows:
        draw_tail(made, _ink(palette, row, chosen), row)
    _targets(made, flags, tiers, rows, periods, per_day)
    _period_names(made, palette, periods, _named(rows, flags), width, span)
    lane = (LANE / 2 - under) / TIER
    apart = dots(doubted, _pixels(doubted, "middle", width, span))
    ahead = [(Dot((row,)), y) for row, y in periods if row["status"] == "planned"]
    marks = [*((dot, 0.0) for dot in found), *ahead, *((dot, lane) for dot in apart)]
    draw_dots(
        made, palette, [dot for dot, _ in marks], [y for _, y in marks], chosen, width.hovering
    )
    tops = [(flag, tiers[flag.tier][1]) for flag in flags]
    _stems(made, tops, rows, {row["event"]: y for row, y in periods}, palette, chosen)
    for flag, high in tops:
        _label(made, flag, high, rows[flag.index], _ink(palette, rows[flag.index], chosen))
    if doubted:
        _doubts(made, palette, doubted, apart, lane, width, per_day)
    return made


def _laid_out(
    rows: Sequence[Row], bars: Collection[str], width: Width, span: Span
) -> tuple[list[Dot], list[Row], list[Flag]]:
    """Return the marks of events in order of importance, the events with stems and lines, and their labels.

    What has a bar has no mark: it is of no single day. A narrow strip names nothing but what the wide one does: who turns to a phone finds the same again.
    """
    days = [row for row in rows if row["event"] not in bars]
    found = dots(days, _pixels(days, "middle", width, span))
    stemmed = _stemmed(rows, found)
    pixels = _pixels(stemmed, "stem", width, span)
    lined = [row | {"lines": _lines(row, width, x)} for row, x in zip(stemmed, pixels, strict=True)]
    if width is not NARROW:
        return found, lined, _flags(lined, width, pixels, beyond=_beyond(width, span))
    bars = period_rows(rows, pixels_per_day(WIDE.pixels, span))
    _, wide, flags = _laid_out(rows, bars, WIDE, span)
    return found, lined, _flags(lined, width, pixels, _named(wide, flags), _beyond(width, span))


def _beyond(width: Width, span: Span) -> float:
    """Return how many pixels at the left what is earlier takes."""
    (begins, _), (first, _) = reach(span), edges(span)
    return ((first - begins) / DAY) * pixels_per_day(width.pixels, span)


def _tiers(flags: Sequence[Flag], rows: Sequence[Row]) -> list[tuple[float, float]]:
    """Return where each tier of labels begins and ends over the line, in tiers of the usual height."""
    many = max((flag.tier for flag in flags), default=0) + 1
    high = [1.0] * many
    for flag in flags:
        more = len(rows[flag.index]["lines"]) - 2
        high[flag.tier] = max(high[flag.tier], 1 + LINE * more)
    return list(pairwise(accumulate(high, initial=LIFT)))


def _parted(rows: Sequence[Row]) -> tuple[list[Row], list[Row]]:
    """Return what is reported as fact or announced, and what is denied or not certain."""
    doubted = [row for row in rows if row["status"] in DOUBTED]
    return [row for row in rows if row["status"] not in DOUBTED], doubted


def _named(rows: Sequence[Row], flags: Sequence[Flag]) -> set[str]:
    """Return the events whose names have found a place."""
    return {rows[flag.index]["event"] for flag in flags}


def _pixels(rows: Sequence[Row], what: str, width: Width, span: Span) -> list[float]:
    """Return where a moment of each event, its ``middle`` or ``stem``, is on the strip."""
    low, per_day = reach(span)[0], pixels_per_day(width.pixels, span)
    return [((row[what] - low) / DAY) * per_day for row in rows]


def period_rows(rows: Sequence[Row], per_day: float) -> dict[str, int]:
    """Return on which row under the line each period is drawn, by its event: none lies over another.

    The rows are given in order of importance; what finds none has its mark on the line alone.
    """
    taken: list[list[tuple[Any, Any]]] = []
    found: dict[str, int] = {}
    for row in rows:
        if (row["last"] - row["first"]) / DAY * per_day <= SHORT:
            continue
        first, last = row["first"] - BETWEEN / per_day * DAY, row["last"] + BETWEEN / per_day * DAY
        free = (
            number
            for number, ends in enumerate(taken)
            if all(last < begins or first > until for begins, until in ends)
        )
        number = next(free, len(taken))
        if number >= PERIOD_ROWS:
            continue
        if number == len(taken):
            taken.append([])
        taken[number].append((row["first"], row["last"]))
        found[row["event"]] = number
    return found


def _doubts(
    made: go.Figure,
    palette: Palette,
    rows: Sequence[Row],
    found: Sequence[Dot],
    y: float,
    width: Width,
    per_day: float,
) -> None:
    """Name what is denied or not certain, on its own lane, the tag first."""
    _rule(made, palette.hairline, y)
    first = {dot.events[0] for dot in found}
    named = [row for row in rows if row["event"] in first]
    low = reach_of(made)
    points = [((row["middle"] - low) / DAY) * per_day for row in named]
    words = [
        fitted(tagged(row), width.letters, room_at(x, width.pixels) - 2 * LEAD, SMALL_SIZE)
        for row, x in zip(named, points, strict=True)
    ]
    widths = [text_width(one, SMALL_SIZE) + 2 * LEAD for one in words]
    for flag in place(points, widths, width.pixels, 1):
        side = "left" if flag.points_right else "right"
        made.add_annotation(
            x=named[flag.index]["middle"],
            y=y,
            text=label(words[flag.index]),
            xanchor=side,
            yanchor="middle",
            xshift=LEAD if flag.points_right else -LEAD,
            bgcolor=palette.paper,
            showarrow=False,
            borderpad=1,
            font={"color": palette.ink, "size": SMALL_SIZE},
        )


def reach_of(made: go.Figure) -> Any:
    """Return the first moment on a figure's axis of time."""
    return pd.Timestamp(made.layout.xaxis.range[0])


def _stemmed(rows: Sequence[Row], found: Sequence[Dot]) -> list[Row]:
    """Return the events with the moment that their ``stem`` stands at: that of their mark.

    The names of one mark share a stem; a hairline each, a few pixels apart, would be a thicket.
    """
    at = {event: dot.row["middle"] for dot in found for event in dot.events}
    return [row | {"stem": at.get(row["event"], row["middle"])} for row in rows]


def _ink(palette: Palette, row: Row, chosen: Collection[str]) -> str:
    return palette.chosen if row["event"] in chosen else palette.ink


def _flags(
    rows: Sequence[Row],
    width: Width,
    pixels: Sequence[float],
    only: Collection[str] = (),
    beyond: float = 0,
) -> list[Flag]:
    """Return the labels that find a place, for events in order of importance; where there are ``only`` some, for these.

    What is drawn compressed, up to ``beyond``, has names on stems of any length: its marks stand close.
    """
    every = (index for index, row in enumerate(rows) if not only or row["event"] in only)
    order = _first_of_each_stem(rows, every)
    widths = [
        BESIDE + max(text_width(line, LABEL_SIZE) for line in row["lines"])
        for row in (rows[index] for index in order)
    ]
    days = [(rows[index]["first_day"], rows[index]["last_day"]) for index in order]
    times = [(begins if pd.notna(begins) else ends).toordinal() for begins, ends in days]
    points = [pixels[index] for index in order]
    found = place(points, widths, width.pixels, width.tiers, times, width.bare, beyond)
    return [replace(flag, index=order[flag.index]) for flag in found]


def _first_of_each_stem(rows: Sequence[Row], order: Iterable[int]) -> list[int]:
    """Return of some rows, in their order, no more of one stem than may have labels."""
    many: Counter[Any] = Counter()
    found = []
    for index in order:
        many[rows[index]["stem"]] += 1
        if many[rows[index]["stem"]] <= ON_A_STEM:
            found.append(index)
    return found


def _lines(row: Row, width: Width, point: float) -> list[str]:
    """Return the lines of an event's label: its name in up to three, then its date, weight and status."""
    room = room_at(point, width.pixels) - BESIDE
    return [*wrapped(row["label"], width.letters, room, LABEL_SIZE), facts_of(row)]


def _rule(made: go.Figure, colour: str, y: float) -> None:
    rule = {"color": colour, "width": 1}
    made.add_shape(type="line", xref="paper", x0=0, x1=1, y0=y, y1=y, line=rule, layer="below")


def _period_names(
    made: go.Figure,
    palette: Palette,
    periods: Sequence[tuple[Row, float]],
    named: Collection[str],
    width: Width,
    span: Span,
) -> None:
    """Write the name of a period that has none above beside its bar, right or left, where the row has room.

    None lies over the line that parts what is earlier.
    """
    low, per_day = reach(span)[0], pixels_per_day(width.pixels, span)
    begins_at = _beyond(width, span)
    ends = [
        (y, *(((row[end] - low) / DAY) * per_day for end in ("first", "last")))
        for row, y in periods
    ]
    taken: dict[float, float] = {}  # how far each row is, with the names written on it
    for (row, y), (_, first, last) in sorted(
        zip(periods, ends, strict=True), key=lambda found: found[1][1]
    ):
        since, taken[y] = taken.get(y, begins_at), last
        if row["event"] in named:
            continue
        until = min(
            (begins for at, begins, _ in ends if at == y and begins > last), default=width.pixels
        )
        right = until - last - 2 * BESIDE
        left = right < LEAST_ROOM
        room = first - since - 2 * BESIDE if left else right
        if room < LEAST_ROOM:
            continue
        words = fitted(tagged(row), width.letters, room, SMALL_SIZE)
        if not left:
            taken[y] = last + BESIDE + text_width(words, SMALL_SIZE)
        made.add_annotation(
            x=row["first"] if left else row["last"],
            y=y,
            text=label(words),
            xanchor="right" if left else "left",
            yanchor="middle",
            xshift=-BESIDE if left else BESIDE,
            showarrow=False,
            borderpad=0,
            captureevents=False,
            font={"color": palette.muted, "size": SMALL_SIZE},
        )


def _targets(
    made: go.Figure,
    flags: Sequence[Flag],
    tiers: Sequence[tuple[float, float]],
    rows: Sequence[Row],
    periods: Sequence[tuple[Row, float]],
    per_day: float,
) -> None:
    """Lay an unseen bar behind each label and period, so that a click on it is one on its event."""
    pixel = DAY / per_day
    boxes = [
        (row, row["stem"] + ((flag.left + flag.right) / 2 - flag.x) * pixel, flag.right - flag.left, low + 0.1, high - low - 0.14)
        for flag in flags
        for row, (low, high) in [(rows[flag.index], tiers[flag.tier])]
    ]  # fmt: skip
    high = PERIOD * 0.9 / TIER
    boxes += [(row, row["middle"], (row["last"] - row["first"]) / DAY * per_day, y - high / 2, high) for row, y in periods]  # fmt: skip
    if not boxes:
        return
    held, middles, wide, bases, heights = zip(*boxes, strict=True)
    made.add_trace(
        go.Bar(
            x=list(middles),
            y=list(heights),
            base=list(bases),
            width=[pixels * 86_400_000 / per_day for pixels in wide],
            customdata=[["event", row["event"]] for row in held],
            hovertext=[hover(row["label"], facts_of(row)) for row in held],
            hoverinfo="text",
            marker={"color": CLEAR, "line": {"width": 0}},
            selected={"marker": {"opacity": 0}},
            unselected={"marker": {"opacity": 0}},
        )
    )


def _stems(
    made: go.Figure,
    flags: Sequence[tuple[Flag, float]],
    rows: Sequence[Row],
    bars: Mapping[str, float],
    palette: Palette,
    chosen: Collection[str],
) -> None:
    """Draw a hairline from each mark, or bar, that has names up to its highest one, and to a chosen one in red."""
    tops: dict[tuple[bool, Any, float], float] = {}
    for flag, high in flags:
        row = rows[flag.index]
        key = row["event"] in chosen, row["stem"], bars.get(row["event"], 0.12)
        tops[key] = max(high, tops.get(key, 0))
    for (red, x, foot), high in sorted(tops.items()):
        line = {"color": palette.chosen if red else palette.muted, "width": 0.8}
        made.add_shape(type="line", x0=x, x1=x, y0=foot, y1=high - 0.05, line=line, layer="below")


def _label(made: go.Figure, flag: Flag, high: float, row: Row, ink: str) -> None:
    """Write one flag beside its stem: the name in bold, the date and the weight under it."""
    *name, facts = map(label, row["lines"])
    side = "left" if flag.points_right else "right"
    made.add_annotation(
        x=row["stem"],
        y=high - 0.03,
        text=f"<b>{'<br>'.join(name)}</b><br>{facts}",
        xanchor=side,
        yanchor="top",
        align=side,
        xshift=3 if flag.points_right else -3,
        showarrow=False,
        captureevents=False,
        font={"color": ink, "size": LABEL_SIZE},
        borderpad=0,
    )
