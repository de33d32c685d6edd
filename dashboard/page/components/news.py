"""The news of a collection: what is much reported, who said most and what is new, each with its link."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING

import streamlit as st

from dashboard.charts.event_marks import how_reported, when
from dashboard.corpus import Corpus
from dashboard.corpus.collection_folders import demo_corpus
from dashboard.corpus.selection import reports_in
from dashboard.page.components import event_list, headlines, links
from dashboard.page.components.comparison_views import Pair
from dashboard.page.components.markup import Markup, english, join, link, tag
from dashboard.view import View
from dashboard.wording import count, day, listing, number, period, unbroken

if TYPE_CHECKING:
    import pandas as pd

    from dashboard.corpus import Totals
    from dashboard.page.open_collection import Here

DAYS = 7
"""What is new is what was published in so many days up to the last."""
JUNE_2023 = (dt.date(2023, 6, 1), dt.date(2023, 6, 30))
QUESTIONS = (
    (
        "What happened in Beijing in June 2023?",
        links.TIMELINE,
        View(entity=("Beijing",), referenced=JUNE_2023),
    ),
    ("Who goes unnamed, and why?", links.QUOTATIONS, View(named=("unnamed",))),
    (
        "Who spoke about Russia’s defence industry?",
        links.QUOTATIONS,
        View(text="defence industry", about=("Russia",)),
    ),
)
"""What a newcomer to the demo can ask with a click: words, page and view."""


def events_of(here: Here) -> pd.DataFrame:
    """Return the events of the view that are reported most, these first."""
    found = here.ask(Corpus.timeline, limit=headlines.LOOKED_AT, most_reported=True)
    return event_list.ranked(found, here.view.unit)


def of_headline(here: Here, events: pd.DataFrame, speakers: pd.DataFrame) -> str | None:
    """Return the address of what the Overview's headline is of: an event, or somebody's quotations."""
    if headlines.event_leads(here.view, here.totals, events):
        dated = headlines.reported_most(events, here.view.unit)
        first = headlines.of_late(here.totals, dated).iloc[0]["event"]
        here.events.learn([first])
        return links.address(links.TIMELINE, here.view.toggled("event", first), here.events)
    if headlines.speaker_leads(here.view, here.totals, events, speakers):
        said = replace(here.view, speaker=headlines.most_quoted(speakers)[0])
        return links.address(links.QUOTATIONS, said, here.events)
    return None


def news(here: Here, events: pd.DataFrame, speakers: pd.DataFrame) -> Markup:
    """Return up to three sentences, each with a link to what it is true of; none of a single article."""
    if here.totals.articles < headlines.FEW:
        return Markup("")
    told = [_reported(here, events), _quoted(here, events, speakers), _new(here)]
    items = [tag("li", tag("b", lead), " ", words) for lead, words in filter(None, told)]
    return tag("ul", *items, class_="news") if items else Markup("")


def _reported(here: Here, events: pd.DataFrame) -> tuple[str, Markup] | None:
    """Return the event reported most, or the next where the headline has that one already."""
    several = events[events["stories"] >= headlines.FEW]
    dated = headlines.reported_most(several, here.view.unit)
    late = headlines.of_late(here.totals, dated) if len(dated) else dated
    leads = headlines.event_leads(here.view, here.totals, events)
    if len(late) <= leads:
        return None
    row = late.iloc[int(leads)].to_dict()
    here.events.learn([row["event"]])
    to = links.address(links.TIMELINE, here.view.toggled("event", row["event"]), here.events)
    words = f", {when(row)}, in {how_reported(row | {'unit': 'articles'})}."
    most = reports_in(here.view.unit)
    tied = leads and row[most] == late.iloc[0][most]
    lead = "As much reported:" if tied else "Also much reported:" if leads else "Most reported:"
    return lead, join([link(to, english(row["label"])), unbroken(words)])


def _quoted(here: Here, events: pd.DataFrame, speakers: pd.DataFrame) -> tuple[str, Markup] | None:
    """Return who is quoted most, with how much of all quotations that is, unless the headline says it."""
    first, many = headlines.most_quoted(speakers)
    leads = headlines.speaker_leads(here.view, here.totals, events, speakers)
    if not first or here.view.speaker or leads:
        return None
    total = here.ask(Corpus.said).total
    to = links.address(links.QUOTATIONS, replace(here.view, speaker=first), here.events)
    each = "each " if len(first) > 1 else ""
    words = unbroken(f", {each}{number(many)} of {count(total, 'quotation')}.")
    return "Quoted most:", join([link(to, tag("bdi", listing(first))), words])


def _new(here: Here) -> tuple[str, Markup] | None:
    """Return what was published last: in the days that the view asks for, else in the last that have any."""
    whole = here.ask(Corpus.totals, replace(here.view, published=None))
    first, last = here.view.published or (_week_before(whole.last_day), whole.last_day)
    if not (first and last and whole.first_day and whole.last_day) or first <= whole.first_day:
        return None
    recent = replace(here.view, published=(first, last))
    many = headlines.articles_told(here.ask(Corpus.totals, recent))
    if here.view.published is None:
        words = f"{many} in the week to {day(last)}"
        to = links.address(links.ARTICLES, recent, here.events)
        return "New:", join([link(to, unbroken(words)), *_since(here, whole, many), "."])
    before = replace(recent, published=(whole.first_day, first - dt.timedelta(days=1)))
    beside = Pair(recent, before).address(here.events)
    words = f"{many}, set against the earlier ones"
    days = f"since {day(first)}" if last >= whole.last_day else f"in {period(first, last)}"
    return f"New {days}:", join([link(beside, unbroken(words)), "."])


def _since(here: Here, whole: Totals, week: str) -> list[str | Markup]:
    """Return a link to what is new since the month before the last began, if that is more than its week."""
    if whole.first_day is None or whole.last_day is None:
        return []
    first = (whole.last_day.replace(day=1) - dt.timedelta(days=1)).replace(day=1)
    later = replace(here.view, published=(first, whole.last_day))
    many = headlines.articles_told(here.ask(Corpus.totals, later))
    if first <= whole.first_day or many == week:
        return []
    to = links.address(links.OVERVIEW, later, here.events)
    return [unbroken(f"; since {day(first)}: "), link(to, unbroken(many))]


def _week_before(last: dt.date | None) -> dt.date | None:
    """Return the first of the days up to the last."""
    return last - dt.timedelta(days=DAYS - 1) if last else None


def demo(here: Here) -> None:
    """Show on the demo's front page that it is one, and three questions to click."""
    if here.view != View() or here.corpus.path != demo_corpus():
        return
    asked = [link(links.address(page, view), words) for words, page, view in QUESTIONS]
    badge = tag("span", "Demo", class_="badge")
    st.html(tag("p", badge, " Try: ", join(asked, " "), class_="demo"))
