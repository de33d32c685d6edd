"""Decisions on names and events under way: in a thread, while the pages follow; and the ones made, with a way back."""

from __future__ import annotations

from collections import defaultdict
from contextlib import suppress
from dataclasses import asdict, replace
from functools import partial
from typing import TYPE_CHECKING

import streamlit as st

from dashboard.corpus import correction_queue
from dashboard.corpus.correction_queue import Asked
from dashboard.corpus.verdicts import COPIES, FOLLOWS, TWO, UNMET, WAITING, ruling, value_words
from dashboard.page import audit
from dashboard.page.components import reread_article
from dashboard.page.components.markup import join, tag
from dashboard.page.components.missing_fields import load_linking, parser
from dashboard.page.components.reread_article import Filling
from dashboard.page.open_collection import may_change, renew, why_of
from dashboard.wording import day, shortened

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

    from dashboard.corpus.adding import Progress
    from dashboard.corpus.corrections import Correction
    from dashboard.corpus.decision_list import Ruling
    from dashboard.corpus.store import Store
    from dashboard.corpus.verdicts import Verdict
    from dashboard.page.components.markup import Markup

    type Noted = Callable[[], None]

REFUSED = "deciding_refused"
OWN = "decided_in_this_tab"
"""Which decisions the reader made in this tab: their kinds and places."""
MOVED = "decided_just_now"
"""Set until the address has the names of now, after the reader decided something or took it back."""
CALLED = {
    "title": "headline",
    "source": "outlet",
    "published": "date",
    "span": "words",
    "check": "mark",
    "days": "date",
    "called": "name",
    "label": "name",
    "alias": "other name",
    "pair": "merge",
    "drop": "removal",
    "quotation add": "added quotation",
    "event add": "added event",
}
"""What a correction sets, where its kind is called otherwise."""
LONGEST_WAIT = 2.0
"""Seconds that a reader is let wait for a decision to be shown."""


def lines[Line](some: Iterable[Line], line: Callable[[Line], object]) -> None:
    """Show a line of each of some corrections, in one place of the page.

    Where none is left, the place is emptied at once: else the browser would keep the last line until the whole
    page is drawn.
    """
    there = [*some]
    with st.container() if there else st.empty():
        for one in there:
            line(one)


def ruling_line(
    corpus: Path,
    one: Ruling,
    key: str,
    to: Sequence[Markup],
    undo: Callable[[], None] | None = None,
    *,
    of_page: bool = False,
) -> None:
    """Show one decision, the links to what it is about, and the button that takes it back.

    Whoever just made one that is ``of_page``, about what the page shows, is not told again what that is.
    """
    entry = one.entry
    said = ruling(entry.kind, str(entry.value), [shortened(name, 70) for name in one.names])
    words = [f"{said} Set by {entry.who or 'a reader'} on {day(entry.day)}{why_of(entry)}."]
    if of_page and is_own(one):
        value = value_words(entry.kind, str(entry.value))
        words = [f"You set this to {value}." if value else f"You decided: {said}"]
    words += [" ", FOLLOWS if one.state == WAITING else UNMET.get(one.state, "")]
    with st.container(horizontal=True, vertical_alignment="center", key=f"ruling-{key}"):
        st.html(tag("p", *words, " ", join(to, ", "), class_="note"), width="content")
        way_back(corpus, one, key, undo)


def way_back(corpus: Path, one: Ruling, key: str, undo: Callable[[], None] | None = None) -> None:
    """Show the button that takes one decision back, to who may."""
    if may_change():
        load_linking()
        back = undo or partial(take_back, corpus, one.entry)
        words = undo_words(one.entry.kind, one.entry.value)
        st.button(words, key=f"undo-decision-{key}", on_click=back, type="tertiary")


def undo_words(kind: str, value: str | None = None) -> str:
    """Return what stands on the button that takes a correction back: "Undo: speaker"."""
    what = kind.rpartition(" ")[2]
    called = CALLED.get(kind) or CALLED.get(what, what)
    return f"Undo: {'separation' if value == TWO else called}"


def is_own(one: Ruling) -> bool:
    """Say whether the reader made a decision in this tab."""
    return (one.entry.kind, one.entry.where) in st.session_state.get(OWN, ())


def every(
    rulings: Sequence[Ruling], what: str, key: str, line: Callable[[Ruling, str], None]
) -> None:
    """Show decisions on names, or on events, folded; first those that do not hold, for another decision."""
    if not rulings:
        return
    unmet = [one for one in rulings if one.state in UNMET]
    title = f"{what} that readers corrected: {len(rulings)}"
    title = f"{title}, of which {len(unmet)} do not hold" if unmet else title
    with st.expander(title, key=key):
        for number, one in enumerate([*unmet, *(r for r in rulings if r not in unmet)]):
            line(one, f"{key}-{number}")


def decide(
    corpus: Path,
    verdicts: Sequence[Verdict],
    why: str = "",
    who: str = "",
    taken: Callable[[], None] = lambda: None,
) -> None:
    """Make decisions, under the initials given, or in the name of whoever the page is drawn for; then ``taken`` is called.

    ``why`` is the reason of those that have none of their own.
    """
    signed = [replace(one, why=one.why or why, who=who or audit.signed()) for one in verdicts]
    sides = ((one.kind, side) for one in verdicts for side in (one.one, one.other) if side)
    st.session_state[MOVED] = True
    st.session_state.setdefault(OWN, set()).update((kind, where) for kind, (_, where) in sides)
    begin(corpus, Asked("decide", {"verdicts": [*map(asdict, signed)]}), verdicts[0].kind, taken)


def amend(
    corpus: Path,
    items: Sequence[tuple[str, ...]],
    why: str = "",
    who: str = "",
    taken: Callable[[], None] = lambda: None,
) -> None:
    """Correct quotations, events and dates of several articles, each as of ``correcting.amend_all``; as ``decide``."""
    more = {"who": who or audit.signed(), "why": why}
    begin(corpus, Asked("amend all", {"items": [*items], **more}), items[0][1], taken)


def take_back(corpus: Path, entry: Correction) -> None:
    """Take a decision on names, events or copies back."""
    st.session_state[MOVED] = True
    what = "undo copies" if entry.kind == COPIES else "undo"
    asked = Asked(what, {"entry": asdict(entry), "who": audit.signed()})
    begin(corpus, asked, entry.kind, done="undone")


@st.cache_resource(show_spinner=False)
def _jobs() -> dict[Path, list[Filling]]:
    """Return what is being decided in the page's process, by collections, in its order."""
    return defaultdict(list)


def begin(
    corpus: Path,
    asked: Asked,
    form: str,
    taken: Callable[[], None] = lambda: None,
    done: str = "corrected",
) -> None:
    """Let the collection follow what is asked for, in a thread, after what is being made.

    ``taken`` is called when all of it is made, and not where it failed; ``form`` and what is ``done`` are for the log.
    """
    if not may_change():
        return
    _ended(corpus)
    noted = partial(audit.note, done, audit.reader(), form=form)
    _start(corpus, asked, max(LONGEST_WAIT, reread_article.PATIENCE), noted, taken)
    _ended(corpus)


def _start(
    corpus: Path,
    asked: Asked,
    patience: float,
    noted: Callable[[], None] = lambda: None,
    taken: Callable[[], None] = lambda: None,
    *,
    written: bool = False,
) -> None:
    def change(store: Store, *_: object) -> None:
        from dashboard.corpus.correction_requests import perform  # noqa: PLC0415 - loads the model too

        perform(store, asked, parser, heard)
        noted()

    def heard(progress: Progress) -> str | None:
        return job.show_everywhere() if progress.stage == "shown" else None

    job = Filling(
        corpus, "", "correction", "", change, lambda: None, renew, taken, asked, written=written
    )
    _jobs()[corpus].append(job)
    if not written:
        st.session_state[reread_article.OWN] = job
    job.start(patience)


def resume(corpus: Path) -> None:
    """Make what was still waiting when the server stopped, and link it; once, before any reader comes."""
    waiting = correction_queue.left(corpus)
    for asked in waiting:
        _start(corpus, asked, 0, written=True)
    if not waiting:
        reread_article.link_what_is_shown(corpus, renew)


def is_free(corpus: Path) -> bool:
    """Say whether corrections can be made: none are being made just now."""
    return _ended(corpus)


def _ended(corpus: Path) -> bool:
    """Say whether nothing is being decided any more, and keep what went wrong."""
    jobs = _jobs().get(corpus, [])
    for job in [one for one in jobs if one.done.is_set()]:
        with suppress(ValueError):  # another reader's page has done so
            jobs.remove(job)
        if job.failure:
            st.session_state[REFUSED] = job.failure
    return not jobs


def under_way(corpus: Path) -> None:
    """Say that what was decided is being linked, until it is; or what was wrong with a form."""
    if not _ended(corpus):
        _following(corpus, _shown(corpus))
    if refused := st.session_state.pop(REFUSED, ""):
        st.html(tag("p", refused, class_="notice", role="status"))


@st.fragment(run_every=1)
def _following(corpus: Path, before: int) -> None:
    """Say that something is being decided, until all of it is; ``before`` so many decisions were shown."""
    if _ended(corpus) or _shown(corpus) != before:
        st.rerun()
    words = "It is corrected, and being linked to all articles. The pages follow."
    waits = len(_jobs()[corpus]) > max(before, 1)
    st.html(tag("p", reread_article.WAITS if waits else words, role="status"))


def follow(corpus: Path) -> bool:
    """Whether all pages show a decision, and what follows from it is still being linked."""
    return any(job.read and not job.done.is_set() for job in [*_jobs().get(corpus, ())])


def _shown(corpus: Path) -> int:
    """Return how many of the decisions that are being made are in the version that opens now."""
    return sum(job.read for job in [*_jobs().get(corpus, ())])
