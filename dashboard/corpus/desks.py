"""Desks: each reader's own tray and saved views.

A desk is a file of the collection's folder, named by a hash of whose it is. A pick names its place and
holds none of the article's words: what it says is read from the collection each time, and nothing of an
article is left here when it is removed.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import os
import re
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from typing import TYPE_CHECKING, Any

from dashboard.corpus import locks
from dashboard.corpus.manifest import CorpusError
from dashboard.wording import undirected

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Generator
    from pathlib import Path

FOLDER = "desks"
QUOTATION, EVENT, SENTENCE = ITEMS = ("quotation", "event", "sentence")
PLACE = re.compile(r"[0-9]{1,9}-[0-9]{1,9}")
MOST_PICKS, MOST_VIEWS = 200, 60
LONGEST_NOTE, LONGEST_NAME, LONGEST_QUERY = 500, 80, 8000
LOCK = ".desks.lock"
"""The file of a collection that holds whoever changes a desk, in whatever process."""


class DeskFull(ValueError):
    """No more can be kept; the sentence says what to do."""


class DeskLeft(CorpusError):
    """Articles are removed, but a desk that may name them is as it was; the sentence says which."""


@dataclass(frozen=True, slots=True)
class Pick:
    """One item of a tray: what it is, in which article, text (``content``) and place, and a note to it."""

    item: str
    article: str
    content: str
    where: str
    note: str = ""

    def is_of(self, other: Pick) -> bool:
        """Whether it is the same item as another, whatever is noted to the two."""
        return replace(self, note="") == replace(other, note="")


@dataclass(frozen=True, slots=True)
class SavedView:
    """A view under a name: its query, the page that it was seen on, and when it was last looked at (UTC)."""

    name: str
    query: str
    page: str
    seen: str


@dataclass(frozen=True, slots=True)
class Desk:
    """What one reader keeps; ``gone`` are the days on which articles of picks were removed, one for each pick."""

    picks: tuple[Pick, ...] = ()
    views: tuple[SavedView, ...] = ()
    gone: tuple[str, ...] = ()

    def with_pick(self, pick: Pick) -> Desk:
        """Return the desk with one more item at the end of its tray; raises DeskFull."""
        if any(map(pick.is_of, self.picks)):
            return self
        if len(self.picks) >= MOST_PICKS:
            raise DeskFull(f"A tray holds {MOST_PICKS} items. Take some out first.")
        return replace(self, picks=(*self.picks, pick))

    def without_pick(self, pick: Pick) -> Desk:
        """Return the desk without an item."""
        return replace(self, picks=tuple(one for one in self.picks if not one.is_of(pick)))

    def with_note(self, pick: Pick, note: str) -> Desk:
        """Return the desk with a note to an item in the place of the one before."""
        noted = replace(pick, note=" ".join(undirected(note).split())[:LONGEST_NOTE])
        return replace(self, picks=tuple(noted if one.is_of(pick) else one for one in self.picks))

    def moved(self, pick: Pick, by: int) -> Desk:
        """Return the desk with an item so many places further down its tray."""
        places = [place for place, one in enumerate(self.picks) if one.is_of(pick)]
        if not places:
            return self
        left = [*self.picks]
        moved = left.pop(places[0])
        left.insert(min(max(places[0] + by, 0), len(left)), moved)
        return replace(self, picks=tuple(left))

    def with_view(self, view: SavedView, instead: str = "") -> Desk:
        """Return the desk with a view, in the place of the one called ``instead`` if there is one.

        Raises DeskFull, and ValueError where its name holds no letter or is another's.
        """
        name = " ".join(undirected(view.name).split())[:LONGEST_NAME]
        if not any(sign.isalnum() for sign in name):
            raise ValueError("Give the view a name first.")
        if name != instead and name in {one.name for one in self.views}:
            raise ValueError(f"“{name}” is the name of another view. Choose another name.")
        if not instead and len(self.views) >= MOST_VIEWS:
            raise DeskFull(f"{MOST_VIEWS} views are kept. Delete one first.")
        if len(view.query) > LONGEST_QUERY:
            raise ValueError("This view asks for too much to be kept.")
        named = replace(view, name=name)
        if not instead:
            return replace(self, views=(*self.views, named))
        return replace(
            self, views=tuple(named if one.name == instead else one for one in self.views)
        )

    def without_view(self, name: str) -> Desk:
        """Return the desk without the view of that name."""
        return replace(self, views=tuple(one for one in self.views if one.name != name))

    def forgetting(self, articles: Collection[str]) -> Desk:
        """Return the desk without what is of some articles, with a mark of the day for each item."""
        left = tuple(one for one in self.picks if one.article not in articles)
        today = dt.datetime.now(dt.UTC).date().isoformat()
        return replace(
            self, picks=left, gone=(*self.gone, *[today] * (len(self.picks) - len(left)))
        )


def now() -> str:
    """Return the time as a desk keeps it, in UTC: later times sort later."""
    return dt.datetime.now(dt.UTC).isoformat(timespec="microseconds")


def read_desk(corpus: Path, person: str) -> Desk:
    """Return somebody's desk, an empty one where they have none.

    Raises CorpusError in a sentence where its file cannot be read.
    """
    return _read(_file(corpus, person))


def change_desk(corpus: Path, person: str, change: Callable[[Desk], Desk]) -> Desk:
    """Change somebody's desk and return it; one change at a time, of all processes.

    Raises what ``change`` raises, and CorpusError in a sentence where the desk cannot be kept.
    """
    with _changing(corpus):
        before = read_desk(corpus, person)
        after = change(before)
        if after != before:
            _write(_file(corpus, person), after)
    return after


def forget(corpus: Path, articles: Collection[str]) -> None:
    """Take what is of some articles out of all desks: they are removed for good.

    Raises DeskLeft where a desk cannot be read or written, when it has been through all others.
    """
    left = []
    with _changing(corpus):
        for file in sorted((corpus / FOLDER).glob("*.json")):
            try:
                before = _read(file)
                if before != (after := before.forgetting(articles)):
                    _write(file, after)
            except CorpusError:
                left.append(f"{FOLDER}/{file.name}")
    if left:
        raise DeskLeft(
            f"It is removed, but no desk could be read or written in {', '.join(left)}: delete what is there."
        )


@contextmanager
def _changing(corpus: Path) -> Generator[None]:
    """Hold all desks of a collection: a page changes one while ``dateline remove`` goes through them."""
    try:
        file = (corpus / LOCK).open("a+")
    except OSError as error:
        raise CorpusError(f"Your desk cannot be kept here ({error.strerror}).") from error
    with file:
        locks.take(file.fileno(), wait=True)
        yield


def _file(corpus: Path, person: str) -> Path:
    name = hashlib.blake2b(person.encode(errors="replace"), digest_size=16).hexdigest()
    return corpus / FOLDER / f"{name}.json"


def _read(file: Path) -> Desk:
    try:
        kept: Any = json.loads(file.read_text("utf-8"))
        return Desk(
            tuple(Pick(**one) for one in kept["picks"]),
            tuple(SavedView(**one) for one in kept["views"]),
            tuple(kept["gone"]),
        )
    except FileNotFoundError:
        return Desk()
    except (OSError, ValueError, TypeError, KeyError) as error:
        raise CorpusError(
            f"The desk in {FOLDER}/{file.name} cannot be read ({type(error).__name__}): move that file away."
        ) from error


def _write(file: Path, desk: Desk) -> None:
    """Write a desk in one step, for its owner's eyes alone."""
    draft = file.with_suffix(f".{os.getpid()}.tmp")
    try:
        file.parent.mkdir(mode=0o700, exist_ok=True)
        with os.fdopen(
            os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8"
        ) as out:
            json.dump(asdict(desk), out)
            out.flush()
            os.fsync(out.fileno())
        draft.replace(file)
    except OSError as error:
        raise CorpusError(f"Your desk cannot be kept here ({error.strerror}).") from error
