"""The log of corrections, to which entries are only appended.

Entries are keyed by the article's content, not by its place in a table, and replayed on every build.
The last entry of a kind for a content holds; undoing is an entry that says so (None: what the article
itself says). Kinds are those of ``article_facts``, for an article itself and none that has its text too, of ``amendments``, for one quotation or event at
its place, and of ``verdicts``, for names, for events of several reports and for copies.
``CHECKS`` change nothing: a reader has held a quotation or event against the article.
Only where an article is removed for good do its entries go with it; a mark says how many, and when.
"""

from __future__ import annotations

import datetime as dt
import json
import os
from contextlib import ExitStack, contextmanager
from dataclasses import asdict, dataclass, fields, replace
from typing import TYPE_CHECKING, Any, get_args

from dashboard.corpus import amendments
from dashboard.corpus.article_facts import FACTS, stated, value_of, with_facts
from dashboard.corpus.json_lines import append_line, read_lines
from dashboard.corpus.records import content_of_text
from dashboard.corpus.verdicts import ALIAS, COPIES, DECISIONS, OF_TWO, PAIRS, decided
from dashboard.wording import undirected

if TYPE_CHECKING:
    from collections.abc import Collection, Generator, Iterable, Mapping
    from pathlib import Path

    from dashboard.corpus.parse_workers import Rows
    from dashboard.model import Article

FILE = "corrections.jsonl"
AMENDMENTS = get_args(amendments.Amendment)
CHECKS = {"quotation check": ("checked", "disputed"), "event check": ("checked", "disputed")}
"""Kinds of marks, and what they can say."""
LONGEST = 200
"""Characters of a reason, and of the words at a place, that are kept."""
BACK = "back to what was set before"
"""Why an entry says what the last but one said: it undoes the last."""
REMOVED = "removal"
"""The kind of a mark that says how many entries went with articles that were removed, and nothing else of them."""
INITIALS = 40
"""Characters of the initials, or the name, of whoever made a mark."""


@dataclass(frozen=True, slots=True)
class Correction:
    """One entry of the log; ``value`` is an ISO day or a name, ``at`` the time of the entry in UTC.

    An amendment has its place in the text, ``where``, and the ``words`` there; ``why`` is the reader's reason,
    ``who`` the reader. A decision on two names has the other's content and place for ``other``, with a space between, an alias itself;
    ``before`` are the ids and names of that time, a line each. All else has the id of its article for ``other``;
    a mark has for ``before`` what stood there, a fact what the article said until then, an amendment what was found.
    """

    kind: str
    content: str
    value: str | None
    at: str
    where: str = ""
    words: str = ""
    why: str = ""
    who: str = ""
    other: str = ""
    before: str = ""

    @property
    def day(self) -> str:
        """The day of the entry."""
        return self.at[:10]

    @property
    def key(self) -> tuple[str, ...]:
        """What of its content it is about: a later entry of the same takes its place."""
        return self.kind, self.where, self.other if self.kind in (*PAIRS, *FACTS, ALIAS) else ""

    @property
    def contents(self) -> set[str]:
        """The keys of the articles that it is about."""
        other = self.other.partition(" ")[0] if self.kind in OF_TWO else ""
        return {self.content, other} - {""}


def read_corrections(lines: Iterable[str]) -> list[Correction]:
    """Return the corrections of JSON lines, as a log has them; raises ValueError that names the line."""
    found = []
    for number, line in enumerate(lines, 1):
        try:
            found += [_correction_of(json.loads(line))] if line.strip() else []
        except (AttributeError, TypeError, ValueError, RecursionError) as error:
            raise ValueError(f"Line {number} is no correction: {error}") from error
    return found


def _correction_of(record: dict[str, Any]) -> Correction:
    """Return the correction of a JSON object; raises TypeError or AttributeError where it is none.

    What is written by hand may have its article's id in place of the text's key (``correction_import.with_texts``).
    """
    record = {"content": record.get("article")} | record
    names = [field.name for field in fields(Correction)]
    values: dict[str, Any] = {name: record[name] for name in names if record.get(name) is not None}
    if not values.keys() >= {"kind", "content"} or not all(
        isinstance(one, str) for one in values.values()
    ):
        raise TypeError("it has a kind, a content and a value, each a text")
    values.setdefault("value", None)
    values.setdefault("at", "")
    return Correction(**values)


def content_of(article: Article) -> str:
    """Return the key of an article's content: a hash of its text."""
    return content_of_text(article.text)


def lost(held: Iterable[Correction], found: Collection[str]) -> list[Correction]:
    """Return the amendments among what holds of one content, oldest first, at whose place nothing is found any more.

    ``found`` is what there is, as "quotation 120-188". What a drop holds is not missed, and a quotation that was moved
    is looked for where its last move led.
    """
    made = [one for one in held if one.kind in AMENDMENTS]
    now = places_now(made)

    def at(one: Correction) -> str:
        item = one.kind.partition(" ")[0]
        return f"{item} {now.get(one.where, one.where) if item == 'quotation' else one.where}"

    there = {*found, *(at(one) for one in made if one.kind.endswith(" drop"))}
    return [one for one in made if at(one) not in there]


def places_now(held: Iterable[Correction]) -> dict[str, str]:
    """Return where quotations of one content are that readers moved, by all their places; ``held`` is oldest first."""
    now: dict[str, str] = {}
    for one in held:
        if one.kind == amendments.RESPAN:
            to = str(one.value)
            now = {was: to if there == one.where else there for was, there in now.items()}
            now |= {one.where: to, to: to}
    return now


def _span(where: str, text: str) -> tuple[int, int]:
    """Return the ends of a place, "start-end", inside a text; raises ValueError."""
    start, _, end = where.partition("-")
    if not (start.isdecimal() and end.isdecimal() and int(start) < int(end) <= len(text)):
        raise ValueError(f"“{where}” is no place in the article.")
    return int(start), int(end)


@dataclass(frozen=True, slots=True)
class Place:
    """Where an article names somebody: "120-129"; raises ValueError where that is outside its text."""

    article: Article
    where: str

    def __post_init__(self) -> None:
        """Look whether the place is in the text."""
        _span(self.where, self.article.text)

    @property
    def words(self) -> str:
        """The words at the place."""
        start, end = _span(self.where, self.article.text)
        return self.article.text[start:end][:LONGEST]


class Corrections:
    """The log of one corpus."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / FILE
        self._held: dict[str, dict[tuple[str, ...], Correction]] = {}
        self._order: dict[tuple[str, ...], int] = {}
        self._last = 0
        for entry in self.entries():
            self._hold(entry)

    def entries(self) -> list[Correction]:
        """Return all entries, oldest first; a line that a crash cut short is left out."""
        return [one for one in self._lines() if one.kind != REMOVED]

    def removals(self) -> list[Correction]:
        """Return, oldest first, the marks that are left where entries went with their articles: how many, and when."""
        return [one for one in self._lines() if one.kind == REMOVED]

    def _lines(self) -> list[Correction]:
        return [Correction(**line) for line in read_lines(self.path)]

    def state(self, article: Article, kind: str, value: str | None, **more: str) -> None:
        """Append what an article says of itself: a fact of ``article_facts``; None takes an earlier entry back.

        ``article`` is as it was printed, ``more`` are who and why. Raises ValueError, in a sentence, for a kind or
        value that there is not.
        """
        if kind not in FACTS:
            raise ValueError(f"“{kind}” is nothing that an article says: {', '.join(FACTS)}.")
        value = None if value is None else stated(kind, value)
        before = value_of(self.applied(article), kind)
        more = {name: text[:LONGEST] for name, text in more.items()}
        held = self.facts(article).get(kind)
        other = held.other if held and value is None else article.id
        content = content_of(article)
        self._set(Correction(kind, content, value, "", other=other, before=before, **more))

    def amend(
        self, article: Article, kind: str, where: str, value: str | None, **more: str
    ) -> None:
        """Append what a quotation or event at a place is to be; None takes an earlier entry back.

        ``more`` are who, why and before. Raises ValueError, in a sentence, for a kind or value that there is not, and a place outside the text.
        """
        start, end = _span(where, article.text)
        value = None if value is None else amendments.checked(kind, value)
        if kind == amendments.RESPAN and value:
            _span(value, article.text)
        if kind in amendments.ADDED and value is not None:
            amendments.refuse_long(where)
        words = article.text[start:end][:LONGEST]
        more = {name: text[:LONGEST] for name, text in more.items()}
        content = content_of(article)
        entry = Correction(kind, content, value, "", where, words, other=article.id, **more)
        # Where a quotation has two places, the later correction holds: one that is made again is the later.
        respanned = any(one.kind == amendments.RESPAN for one in self.holding(entry.content))
        self._set(entry, anew=respanned)
        if kind in amendments.ADDED and value is None:
            self._take_along(entry)

    def _take_along(self, added: Correction) -> None:
        """Take back what was said of a quotation or event that was added, as it is no more."""
        item = added.kind.partition(" ")[0]
        held = [one for one in self.holding(added.content) if one.kind.startswith(f"{item} ")]
        places = {added.where}
        for one in held:
            if one.kind == amendments.RESPAN and one.where in places:
                places.add(str(one.value))
        for one in held:
            if one.kind in AMENDMENTS and one.where in places:
                self._set(replace(one, value=None, who=added.who, why=""))

    def check(
        self, article: Article, kind: str, where: str, value: str | None, **more: str
    ) -> None:
        """Append a mark on a quotation or event, or that one holds no more (None).

        ``more`` are who, why and before. Raises ValueError, in a sentence, for what is no mark, nobody's, or
        about a place outside the text.
        """
        if value is not None and value not in CHECKS.get(kind, ()):
            raise ValueError(f"“{value}” is no {kind}.")
        who = " ".join(undirected(more.get("who", "")).split())[:INITIALS]
        if value is not None and not who:
            raise ValueError("A mark has the initials of whoever made it.")
        more |= {"who": who, "why": more.get("why", "")[:LONGEST]}
        words = Place(article, where).words
        content = content_of(article)
        self._set(
            Correction(kind, content, value, "", where, words, other=article.id, **more), anew=True
        )

    def decide(
        self, kind: str, one: Place, value: str | None, other: Place | None = None, **more: str
    ) -> None:
        """Append what is decided on the name or event at a place, and on another's; None takes an earlier entry back.

        ``more`` are why, who and before. Raises ValueError, in a sentence, for a kind or value that there is not,
        and a place outside its text.
        """
        if kind not in DECISIONS:
            raise ValueError(f"“{kind}” is no kind of decision: {', '.join(DECISIONS)}.")
        if (kind in OF_TWO) != (other is not None):
            raise ValueError(f"A “{kind}” needs {'two places' if other is None else 'one place'}.")
        value = None if value is None else decided(kind, value)
        sides = [
            (content_of(side.article), side.where, side.words)
            for side in (one, other)
            if side is not None
        ]
        if kind in PAIRS:
            sides.sort()
        (content, where, words), *rest = sides
        second = " ".join(rest[0][:2]) if rest else (value or "") if kind == ALIAS else ""
        more = {name: text if name == "before" else text[:LONGEST] for name, text in more.items()}
        self._set(Correction(kind, content, value, "", where, words, other=second, **more))

    def join(self, one: Article, value: str | None, other: Article | None, **more: str) -> None:
        """Append whether two articles print one story, ``same`` or ``two``; None takes an earlier entry back.

        ``more`` are who and why.

        Raises ValueError, in a sentence, for another value, without two articles, and for articles of one text.
        """
        if other is None:
            raise ValueError(f"A “{COPIES}” needs two articles.")
        value = None if value is None else decided(COPIES, value)
        sides = sorted((content_of(side), f"{side.id} {side.title or ''}") for side in (one, other))
        (content, first), (second, last) = sides
        if content == second:
            raise ValueError("Both have the same text: they are copies of one story.")
        more = {name: text[:LONGEST] for name, text in more.items()}
        before = f"{first}\n{last}"
        self._set(Correction(COPIES, content, value, "", other=second, before=before, **more))

    def copies(self) -> list[Correction]:
        """Return what holds of decisions on copies, oldest first."""
        return [one for one in self.holding() if one.kind == COPIES]

    def take_back(self, entry: Correction, who: str = "", before: str = "") -> None:
        """Append that an entry holds no more, whether its articles are there or not."""
        self._set(replace(entry, value=None, who=who, before=before))

    def take(
        self, article: Article, entry: Correction, articles: Mapping[str, Article] | None = None
    ) -> None:
        """Append somebody's correction of an article as one's own; raises ValueError where it is none.

        ``articles`` are those of the log by their contents: a decision on two names needs both.
        """
        more = {name: getattr(entry, name) for name in ("why", "who")}
        before = {"before": entry.before}
        if entry.kind == COPIES:
            self.join(article, entry.value, (articles or {}).get(entry.other), **more)
        elif entry.kind in DECISIONS:
            content, _, where = entry.other.partition(" ")
            two = entry.kind in OF_TWO and entry.other
            second = Place((articles or {})[content], where) if two else None
            place = Place(article, entry.where)
            self.decide(entry.kind, place, entry.value, second, **more, **before)
        elif entry.kind in CHECKS:
            self.check(article, entry.kind, entry.where, entry.value, **more, **before)
        elif entry.where:
            self.amend(article, entry.kind, entry.where, entry.value, **more, **before)
        elif entry.kind in FACTS:
            self.state(article, entry.kind, entry.value, **more)
        else:
            raise ValueError(f"A “{entry.kind}” needs its place in the article.")

    def _set(self, entry: Correction, *, anew: bool = False) -> None:
        """Append an entry with the time, unless it says what holds already; ``anew`` even then."""
        held = self._held.get(entry.content, {}).get(entry.key)
        if (held.value if held else None) == entry.value and not (anew and entry.value is not None):
            return
        entry = replace(entry, at=_now())
        self._append(entry)
        self._hold(entry)

    def _hold(self, entry: Correction) -> None:
        self._held.setdefault(entry.content, {})[entry.key] = entry
        self._last += 1
        self._order[entry.content, *entry.key] = self._last

    def holding(self, content: str | None = None) -> list[Correction]:
        """Return the entries that hold, of one content or of all, oldest first."""
        of_each = self._held.values() if content is None else [self._held.get(content, {})]
        found = [one for held in of_each for one in held.values() if one.value is not None]
        return sorted(found, key=lambda one: self._order[one.content, *one.key])

    def held(self, like: Correction) -> Correction | None:
        """Return what holds of what an entry is about, whatever the id of its article."""
        other = like.key[2] if like.kind in (*PAIRS, ALIAS) else None
        return next(
            (
                one
                for one in self.holding(like.content)
                if one.key[:2] == like.key[:2] and other in (None, one.other)
            ),
            None,
        )

    def history(self) -> list[tuple[Correction, Correction | None]]:
        """Return all entries, the newest first, each with the one of the same that held until then."""
        before: dict[tuple[str, ...], Correction] = {}
        found = []
        for one in self.entries():
            key = (one.content, *one.key)
            held = before.get(key)
            found.append((one, held if held and held.value is not None else None))
            before[key] = one
        return found[::-1]

    def previous(self, held: Correction) -> str | None:
        """Return what a reader had said of the same before an entry that holds; None where nobody had."""
        said: list[str] = []
        for one in self.entries():
            if (one.content, *one.key) != (held.content, *held.key):
                continue
            if one.value is None:
                said = []
            elif one.why == BACK and said[-2:-1] == [one.value]:
                said.pop()
            else:
                said.append(one.value)
        return said[-2] if len(said) > 1 else None

    def decisions(self) -> list[Correction]:
        """Return the last entry of each decision on names and events, those taken back too, oldest first."""
        found = (one for held in self._held.values() for one in held.values())
        made = [one for one in found if one.kind in DECISIONS]
        return sorted(made, key=lambda one: self._order[one.content, *one.key])

    def amended(self, rows: Rows) -> Rows:
        """Return an article's rows with what readers know better of its quotations and events."""
        content = content_of_text(rows["articles"][0]["text"])
        held = [one for one in self.holding(content) if one.kind in AMENDMENTS]
        return amendments.amended(rows, {(one.kind, one.where): str(one.value) for one in held})

    def forget(self, contents: set[str], articles: set[str]) -> None:
        """Take all entries of some contents, and facts of some articles, out of the log in one step: they are to be removed.

        A mark takes their place: how many they were, be it none, and when.
        """
        entries = self.entries()
        kept = [
            one
            for one in entries
            if contents.isdisjoint(one.contents)
            and not (one.kind in FACTS and one.other in articles)
        ]
        mark = Correction(REMOVED, "", str(len(entries) - len(kept)), _now())
        kept = [*kept, *self.removals(), mark]
        draft = self.path.with_suffix(".tmp")
        with draft.open("w", encoding="utf-8") as file:
            file.writelines(json.dumps(asdict(entry)) + "\n" for entry in kept)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(self.path)

    def facts(self, article: Article) -> dict[str, Correction]:
        """Return what readers say of an article itself, by kinds.

        What is said of no article by its id, as in older logs, is said of all that have the text.
        """
        held = self.holding(content_of(article)) if self._held else []
        own = ("", article.id)
        return {one.kind: one for one in held if one.kind in FACTS and one.other in own}

    def applied(self, article: Article) -> Article:
        """Return the article as corrected."""
        facts = self.facts(article)
        return with_facts(article, {kind: str(one.value) for kind, one in facts.items()})

    @contextmanager
    def all_or_none(self) -> Generator[None]:
        """Leave the log as it was where one of several entries cannot be made."""
        kept = self.path.stat().st_size if self.path.exists() else 0
        with ExitStack() as undoing:
            undoing.callback(self._cut_to, kept)
            yield
            undoing.pop_all()

    def _cut_to(self, size: int) -> None:
        if self.path.exists():
            os.truncate(self.path, size)

    def _append(self, entry: Correction) -> None:
        append_line(self.path, asdict(entry))


def _now() -> str:
    """Return the time as the log writes it."""
    return dt.datetime.now(dt.UTC).isoformat(timespec="seconds")
