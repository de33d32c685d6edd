"""Draw 30: a reader judges a random sample of the collection, item by item, and sees the share that is right."""

from __future__ import annotations

import datetime as dt
import random
import uuid
from collections import Counter
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING

import streamlit as st

from dashboard.corpus import random_samples
from dashboard.corpus.check_marks import mark
from dashboard.corpus.checks import CHECKED, DISPUTED, SEEN
from dashboard.corpus.corrections import INITIALS
from dashboard.corpus.random_samples import ITEMS, SIZE, Judgement, Result, results, wilson
from dashboard.corpus.store import CorpusError, Store
from dashboard.corpus.verdicts import KIND_WORDS
from dashboard.page import audit
from dashboard.page.components import decide_job, draw_corrections, headings, links
from dashboard.page.components.draw_corrections import DROPS
from dashboard.page.components.list_rows import FACET_WORDS, facts, speaker_words
from dashboard.page.components.markup import Markup, join, link, prose, tag
from dashboard.page.components.missing_fields import load_parser
from dashboard.page.open_collection import here as shown
from dashboard.page.open_collection import may_change, renew
from dashboard.parsing import PARSER_VERSION
from dashboard.view import View
from dashboard.wording import STATUS_WORDS, count, day, happened_on, period, reason

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from dashboard.corpus.random_samples import Drawn
    from dashboard.page.open_collection import Here

STATE, REFUSED = "draw", "draw_refused"
NAMES = {"quotation": "Quotations", "name": "Names", "date": "Dates", "event": "Events"}
WHY, REASON = "draw-why", 160
"""Where the reader's reason for an item stands, and how long it can be."""
VERDICTS = {
    "right": ("Right", "1", CHECKED),
    "wrong": ("Wrong", "2", DISPUTED),
    "unsure": ("Cannot say", "3", None),
}
"""What can be said of an item: the words on the button, its key, and the mark that it makes."""
HOW = (
    f"{SIZE} items are drawn at random from this collection, and you judge each beside its sentence. "
    "Of quotations and events, what is right counts as checked and what is wrong as disputed, under your "
    "initials. What you correct counts as wrong; it is corrected on all pages as soon as you come to the end, or stop. "
    "If you close the page before, your judgements are kept here, and can be finished later."
)
DISCARDED = (
    "What was checked or disputed stays so; the corrections are not made, and no share is shown."
)
NONE = {
    "quotation": "No quotation", "event": "No event", "name": "No name", "date": "No date",
}  # fmt: skip
NONE_KEY, CORRECT_KEY, BACK_KEY = "4", "5", "0"
"""What is wrong and leaves nothing to be right is dropped in the same step, and what is to be otherwise corrected."""


@dataclass
class Draw:
    """A sample under way: whose, what is left of it, and what was said so far."""

    item: str
    who: str
    folder: Path
    left: list[Drawn]
    said: list[Judgement] = field(default_factory=list)
    wrong: list[Drawn] = field(default_factory=list)
    correcting: bool = False
    """Whether the reader is asked how the item is right."""
    id: str = field(default_factory=lambda: uuid.uuid4().hex)
    """What the file of its judgements is called until it comes to an end."""


def _corrected(said: Sequence[Judgement], *, drops: bool) -> int:
    """Return how many items are left out, or corrected."""
    return sum(
        any((kind == DROPS[one.item]) == drops for kind, *_ in one.amendments) for one in said
    )


def show(here: Here) -> None:
    """Show what draws came to, and the next item of the one under way, or the way to begin one."""
    found = results(here.corpus.path)
    if not may_change() and not found:
        return
    headings.heading("How often is it wrong here?", HOW)
    if may_change():
        _sample(here)
    if found:
        st.html(_table(found))


def _sample(here: Here) -> None:
    decide_job.under_way(here.corpus.path)
    if refused := st.session_state.pop(REFUSED, ""):
        st.html(tag("p", refused, class_="notice", role="status"))
    now: Draw | None = st.session_state.get(STATE)
    _left(here, now)
    if now is None or now.folder != here.corpus.path:
        _begin(here)
    elif now.left:
        _ask(here, now)
    else:
        _done(here, now)


def _left(here: Here, now: Draw | None) -> None:
    """Show the draws that nobody has finished yet, with the way to finish each, but the reader's own while it goes on."""
    folder = here.corpus.path
    free = decide_job.is_free(folder)
    for draw in random_samples.under_way(folder):
        said = random_samples.judged(folder, draw)
        own = now is not None and now.id == draw
        if not said or (own and (now.left or not free)):
            continue
        one, waiting = said[0], sum(bool(judged.amendments) for judged in said)
        words = (
            f" judged {count(len(said), one.item)} on {day(one.day)} and did not come to the end."
        )
        if waiting:
            words += f" Not made yet: {count(waiting, 'correction')}."
        with st.container(horizontal=True, vertical_alignment="center", key=f"draw-left-{draw}"):
            st.html(tag("p", tag("bdi", one.who), words, class_="note"), width="content")
            finish = partial(_finish, folder, draw)
            st.button("Finish this draw", key=f"draw-finish-{draw}", on_click=finish)
            if not free:  # it may be this draw whose corrections are being made
                continue
            with st.popover("Discard …", key=f"draw-ask-{draw}"):
                st.html(tag("p", DISCARDED, class_="note"))
                forget = partial(_discard, folder, draw)
                st.button("Discard this draw", key=f"draw-discard-{draw}", on_click=forget)


def _begin(here: Here) -> None:
    """Ask for a kind and initials, and draw."""
    with st.container(horizontal=True, vertical_alignment="bottom", key="draw"):
        said = NAMES.__getitem__
        st.segmented_control(
            "Draw from", ITEMS, default=ITEMS[0], required=True, format_func=said, key="draw-item"
        )
        st.text_input(
            "Your initials", audit.signed(), max_chars=INITIALS, key="draw-who", width=180
        )
        st.button(f"Draw {SIZE}", key="draw-begin", on_click=partial(_draw, here))


def _draw(here: Here) -> None:
    item = st.session_state["draw-item"]
    who = " ".join(str(st.session_state.get("draw-who") or "").split())
    if not who:
        st.session_state[REFUSED] = "Write your initials first: they are kept with each mark."
        return
    found = here.corpus.draw(item, SIZE, random.SystemRandom().getrandbits(32))
    if not found:
        st.session_state[REFUSED] = f"This collection has no {item}s."
        return
    st.session_state[STATE] = Draw(item, who, here.corpus.path, found)


def _ask(here: Here, now: Draw) -> None:
    """Show one item beside its sentence, and the answers; a key each."""
    if now.correcting or any(said.amendments for said in now.said):
        load_parser()
    one = now.left[0]
    at = len(now.said) + 1
    where = facts(one.title or "Article without a title", one.source)
    to = links.sentence_address(View(), one.article, int(one.where.partition("-")[0]))
    parts = [
        tag("p", f"{at} of {at + len(now.left) - 1}", class_="note"),
        tag("p", tag("b", tag("bdi", _claim(one)))),
        tag("p", facts(*_facts(one)), class_="facts"),
        tag("blockquote", prose(one.sentence, [one.hit])),
        tag("p", link(to, "Read it in: ", where, class_="proof"), class_="proofs"),
    ]
    st.html(tag("div", *parts, class_="drawn"))
    st.text_input("Why (optional)", key=WHY, max_chars=REASON, width=420)
    if now.correcting:
        draw_corrections.ask(here, one, partial(_correct, now))
        with st.container(key="draw-back-row"):
            back = partial(setattr, now, "correcting", False)
            st.button("Back", key="draw-back", on_click=back, shortcut=BACK_KEY, type="tertiary")
        return
    with st.container(horizontal=True, key="draw-verdicts"):
        for name, (words, key, _) in VERDICTS.items():
            judge = partial(_judge, now, name)
            st.button(words, key=f"draw-{name}", on_click=judge, shortcut=key)
        none = partial(_correct, now, [(DROPS[one.item], "drop")])
        st.button(NONE[one.item], key="draw-none", on_click=none, shortcut=NONE_KEY)
        correct = partial(setattr, now, "correcting", True)
        st.button("Correct …", key="draw-correct", on_click=correct, shortcut=CORRECT_KEY)
        st.button("Stop here", key="draw-stop", on_click=partial(_stop, now), type="tertiary")


def _claim(one: Drawn) -> str:
    """Return what Dateline says: who said what, who is named, which day is meant, or what happened."""
    row, words = one.row, one.sentence[slice(*one.hit)]
    if one.item == "event":
        return str(row["label"])
    if one.item == "name":
        return f"“{words}” is {row['name']}, {KIND_WORDS[row['type']]}"
    if one.item == "date":
        return f"“{words}” means {period(row['first'], row['last'], row['value'])}"
    return f"{speaker_words(row)}: {row['words']}"


def _facts(one: Drawn) -> list[str | None]:
    row = one.row
    if one.item == "event":
        when = happened_on(row["first"], row["last"], row["certainty"], row["value"])
        return [when, STATUS_WORDS.get(row["status"], row["status"]), row["place"]]
    if one.item == "quotation":
        return [f"{row['kind']} quotation", FACET_WORDS.get(row["status"], row["status"])]
    return []


def _judge(now: Draw, verdict: str) -> None:
    """Mark the item as judged, and go on to the next; say why not where that cannot be."""
    one, value = now.left[0], VERDICTS[verdict][2]
    try:
        if value and one.item in SEEN:
            why = draw_corrections.reason(_why())
            mark(Store(now.folder), one.item, (one.article, one.where), value, now.who, why)
            audit.note(value, articles=one.article, form=one.item)
    except CorpusError as problem:
        st.session_state[REFUSED] = str(problem)
        return
    except KeyError:
        verdict = "unsure"
        st.session_state[REFUSED] = "The collection has changed: that item is not there any more."
    if verdict == "wrong":
        now.wrong.append(one)
    _next(now, verdict, [])


def _correct(now: Draw, amendments: Sequence[tuple[str, str]]) -> None:
    """Count the item as wrong, keep how it is right, and go on to the next; say why not where that cannot be."""
    one = now.left[0]
    try:
        made = [draw_corrections.amended(shown(), one, *amendment) for amendment in amendments]
    except ValueError as problem:
        st.session_state[REFUSED] = str(problem)
        return
    if not made:
        st.session_state[REFUSED] = "Write how it is right first."
        return
    _next(now, "wrong", made)


def _why() -> str:
    """Return the reason that the reader wrote for the item, in one line."""
    return " ".join(str(st.session_state.get(WHY) or "").split())


def _next(now: Draw, verdict: str, made: Sequence[tuple[str, str, tuple[str, str] | None]]) -> None:
    """Keep a judgement, and go on to the next item."""
    one, today = now.left[0], dt.datetime.now(dt.UTC).date().isoformat()
    before = draw_corrections.before(one)
    item = (one.item, now.who, today, one.article, one.where, verdict, before)
    said = Judgement(*item, tuple(made), _why())
    try:
        random_samples.judge(now.folder, now.id, said)
    except OSError as problem:
        st.session_state[REFUSED] = f"Your judgement could not be kept: {reason(problem)}"
        return
    now.said.append(said)
    now.correcting = False
    st.session_state[WHY] = ""
    now.left.pop(0)
    if not now.left:
        _stop(now)


def _stop(now: Draw) -> None:
    """Let the draw come to an end, or be forgotten where nothing was judged."""
    now.left.clear()
    if now.said:
        _finish(now.folder, now.id)
    else:
        del st.session_state[STATE]


def _finish(folder: Path, draw: str) -> None:
    """Make the corrections of a draw, and keep what it came to once they are made; what cannot be made yet waits."""
    said = random_samples.judged(folder, draw)
    if not may_change() or not said:
        return
    taken = partial(_came_to, folder, draw, said, audit.reader())
    if not any(one.amendments for one in said):
        taken()
        renew()
    elif decide_job.is_free(folder):
        draw_corrections.make(folder, said, taken)
    else:
        st.session_state[REFUSED] = (
            "Something is being corrected already. Finish the draw in a moment."
        )


def _discard(folder: Path, draw: str) -> None:
    if not may_change() or not decide_job.is_free(folder):
        return
    random_samples.discard(folder, draw)
    now: Draw | None = st.session_state.get(STATE)
    if now and now.id == draw:
        del st.session_state[STATE]
    audit.note("discarded", form="draw")


def _came_to(folder: Path, draw: str, said: Sequence[Judgement], reader: str) -> None:
    """Keep what a draw came to, and let it come to its end, unless another reader has done so."""
    if draw not in random_samples.under_way(folder):
        return
    manifest, one = Store(folder).manifest(), said[-1]
    verdicts = Counter(judged.verdict for judged in said)
    corrected = _corrected(said, drops=False) + _corrected(said, drops=True)
    shares = {verdict: verdicts[verdict] for verdict in VERDICTS}
    version = (manifest.fingerprint, PARSER_VERSION)
    random_samples.keep(
        folder, Result(one.item, one.who, one.day, *version, **shares, corrected=corrected)
    )
    random_samples.end(folder, draw, said)
    audit.note("judged", reader, count=len(said), form=one.item)


def _done(here: Here, now: Draw) -> None:
    """Say that the draw is over, and lead to the correction of what was wrong."""
    said = f"Judged: {count(len(now.said), now.item)}. Thank you."
    if now.id not in random_samples.under_way(now.folder):
        if many := _corrected(now.said, drops=False):
            said += f" Corrected: {count(many, now.item)}."
        if many := _corrected(now.said, drops=True):
            said += f" Left out: {count(many, now.item)}."
    st.html(tag("p", said, role="status"))
    ways = [
        tag("li", link(_correction(here, one), "Correct: ", tag("bdi", _claim(one))))
        for one in now.wrong
    ]
    if ways:
        st.html(tag("ul", *ways))
    st.button("Draw again", key="draw-again", on_click=lambda: st.session_state.pop(STATE))


def _correction(here: Here, one: Drawn) -> str:
    """Return the address of the form that corrects an item."""
    if one.item == "name":
        return links.profile_address(here, one.row)
    return links.correction_address(here.view, one.row, one.item, here.events)


def _table(found: list[Result]) -> Markup:
    """Return what draws came to as a table: share that is right, with its interval."""
    titles = ("What", "Right", "95% interval", "Judged", "Corrected", "Cannot say", "By", "Version")
    rows = [tag("tr", *_cells(one)) for one in found]
    head = tag("thead", tag("tr", *(tag("th", title, scope="col") for title in titles)))
    table = tag("table", head, tag("tbody", *rows))
    return tag("div", table, class_="accuracy", tabindex="0", role="region", aria_label="Draws")


def _cells(one: Result) -> list[Markup]:
    low, high = wilson(one.right, one.judged)
    share = f"{one.right / one.judged:.2f}" if one.judged else "–"
    version = join([tag("code", one.collection), f", parser {one.parser}"])
    return [
        tag("th", NAMES[one.item], scope="row"),
        tag("td", share, class_="number"),
        tag("td", f"{low:.2f}–{high:.2f}", class_="number"),
        tag("td", one.judged, class_="number"),
        tag("td", one.corrected, class_="number"),
        tag("td", one.unsure, class_="number"),
        tag("td", tag("bdi", one.who), f", {day(one.day)}"),
        tag("td", version),
    ]
