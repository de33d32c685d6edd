"""What was measured of the parser, as accuracy.json says: a project script writes it, nobody types it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from dashboard.page.components.markup import Markup, tag
from dashboard.wording import number

PATH = Path(__file__).parents[2] / "accuracy.json"


@dataclass(frozen=True, slots=True)
class Figure:
    """One measured figure, between 0 and 1: of what, on which articles, and what to know of them."""

    measure: str
    figure: float
    set: str
    articles: int | None
    note: str


@dataclass(frozen=True, slots=True)
class Accuracy:
    """All shown figures of one run, with its day and the versions that were measured."""

    version: str
    parser: str
    measured: str
    figures: tuple[Figure, ...]


def read_accuracy(path: Path | None = None) -> Accuracy | None:
    """Return what was measured; None where there is no such file, or none that can be read."""
    try:
        record = json.loads((path or PATH).read_text(encoding="utf-8"))
        figures = tuple(Figure(**entry) for entry in record["figures"])
        return Accuracy(record["version"], record["parser"], record["measured"], figures)
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _measure(words: str) -> list[str | Markup]:
    """Return what is measured, and in brackets how, which no end of a line parts."""
    what, bracket, how = words.partition(" (")
    return [what, " ", tag("small", f"({how}", class_="whole")] if bracket else [what]


def accuracy_table(accuracy: Accuracy) -> Markup:
    """Return the figures as a table that can be scrolled sideways, also by keyboard."""
    titles = ("Measure", "Figure", "Measured on", "Articles")
    rows = [
        tag(
            "tr",
            tag("th", *_measure(figure.measure), scope="row"),
            tag("td", f"{figure.figure:.2f}", class_="number"),
            tag("td", figure.set, " ", tag("small", f"({figure.note})")),
            tag("td", number(figure.articles) if figure.articles else "–", class_="number"),
        )
        for figure in accuracy.figures
    ]
    head = tag("thead", tag("tr", *(tag("th", title, scope="col") for title in titles)))
    table = tag("table", head, tag("tbody", *rows))
    return tag(
        "div", table, class_="accuracy", tabindex="0", role="region", aria_label="Measured figures"
    )
