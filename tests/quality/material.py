"""Articles for dumps: the demo, and the material of a folder outside this repository, set by set."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ET
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from dashboard.exchange import article_of
from dashboard.intake import read_path
from dashboard.model import Article
from tests.quality.reports import REPORTS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Source:
    """One set of articles: its files below the folder of the material, and how many are taken."""

    name: str
    files: str
    most: int | None = None


SOURCES = (
    Source("releases", "corpora/state_2022.jsonl", 300),
    Source("reference", "seed/*.txt"),
    Source("pages", "corpora/pages/work/*.html.gz"),
    Source("news", "gold/news/articles.jsonl"),
    Source("polnear", "gold/quotes/polnear/*.jsonl", 300),
    Source("gum quotations", "gold/quotes/gum/*.jsonl"),
    Source("timebank", "gold/dates/timebank/*.tml"),
    Source("aquaint", "gold/dates/aquaint/*.tml"),
    Source("dated events", "gold/dates/events/*/articles.jsonl"),
    Source("ecb", "gold/dates/ecb/*/articles.jsonl", 120),
    Source("timelines", "gold/timelines/*/articles.jsonl"),
    Source("aida", "gold/entities/aida.dev.jsonl", 100),
    Source("aidac", "gold/entities/aidac.dev.jsonl"),
    Source("newsfair", "gold/entities/newsfair.dev.jsonl"),
    Source("gum names", "gold/entities/gum.dev.jsonl"),
    Source("crossner", "gold/entities/crossner.dev.jsonl", 150),
    Source("gwn", "gold/entities/gwn.dev.jsonl", 50),
    Source("relocar", "gold/entities/relocar.dev.jsonl", 150),
)
"""Pages kept for measured readings are left out: whoever reads differences would know them."""


def read_material(folder: Path | None, sample: int | None) -> Iterator[tuple[str, list[Article]]]:
    """Yield each set's name and articles: the demo's, then those of the folder, if one is given.

    ``sample`` is how many articles of a set are taken, evenly spaced. Raises FileNotFoundError
    where the folder has no file of a set.
    """
    demo = [article for path in sorted(REPORTS.iterdir()) for article in read_file(path)]
    yield "demo", evenly(demo, sample)
    for source in SOURCES if folder else ():
        files = sorted(folder.glob(source.files)) if folder else []
        if not files:
            raise FileNotFoundError(f"no {source.files} in {folder}")
        read = _undated_and_dated if source.files.endswith(".txt") else read_file
        articles = [article for path in files for article in read(path)]
        yield source.name, evenly(evenly(articles, source.most), sample)


def evenly(articles: Sequence[Article], most: int | None) -> list[Article]:
    """Return at most so many of the articles, evenly spaced."""
    if most is None or len(articles) <= most:
        return list(articles)
    return [articles[number * len(articles) // most] for number in range(most)]


def read_file(path: Path) -> list[Article]:
    """Return the articles of a file: JSON lines that have a text, TimeML, or what intake reads."""
    if path.suffix == ".jsonl":
        records = map(json.loads, filter(str.strip, path.read_text(encoding="utf-8").splitlines()))
        return [article_of(r) for r in records if isinstance(r, dict) and "text" in r]
    if path.suffix == ".tml":
        return [article_of(_time_ml(path))]
    return [one for one in read_path(path) if isinstance(one, Article)]


def _undated_and_dated(path: Path) -> list[Article]:
    """Return a plain text twice, without a day of publication and with one."""
    text = path.read_text(encoding="utf-8")
    return [
        article_of({"id": f"{path.stem} {day}", "text": text, "published": day})
        for day in (None, "2024-04-22")
    ]


def _time_ml(path: Path) -> dict[str, Any]:
    """Return the record of a TimeML file: its words, a line a sentence, and its day of publication."""
    root = ET.parse(path).getroot()  # noqa: S314 - a corpus of our choice
    time = root.find(".//DCT/TIMEX3")
    if time is None:
        time = root.find(".//TIMEX3[@functionInDocument='CREATION_TIME']")
    body = root.find(".//TEXT")
    if body is None:
        return {"id": path.stem, "text": ""}
    for sentence in body.iter("s"):
        sentence.tail = f"{sentence.tail or ''}\n"
    day = None if time is None else time.get("value")
    return {"id": path.stem, "text": "".join(body.itertext()), "published": day}
