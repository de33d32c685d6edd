"""What is said above a page: what a link asks for in vain, what was not read, what this is."""

from __future__ import annotations

import itertools
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import streamlit as st
import yaml

from dashboard.corpus import Corpus
from dashboard.corpus.aliases import FIELDS, renamed
from dashboard.corpus.corrections import Corrections
from dashboard.corpus.verdicts import EVENTINGS, HELD, NAME_SPLIT, SPLIT, ruling
from dashboard.model import NO_TEXT, READ_IN_PART
from dashboard.page.components import (
    decide_job,
    empty_states,
    links,
    nearest_matches,
    saved_views,
    switch_collection,
)
from dashboard.page.components.markup import Markup, join, link, tag, text
from dashboard.page.open_collection import may_change
from dashboard.parsing import RULES_ALONE
from dashboard.parsing.parser import parsed_to
from dashboard.view import SETTINGS, View
from dashboard.wording import count, number

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from dashboard.corpus.evidence import ArticleRecord
    from dashboard.model import Article
    from dashboard.page.open_collection import Here

WORDS = yaml.safe_load(Path(__file__).with_name("about.yaml").read_text("utf-8"))


def problem_notice(here: Here) -> None:
    """Say on the front page how much could not be read, so that nothing is missing in silence."""
    if here.view != View():
        return
    if failed := here.corpus.problems()["name"].tolist():
        about = link(links.address(links.ABOUT, here.view), "see what and why")
        words = tag("p", f"{unread(failed)}: ", about, ".")
        st.html(tag("div", words, class_="notice", role="status"))


RENEW = "dateline add --reparse"


def reading_notice(here: Here) -> None:
    """Say on the front page how much an older parser read, or rules alone, and what renews it."""
    if here.view != View() or not (otherwise := here.corpus.read_otherwise):
        return
    alone = otherwise.get(RULES_ALONE, 0)
    older = sum(otherwise.values()) - alone
    told = []
    if alone:
        told.append(
            f"No language model read {count(alone, 'article')}: fewer names and quotations."
        )
    if older:
        told.append(f"An older parser than this one read {count(older, 'article')}.")
    how = (tag("code", RENEW), " reads them anew.") if may_change() else ()
    renew = tag("p", " ".join(told), " ", *how)
    st.html(tag("div", renew, class_="notice", role="status"))


def article_notices(record: ArticleRecord, article: Article) -> None:
    """Say above an article what of it was not read, and the correction that it carries."""
    if not record.parsed:
        empty_states.nothing_here(
            "This article is in a language that Dateline does not read yet.",
            "It can be searched and read, but nothing in it is marked.",
        )
    elif (end := parsed_to(article.text)) < len(article.text):
        words = f"This article is long: only its first {number(end)} letters have been read for names and quotations."
        st.html(tag("p", words, class_="note"))
    if record.notice:
        carried = tag("b", "This article carries a correction: ")
        st.html(tag("p", carried, record.notice, class_="note"))


def unread(problems: Sequence[str]) -> str:
    """Return how much could not be read and how much only in part, from the names of the problems."""
    counted = Counter(problems)
    bare, part = counted[NO_TEXT], counted[READ_IN_PART]
    lost = len(problems) - bare - part
    told = [f"{count(lost, 'item')} could not be read"] if lost else []
    told += [f"{count(bare, 'article')} {_are(bare)} kept as a headline alone"] if bare else []
    told += (
        [f"{count(part, 'article')} {_are(part)} too long to be read to the end"] if part else []
    )
    return ", ".join(told)


def _are(many: int) -> str:
    return "is" if many == 1 else "are"


def link_notices(here: Here, *views: View) -> None:
    """Say what the views ask for that this collection does not have, and how it has changed.

    Without ``views`` it is the reader's; then also where else its search leads.
    """
    asked = views or (here.view,)
    saved_views.notice(here, asked)
    collection_notice(here)
    led, former = st.session_state.get("led_to_names", (None, ()))
    if here.view == led:
        _decided(here, former)
        _read_anew(here, former)
    wanted = st.query_params.get_all(links.PROFILE)
    _read_anew(here, [one for one in wanted if one not in here.identified(one)["entity"].tolist()])
    told = _decided_on_events(here)
    if here.view == st.session_state.get("refused", (None, []))[0]:
        _split(here)
        _given_to_others(here)
    first_view, refused = st.session_state.get("refused", (None, []))
    several: dict[str, list[str]] = {}
    for view in asked:
        several |= here.ask(Corpus.ambiguous, view)
    for form, names in several.items():
        st.html(tag("div", tag("p", *_choice(here, form, names)), class_="notice", role="status"))
    _in_vain(here, asked, refused if here.view == first_view else (), first_view, told)
    if not views and (kind := nearest_matches.link_to_kind(here)):
        st.html(kind)


def _decided(here: Here, former: Iterable[str]) -> None:
    """Say what readers decided of names that a link asks for, and that lead to others now."""
    for one in here.decisions():
        names = [name for name in former if one.was(name)]
        if names and one.one:
            said = ruling(one.entry.kind, str(one.entry.value), one.names)
            words = tag("p", f"The link asks for {names[0]}. A reader decided: {said}")
            st.html(tag("div", words, class_="notice", role="status"))


def _read_anew(here: Here, former: Iterable[str]) -> None:
    """Say what names that a link asks for lead to since articles were read anew."""
    for name in former:
        now = [
            link(links.address(links.PROFILE, View(), profile=one), tag("bdi", one))
            for one in here.asked_of(Corpus.successors, name)
        ]
        _succeeded(name, now)


def _succeeded(asked: str, now: Sequence[Markup]) -> None:
    if now:
        said = f"The link asks for “{asked}”. Articles were read anew since then: that is now "
        words = tag("p", said, join(now[:CHOICES], ", "), ".")
        st.html(tag("div", words, class_="notice", role="status"))


def _split(here: Here) -> None:
    """Say of what names and events in an opened link readers made two since, and lead to the other one."""
    names = {name for field in FIELDS for name in getattr(here.view, field)}
    events = {here.events.id_of(one) for one in here.view.event}
    told: dict[str, Markup] = {}
    for one in here.decisions():
        if (
            one.entry.kind not in (SPLIT, NAME_SPLIT)
            or one.state != HELD
            or not one.one
            or not one.other
        ):
            continue
        side, asked = (0, events) if one.entry.kind == SPLIT else (1, names)
        if one.other[side] in asked and one.one[side] not in asked:
            said = ruling(one.entry.kind, str(one.entry.value), one.names)
            told.setdefault(said, _other(here, one.one, is_event=one.entry.kind == SPLIT))
    for said, to in told.items():
        words = tag("p", f"A reader decided: {said} See ", to, ".")
        st.html(tag("div", words, class_="notice", role="status"))


def _given_to_others(here: Here) -> None:
    """Say of speakers in an opened link whose words readers gave to others since, and lead to these."""
    if not here.view.speaker:
        return
    given = Counter(
        (one.before, str(one.value))
        for one in Corrections(here.corpus.path).holding()
        if one.kind == "quotation speaker" and one.before in here.view.speaker
    )
    for (before, value), many in given.items():
        to: Markup | str = "an unknown speaker"
        if value:
            view = replace(here.view, speaker=(value,))
            to = link(links.address(links.QUOTATIONS, view, here.events), tag("bdi", value))
        lead = f"A reader decided: {count(many, 'quotation')} of {before} {_are(many)} of "
        st.html(tag("div", tag("p", tag("bdi", lead), to, "."), class_="notice", role="status"))


def _other(here: Here, one: tuple[str, str], *, is_event: bool) -> Markup:
    """Return a link to what was split off."""
    if is_event:
        view = View(event=(one[0],))
        name = here.events.get(one[0]) or one[1]
        return link(links.address(links.TIMELINE, view, here.events), tag("bdi", name))
    to = links.profile_address(here, {"entity": one[0], "name": one[1]})
    return link(to, tag("bdi", one[1]))


def _decided_on_events(here: Here) -> set[str]:
    """Say what readers decided of events that a link asks for under another name; return these names."""
    told, numbers = set[str](), itertools.count()
    for asked in dict.fromkeys(st.query_params.get_all("event")):
        if here.events.get(here.events.id_of(asked) or "") == asked:
            continue
        names = {asked, asked.rpartition(", ")[0]} - {""}
        decided = [
            one
            for one in here.decisions()
            if one.entry.kind in EVENTINGS and one.state == HELD and any(map(one.was, names))
        ]
        told |= {asked} if decided else set()
        for one, number_of in zip(decided, numbers, strict=False):
            if decide_job.is_own(one):
                continue
            said = ruling(one.entry.kind, str(one.entry.value), one.names)
            words = tag("p", f"The link asks for “{asked}”. A reader decided: {said}")
            st.html(tag("div", words, class_="notice", role="status"))
            decide_job.way_back(here.corpus.path, one, f"asked-{number_of}")
        if not decided:
            now = here.events.successors(asked)
            _succeeded(asked, [_other(here, (one, asked), is_event=True) for one in now])
    return told


def _in_vain(
    here: Here,
    asked: Sequence[View],
    refused: Sequence[str],
    first_view: View | None,
    told: Collection[str],
) -> None:
    """Say what a link, or a view that the reader made of it, asks for in vain, and whether for more.

    Left out are the names of events of which it is ``told`` already why they are not here. An empty collection has
    nothing that may be asked for, and says so itself.
    """
    if not here.ask(Corpus.totals, View()).articles:
        return
    missing, silent = _unknown(here, asked)
    missing = [one for one in missing if one not in told]
    held = {one.value for view in asked for one in view.filters() if one.field not in SETTINGS}
    unquoted = f"{_are(len(silent))} named in this collection, but not quoted"
    what = "link" if here.view == first_view else "view"
    for values, why in (
        (missing, "this collection does not have"),
        (silent, unquoted),
        (refused, "no filter can hold"),
    ):
        if values:
            also = "also " if held.difference(values) else ""
            names = join([tag("b", tag("bdi", name)) for name in dict.fromkeys(values)], ", ")
            words = tag("p", f"This {what} {also}asks for ", names, f", which {why}.")
            st.html(tag("div", words, class_="notice", role="status"))


def _unknown(here: Here, asked: Sequence[View]) -> tuple[list[str], list[str]]:
    """Return what views ask for that the collection lacks, and the speakers whom it names but does not quote."""
    unknown = dict.fromkeys(one for view in asked for one in here.ask(Corpus.unknown, view))
    filters = (one for view in asked for one in view.filters())
    speakers = {one.value for one in filters if one.field in ("speaker", "not_speaker")}
    silent = [one for one in unknown if one in speakers and len(here.identified(one))]
    return [one for one in unknown if one not in silent], silent


def collection_notice(here: Here) -> None:
    """Say how the collection differs from the one that the link was shared from, if it does.

    A link of the demo can be opened there, where the collection is another.
    """
    words = changed(here)
    if not words:
        return
    demo = switch_collection.link_of_demo()
    if demo:
        words = "This link was copied from the demo, and this is another collection."
    st.html(tag("div", tag("p", words), class_="notice", role="status"))
    if demo:
        switch_collection.offer_demo("Open this link in the demo")


CHOICES = 12
"""Names that a notice offers at most: a surname may be that of hundreds."""


def _choice(here: Here, form: str, names: Sequence[str]) -> list[Markup]:
    """Return the sentence that names whom a form may mean, each a link to the view of that one."""
    to = [
        link(links.address(links.OVERVIEW, renamed(here.view, {form: name}), here.events), name)
        for name in names
    ]
    more = len(to) - CHOICES
    rest = f" and {more} more; type the name into the filter." if more > 0 else ". Choose one."
    return [text(f"Several are called “{form}”: "), join(to[:CHOICES], ", "), text(rest)]


def changed(here: Here) -> str:
    """Return how the collection differs from the one that the link was shared from, if it does."""
    mark = st.query_params.get(links.SHARED, "")
    if mark == links.UNREADABLE:
        return (
            "This private link was cut or changed on its way and cannot be read. Ask for it again."
        )
    told = links.shared_from(mark)
    now = here.ask(Corpus.totals, View()).articles
    if told is None or told[0] == here.corpus.fingerprint or not now:
        return ""  # an empty collection says itself where the link was made
    then = told[1]
    if now == then:
        return f"This collection has other articles than when the link was shared, though again {number(now)}."
    more = f"{number(abs(now - then))} {'more' if now > then else 'fewer'}"
    return f"This collection has {count(now, 'article')}, {more} than when the link was shared."


def first_minutes(here: Here) -> None:
    """Show a newcomer, on the front page without filters, what this is; until it was read."""
    if here.view != View():
        return
    how = link(links.address(links.ABOUT, View()), "How it works")
    done = tag("button", "Got it", type="button", data_read="", class_="quiet")
    st.html(tag("p", WORDS["short"], " ", how, " ", done, class_="first-minutes"))
