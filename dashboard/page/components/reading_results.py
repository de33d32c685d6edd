"""What readers found when they checked samples of what Dateline says: readings.json, which tests/reading writes."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from dashboard.page.components.markup import Markup, tag
from dashboard.wording import day, number

PATH = Path(__file__).parents[2] / "readings.json"


CALLED = {
    "event, top 40": "Events, the 40 that lead the Timeline",
    "event, random": "Events, drawn at random",
    "quotation": "Quotations",
    "name, often": "Names, the most frequent",
    "name, rare": "Names, the rare ones",
    "status": "Denied, expected or declined",
    "date": "Dates",
    "intake": "Articles taken from web pages",
}
"""What was read, as the page says it, by how it is called in the file."""


@dataclass(frozen=True, slots=True)
class ReadSample:
    """One sample that two readers judged: counts, and the 95% interval of the share that is right."""

    group: str
    collection: str
    parser: str
    read: str
    items: int
    right: int
    wrong: int
    harmful: int
    low: float
    high: float
    agreement: float | None


def read_samples(path: Path | None = None) -> list[ReadSample]:
    """Return the samples that were judged, the latest reading first.

    Empty where nothing has been read, or where the file is missing or cannot be read.
    """
    try:
        readings = json.loads((path or PATH).read_text(encoding="utf-8"))
        return [
            ReadSample(**share, **{name: one[name] for name in ("collection", "parser", "read")})
            for one in reversed(readings)
            for share in one["shares"]
        ]
    except (OSError, ValueError, KeyError, TypeError):
        return []


def parted(samples: list[ReadSample]) -> tuple[list[ReadSample], list[ReadSample]]:
    """Return the samples of the latest reading, and those of all before it."""
    latest = [
        one
        for one in samples
        if (one.collection, one.read) == (samples[0].collection, samples[0].read)
    ]
    return latest, [one for one in samples if one not in latest]


def samples_table(samples: list[ReadSample], called: str = "Readers’ verdicts") -> Markup:
    """Return the samples as a table that can be scrolled sideways, also by keyboard, under a name of its own."""
    titles = ("Read", "Items", "Right", "Wrong", "Harmful", "Kappa")
    rows = [
        tag(
            "tr",
            tag(
                "th", CALLED.get(sample.group, sample.group), " ", _collection(sample), scope="row"
            ),
            tag("td", number(sample.items), class_="number"),
            tag("td", f"{sample.right / sample.items:.0%} ", _interval(sample), class_="number"),
            tag("td", f"{sample.wrong / sample.items:.0%}", class_="number"),
            tag("td", number(sample.harmful), class_="number"),
            tag("td", _agreement(sample), class_="number"),
        )
        for sample in samples
    ]
    head = tag("thead", tag("tr", *(tag("th", title, scope="col") for title in titles)))
    table = tag("table", head, tag("tbody", *rows))
    return tag("div", table, class_="accuracy", tabindex="0", role="region", aria_label=called)


def _collection(sample: ReadSample) -> Markup:
    return tag("small", f"{sample.collection}, parser {sample.parser}, {day(sample.read)}")


def _interval(sample: ReadSample) -> Markup:
    return tag("small", f"[{sample.low:.0%}–{sample.high:.0%}]", class_="whole")


def _agreement(sample: ReadSample) -> str:
    return "–" if sample.agreement is None else f"{sample.agreement:.2f}"
