"""Draw a reading: a sample of each group, its decoys, and the articles that are read whole first.

The seed is the hash of the commit, so that nobody can draw until a sample pleases, and every draw is
noted in ``draws.jsonl``, which is committed.
"""

from __future__ import annotations

import datetime as dt
import json
from collections import Counter, defaultdict
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any

import pandas as pd

from dashboard.parsing import PARSER_VERSION
from dashboard.view import View
from tests.reading.decoys import EVERY, decoy, how_many
from tests.reading.items import Item, Passage, candidates, heading_of, kind_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from dashboard.corpus import Corpus

    Make = Callable[[], Item]

LOG = Path(__file__).with_name("draws.jsonl")
SIZES = {
    "quotation": 60,
    "event, top 40": 40,
    "event, random": 40,
    "name, often": 20,
    "name, rare": 40,
    "date": 50,
    "status": 30,
    "intake": 20,
}
"""Groups, and how many items of each are drawn."""
ELSEWHERE = frozenset({"event, top 40", "status"})
"""Groups whose decoys are made of other groups' items; of others enough is left for theirs."""
WHOLE = 12
"""So many articles are read whole, for recall."""
LONGEST = 1200
"""Words of the longest article that is read whole."""


@dataclass(frozen=True, slots=True)
class Whole:
    """An article that is read whole, with the events that the Timeline has of it."""

    article: str
    heading: str
    text: str
    events: tuple[tuple[int, int, str | None, str | None], ...]
    """Start and end of each event's head, first and last day."""


@dataclass(frozen=True, slots=True)
class Draw:
    """A reading before anybody has read: ``false`` are the ids of decoys, which readers do not see."""

    about: dict[str, Any]
    items: tuple[Item, ...]
    false: frozenset[str]
    whole: tuple[Whole, ...]

    def write(self, folder: Path) -> None:
        """Keep the draw in a folder of its own, apart from what readers are given."""
        folder.mkdir(parents=True, exist_ok=True)
        record = asdict(self) | {"false": sorted(self.false)}
        (folder / "key.json").write_text(json.dumps(record, ensure_ascii=False), "utf-8")

    @staticmethod
    def read(folder: Path) -> Draw:
        """Return the draw that a folder keeps."""
        record = json.loads((folder / "key.json").read_text("utf-8"))
        items = tuple(
            Item(**one | {"passages": tuple(Passage(**some) for some in one["passages"])})
            for one in record["items"]
        )
        whole = tuple(Whole(**one) for one in record["whole"])
        return Draw(record["about"], items, frozenset(record["false"]), whole)


def draw(corpus: Corpus, name: str, seed: str, sizes: Mapping[str, int], whole: int) -> Draw:
    """Return a sample of ``sizes`` by group, decoys among it, and ``whole`` articles."""
    found = candidates(corpus)
    items: list[Item] = []
    rest: dict[str, list[Make]] = defaultdict(list)
    for group, size in sizes.items():
        some = [make for _, make in found.get(group, [])]
        Random(f"{seed} {group}").shuffle(some)
        drawn = sum(item.kind == kind_of(group) for item in items)
        taken = size if group in ELSEWHERE else min(size, max(0, 4 * len(some) - drawn) // EVERY)
        items += [make() for make in some[:taken]]
        rest[kind_of(group)] += some[taken:]
    rest["event"] += [make for _, make in found.get("event, random", [])]
    rest["status"] += rest["quotation"] or [make for _, make in found.get("quotation", [])]
    chance = Random(f"{seed} decoys")
    false = _decoys(items, rest, _speakers(corpus), chance)
    about = {
        "date": dt.datetime.now(dt.UTC).date().isoformat(),
        "collection": name,
        "fingerprint": corpus.fingerprint,
        "seed": seed,
        "parser": PARSER_VERSION,
        "sizes": dict(sizes),
    }
    read = _whole(corpus, Random(f"{seed} whole"), whole)
    return Draw(about, (*items, *false), frozenset(item.id for item in false), read)


def log(drawn: Draw, path: Path = LOG) -> None:
    """Note that a draw was made, whether or not anybody reads it."""
    with path.open("a", encoding="utf-8") as file:
        file.write(json.dumps(drawn.about) + "\n")


def _decoys(
    true: Sequence[Item],
    rest: Mapping[str, Sequence[Make]],
    speakers: Mapping[str, Sequence[str]],
    chance: Random,
) -> list[Item]:
    """Return decoys of each kind that was drawn, made of what was not."""
    taken = {item.id for item in true}
    made: list[Item] = []
    for kind, many in Counter(item.kind for item in true).items():
        wanted = how_many(many)
        for make in chance.sample(rest[kind], len(rest[kind])):
            item = replace(make(), kind=kind)
            false = None if item.id in taken else decoy(item, speakers, chance)
            if false and wanted:
                taken.add(item.id)
                made.append(false)
                wanted -= 1
            if not wanted:
                break
    return made


def _speakers(corpus: Corpus) -> dict[str, list[str]]:
    """Return the people who are quoted by name in each article."""
    rows = corpus.quotations(View(named=("named",)))
    rows = rows[rows["speaker_kind"] == "person"]
    found: dict[str, set[str]] = defaultdict(set)
    for article, name in rows[["article", "speaker"]].dropna().itertuples(index=False):
        found[article].add(name)
    return {article: sorted(names) for article, names in found.items()}


def _whole(corpus: Corpus, chance: Random, size: int) -> tuple[Whole, ...]:
    """Return articles to be read whole, with the events that the Timeline has of them."""
    articles = corpus.articles(View())
    short = sorted(articles[articles["words"].between(80, LONGEST)]["article"])
    days = corpus.timeline(View()).set_index("event")[["first", "last"]]
    found = []
    for name in chance.sample(short, min(size, len(short))):
        record = corpus.article(name)
        events = [
            (row["head_start"], row["head_end"], _iso(first), _iso(last))
            for row in record.events.to_dict("records")
            for first, last in days.loc[days.index == row["event"]].itertuples(index=False)
        ]
        article = record.article
        found.append(Whole(name, heading_of(article), article.text, tuple(events)))
    return tuple(found)


def _iso(day: pd.Timestamp) -> str | None:
    return None if pd.isna(day) else day.date().isoformat()
