"""The marks of the strip: a dot for an event, one with a number for several, a bar for a period.

What is filled is reported as fact. A hollow arrow is announced, a cross denied, a hollow dot not certain;
a mark of several is filled where all of them are reported as fact. A pale mark has an assumed date; a
period that was inferred has soft ends, and one without an end fades out.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pandas as pd
import plotly.graph_objects as go

from dashboard.charts.label_placement import TOUCH, clusters
from dashboard.charts.styling import hover
from dashboard.wording import count, happened_on, in_units, number, period, shortened, status_words

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from dashboard.charts.palette import Palette

    Row = dict[str, Any]

SYMBOLS = {"planned": "triangle-right", "denied": "x"}
SOFT_ENDS = ((0.0, 0.22), (0.12, 0.3), (0.24, 0.45))
"""How far a worked-out period is drawn in from its ends, and how dark: it fades outwards."""
TAIL = ((0, 14, 0.5), (14, 28, 0.28), (28, 42, 0.12))
"""Where the pieces of an open end begin and end, in pixels from the mark, and how dark they are."""
PALE = 0.4
SHORTEST = 12
"""So many letters of a name are left in a line, however long its days are."""
LISTED, LINE = 20, 18.5
"""So many events of one mark are named when the pointer rests on it, if its box is no higher than the chart, and
the height of a line of it in pixels."""


@dataclass(frozen=True, slots=True)
class Dot:
    """A mark: the events that it stands for, the most important first, and where it is drawn."""

    rows: tuple[Row, ...]

    @property
    def events(self) -> tuple[str, ...]:
        """The events that it stands for."""
        return tuple(row["event"] for row in self.rows)

    @property
    def row(self) -> Row:
        """The most important of them."""
        return self.rows[0]

    @property
    def fact(self) -> bool:
        """Whether all of them are reported as fact."""
        return all(row["status"] == "happened" for row in self.rows)

    @property
    def alone(self) -> bool:
        """Whether it stands for a single event."""
        return len(self.rows) == 1

    @property
    def hollow(self) -> bool:
        """Whether it is drawn as an outline: not all is reported as fact, and it is no cross."""
        return not self.fact and self.symbol != SYMBOLS["denied"]

    @property
    def symbol(self) -> str:
        """Plotly's name of its shape."""
        return SYMBOLS.get(self.row["status"], "circle") if self.alone else "circle"

    @property
    def size(self) -> float:
        """How wide it is, in pixels: what is to be clicked to list several is no smaller than a finger."""
        return 2 * (radius(self.row) if self.alone else max(radius(self.row), TOUCH))

    @property
    def opacity(self) -> float:
        """How dark it is: one with an assumed date is pale."""
        return PALE if self.alone and self.row["certainty"] == "assumed" else 1


def unit_of(row: Row) -> str:
    """Return what tells how much an event is reported: articles, or what its column ``unit`` names."""
    return row.get("unit", "articles")


def reported(row: Row) -> int:
    """Return how much an event is reported."""
    return int(row[unit_of(row)])


def how_reported(row: Row) -> str:
    """Return how much an event is reported, in words: "3 articles, 1 a copy"."""
    told = in_units(reported(row), unit_of(row))
    stories = row.get("stories", row["articles"]) if unit_of(row) == "articles" else reported(row)
    copies = reported(row) - int(stories)
    return f"{told}, {number(copies)} {'a copy' if copies == 1 else 'copies'}" if copies else told


def radius(row: Row) -> float:
    """Return half the width of an event's mark, in pixels."""
    return min(9 + 1.6 * reported(row), 22) / 2


def dots(rows: Sequence[Row], pixels: Sequence[float]) -> list[Dot]:
    """Return the marks for events in order of importance at these positions on a line."""
    groups = clusters(pixels, [radius(row) for row in rows])
    return [Dot(tuple(rows[index] for index in group)) for group in groups]


def _ends(row: Row) -> tuple[Any, Any]:
    """Return the first and the last day of an event as the articles say them, uncut."""
    return row.get("first_day", row["first"]), row.get("last_day", row["last"])


def days_of(row: Row) -> str:
    """Return when an event was: "24 Apr 2031", "late January 2031"."""
    return happened_on(*_ends(row), row["certainty"], row.get("value"))


def facts_of(row: Row) -> str:
    """Return an event's status unless it happened, its date, and how much it is reported."""
    parts = [days_of(row), how_reported(row)]
    status = status_words(row)
    return " · ".join([status, *parts] if status else parts)


def _named(rows: Sequence[Row], height: float, letters: int) -> str:
    """Return the words that the pointer calls up, in a box that fits into a height in pixels.

    Of several events each has a line of so many letters.
    """
    if len(rows) == 1:
        return hover(rows[0]["label"], facts_of(rows[0]))
    most = min(LISTED, int(height / LINE) - 2)
    lines = [_in_a_line(row, letters) for row in rows[:most]]
    if len(rows) > most:
        lines.append(f"and {len(rows) - most} more")
    return hover(f"{count(len(rows), 'event')}: click to list them", *lines, letters=letters)


def _in_a_line(row: Row, letters: int) -> str:
    """Return an event and its days in one line of what the pointer calls up."""
    days = period(*_ends(row), row.get("value"))
    return f"· {shortened(tagged(row), max(letters - len(days) - 4, SHORTEST))}, {days}"


def tagged(row: Row) -> str:
    """Return an event's name, its status before it unless it happened: "denied: Tolls fall"."""
    status = status_words(row)
    return f"{status}: {row['label']}" if status else row["label"]


def when(row: Row) -> str:
    """Return an event's date, and its status unless it happened: "1 May 2031, planned"."""
    status, days = status_words(row), days_of(row)
    return f"{days}, {status}" if status else days


def draw_dots(
    made: go.Figure,
    palette: Palette,
    found: Sequence[Dot],
    heights: Sequence[float],
    chosen: Collection[str],
    letters: int,
) -> None:
    """Draw the marks; a click on one gives ``["event", id, …]`` as ``customdata``.

    ``letters`` are how many a line of what the pointer calls up has.
    """
    inks = [palette.ink if set(dot.events).isdisjoint(chosen) else palette.chosen for dot in found]
    fills = [palette.paper if dot.hollow else ink for dot, ink in zip(found, inks, strict=True)]
    numbers = [ink if dot.hollow else palette.paper for dot, ink in zip(found, inks, strict=True)]
    made.add_trace(
        go.Scatter(
            x=[dot.row["middle"] for dot in found],
            y=list(heights),
            mode="markers+text",
            customdata=[["event", *dot.events] for dot in found],
            text=["" if dot.alone else str(len(dot.events)) for dot in found],
            textposition="middle center",
            textfont={"color": numbers, "size": 12},
            hovertext=[_named(dot.rows, made.layout.height, letters) for dot in found],
            hoverinfo="text",
            cliponaxis=False,
            marker={
                "symbol": [dot.symbol for dot in found],
                "size": [dot.size for dot in found],
                "color": fills,
                "line": {"color": inks, "width": 1.6},
                "opacity": [dot.opacity for dot in found],
            },
            selected={"marker": {"opacity": 1}},
            unselected={"marker": {"opacity": 1}},
        )
    )


def draw_tail(made: go.Figure, colour: str, row: Row, y: float = 0) -> None:
    """Draw the side of an event that is open, of which only the beginning or the end is known."""
    first, last = row["first_day"], row["last_day"]
    if pd.notna(first) == pd.notna(last):
        return
    way = 1 if pd.notna(first) else -1
    for begins, ends, opacity in TAIL:
        made.add_shape(
            type="line",
            xsizemode="pixel",
            xanchor=row["middle"],
            x0=way * begins,
            x1=way * ends,
            y0=y,
            y1=y,
            line={"color": colour, "width": 6},
            layer="below",
            opacity=opacity * (PALE if row["status"] == "uncertain" else 1),
        )


def draw_period(made: go.Figure, colour: str, row: Row, y: float = 0) -> None:
    """Draw a period: solid where it is stated, soft where inferred, an outline where assumed."""
    length = row["last"] - row["first"]
    if not length:
        return
    if row["certainty"] == "assumed":
        edge = {"color": colour, "width": 1}
        box = {"yref": "y", "ysizemode": "pixel", "yanchor": y, "y0": -3, "y1": 3}
        ends = {"x0": row["first"], "x1": row["last"]}
        made.add_shape(type="rect", line=edge, layer="below", **ends, **box)
        return
    layers = ((0.0, 0.7),) if row["certainty"] == "stated" else SOFT_ENDS
    for inset, opacity in layers:
        made.add_shape(
            type="line",
            x0=row["first"] + length * inset,
            x1=row["last"] - length * inset,
            y0=y,
            y1=y,
            line={"color": colour, "width": 6},
            layer="below",
            opacity=opacity * (PALE if row["status"] == "uncertain" else 1),
        )


def several_filled(strips: Iterable[go.Figure]) -> set[bool]:
    """Return of the marks of some strips that stand for several events whether they are filled."""
    return {
        fill == ink
        for strip in strips
        for trace in strip.data
        if trace.type == "scatter" and trace.mode == "markers+text"
        for held, fill, ink in zip(
            trace.customdata, trace.marker.color, trace.marker.line.color, strict=True
        )
        if len(held) > 2
    }
