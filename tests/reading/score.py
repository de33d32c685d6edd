"""Count two readers' verdicts: shares with their intervals, agreement, harm, and what was missed.

An item is right where both readers say so and quote words that stand in its text; it is wrong where
one of them says so. A reader who lets more than one decoy in ten pass is void.
"""

from __future__ import annotations

import datetime as dt
import json
import re
from collections import Counter
from dataclasses import asdict, dataclass
from math import sqrt
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests.reading.sheets import FIRST, SHEET, read_lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tests.reading.draw import Draw, Whole
    from tests.reading.items import Item

    Lines = dict[str, dict[str, Any]]

KEPT = Path(__file__).parents[2] / "dashboard" / "readings.json"
VERDICTS = ("right", "partly", "wrong")
PASSABLE = 0.1
"""Share of decoys that a reader may let pass."""
Z = 1.96
"""Of a normal distribution, 95 in 100 lie within so many standard deviations."""
LONGEST_CLAUSE = 25
FOLDED = str.maketrans("‘’“”«»\u00a0", '\'\'"""" ')


class NotReadError(Exception):
    """A reader has left something open, or is void: what is missing, in a sentence."""


@dataclass(frozen=True, slots=True)
class Share:
    """What came of one group: counts, the Wilson interval of what is right, and Cohen's kappa."""

    group: str
    items: int
    right: int
    wrong: int
    harmful: int
    low: float
    high: float
    agreement: float | None


@dataclass(frozen=True, slots=True)
class Judged:
    """An item's id and group, the two verdicts, and whether a reader called it harmful."""

    id: str
    group: str
    verdicts: tuple[str, str]
    right: bool
    harmful: bool


def wilson(right: int, items: int) -> tuple[float, float]:
    """Return the 95% interval of a share (Wilson 1927)."""
    if not items:
        return 0.0, 1.0
    share, weight = right / items, Z * Z / items
    middle = (share + weight / 2) / (1 + weight)
    half = Z / (1 + weight) * sqrt(share * (1 - share) / items + weight / (4 * items))
    return middle - half, middle + half


def kappa(pairs: Sequence[tuple[str, str]]) -> float | None:
    """Return how far two readers agree beyond chance (Cohen 1960); None where chance explains all."""
    many = len(pairs)
    one, two = Counter(a for a, _ in pairs), Counter(b for _, b in pairs)
    chance = sum(one[verdict] * two[verdict] for verdict in VERDICTS) / many**2 if many else 1.0
    if chance >= 1:
        return None
    return (sum(a == b for a, b in pairs) / many - chance) / (1 - chance)


def stands_in(words: str, texts: Iterable[str]) -> bool:
    """Tell whether the words stand in one of the texts; an ellipsis leaves words out."""
    pieces = [_folded(piece) for piece in re.split(r"…|\.\.\.", words)]
    wanted = [piece for piece in pieces if re.search(r"\w", piece)]
    return bool(wanted) and any(all(p in _folded(text) for p in wanted) for text in texts)


def _folded(text: str) -> str:
    return " ".join(text.translate(FOLDED).split()).lower()


def verdicts(path: Path, drawn: Draw) -> Lines:
    """Return a reader's lines by item; raises NotReadError where any is open."""
    lines = {line["id"]: line for line in read_lines(path)}
    left = [i.id for i in drawn.items if lines.get(i.id, {}).get("verdict") not in VERDICTS]
    if left:
        raise NotReadError(f"{path}: no verdict for {len(left)} items, first {left[0]}")
    return lines


def passed(drawn: Draw, lines: Lines) -> int:
    """Return how many decoys a reader has let pass: did not call wrong."""
    return sum(lines[name]["verdict"] != "wrong" for name in drawn.false)


def score(drawn: Draw, folder: Path) -> dict[str, Any]:
    """Return the record of a reading; raises NotReadError where two valid readers are not there."""
    readers = {path.parent.name: path for path in sorted(folder.glob(f"*/{SHEET}.jsonl"))}
    read = {name: verdicts(path, drawn) for name, path in readers.items()}
    let_pass = {name: passed(drawn, lines) for name, lines in read.items()}
    one, two = _valid(let_pass, len(drawn.false))
    judged = [
        _judged(item, read[one][item.id], read[two][item.id])
        for item in drawn.items
        if item.id not in drawn.false
    ]
    groups = dict.fromkeys(item.group for item in judged)
    listed = [name for name in (one, two) if (folder / name / f"{FIRST}.jsonl").exists()]
    return drawn.about | {
        "read": dt.datetime.now(dt.UTC).date().isoformat(),
        "decoys": len(drawn.false),
        "readers": {name: let_pass[name] for name in read},
        "agreement": kappa([item.verdicts for item in judged]),
        "shares": [asdict(share([j for j in judged if j.group == group])) for group in groups],
        "recall": recall(drawn, [read_lines(folder / n / f"{FIRST}.jsonl") for n in listed]),
        "items": [asdict(item) for item in judged],
    }


def _valid(let_pass: dict[str, int], decoys: int) -> list[str]:
    """Return two readers who let few decoys pass; raises NotReadError where fewer did."""
    valid = [name for name, passed in let_pass.items() if passed <= PASSABLE * decoys]
    if len(valid) < 2:
        void = [
            f"{name} let {passed} decoys pass"
            for name, passed in let_pass.items()
            if name not in valid
        ]
        raise NotReadError("; ".join(["two valid readers are needed", *void]))
    return valid[:2]


def _judged(item: Item, one: dict[str, Any], two: dict[str, Any]) -> Judged:
    texts = [passage.text for passage in item.passages]
    shown = all(
        line["verdict"] == "right" and stands_in(line["words"], texts) for line in (one, two)
    )
    pair = one["verdict"], two["verdict"]
    return Judged(item.id, item.group, pair, shown, bool(one["harmful"] or two["harmful"]))


def share(judged: Sequence[Judged]) -> Share:
    """Return what came of the items of one group."""
    right = sum(item.right for item in judged)
    low, high = wilson(right, len(judged))
    return Share(
        group=judged[0].group,
        items=len(judged),
        right=right,
        wrong=sum("wrong" in item.verdicts for item in judged),
        harmful=sum(item.harmful for item in judged),
        low=round(low, 3),
        high=round(high, 3),
        agreement=kappa([item.verdicts for item in judged]),
    )


def recall(drawn: Draw, listed: Sequence[list[dict[str, Any]]]) -> dict[str, int]:
    """Return how many main and dated events of the readers' lists the Timeline has, and on their day.

    Raises NotReadError where words of a list do not stand in their article or are more than a clause.
    """
    counts: Counter[str] = Counter()
    whole = {one.article: one for one in drawn.whole}
    for line in (line for lines in listed for line in lines):
        article = whole[line["article"]]
        main, dated = line["main"], line["dated"]
        for name, events in (("main", [main] if main["words"] else []), ("dated", dated)):
            for event in events:
                found = _events_in(article, event["words"])
                counts[name] += 1
                counts[f"{name} found"] += bool(found)
                days = [days for days in found if _is_day(event["day"], *days)]
                counts[f"{name} on its day"] += bool(days)
    return dict(counts)


def _events_in(whole: Whole, words: str) -> list[tuple[str | None, str | None]]:
    """Return first and last day of the events whose head stands within the words of an article."""
    pattern = r"\s+".join(re.escape(word) for word in words.translate(FOLDED).split())
    match = re.search(pattern, whole.text.translate(FOLDED), re.IGNORECASE)
    if not match or len(words.split()) > LONGEST_CLAUSE:
        raise NotReadError(f"{whole.article}: not a clause of the text: {words}")
    within = match.span()
    return [
        (first, last)
        for start, end, first, last in whole.events
        if within[0] <= start and end <= within[1]
    ]


def _is_day(day: str, first: str | None, last: str | None) -> bool:
    """Tell whether what a reader gives as day, month or year meets an event's days."""
    return bool(first and last) and first[: len(day)] <= day <= last[: len(day)]


def lines_of(record: dict[str, Any]) -> list[str]:
    """Return a reading as lines to print."""
    lines = [
        f"{name} let {passed} of {record['decoys']} decoys pass"
        for name, passed in record["readers"].items()
    ]
    for one in (Share(**fields) for fields in record["shares"]):
        percent = f"{one.right / one.items:5.0%} [{one.low:.0%}–{one.high:.0%}]"
        agreed = "–" if one.agreement is None else f"{one.agreement:.2f}"
        counts = f"wrong {one.wrong:3}  harmful {one.harmful:3}  agreement {agreed}"
        lines.append(f"{one.group:16} {one.items:4}  right {percent:18} {counts}")
    return [*lines, *(f"{name}: {many}" for name, many in record["recall"].items())]


def keep(record: dict[str, Any], path: Path = KEPT) -> None:
    """Add a reading to those that About the numbers shows; it holds no text of an article."""
    readings = json.loads(path.read_text("utf-8")) if path.exists() else []
    path.write_text(json.dumps([*readings, record], indent=1) + "\n", "utf-8")
