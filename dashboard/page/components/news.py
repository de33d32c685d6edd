"""The news of a collection: what is much reported, who said most and what is new, each with its link."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING

import streamlit as st

from dashboard.charts.marks import when
from dashboard.corpus import Corpus
from dashboard.corpus.places import demo_corpus
from dashboard.page.components import event_list, headlines, links
from dashboard.page.components.markup import Markup, join, link, tag
from dashboard.view import View
from dashboard.wording import count, day, number, unbroken

if TYPE_CHECKING:
    import pandas as pd

    from dashboard.page.opening import Here

EVENTS = 60
"""Among so many of the events reported most the news are looked for."""
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
    """Return the events of the view that are reported most, in the order of the Timeline."""
    return event_list.ranked(here.ask(Corpus.timeline, limit=EVENTS), here.view.unit)


def headline(here: Here, names: pd.DataFrame, events: pd.DataFrame) -> str:
    """Return the Overview's finding: the event reported most, else who is named most.

    Beside names that are asked for it is who else is named.
    """
    view, totals = here.view, here.totals
    several = totals.articles >= headlines.FEW and not view.entity
    dated = headlines.can_be_news(events)
    if several and len(dated) and int(dated.iloc[0]["articles"]) >= headlines.FEW:
        return headlines.timeline_headline(totals, events, view.unit)
    return headlines.overview_headline(view, totals, names)


def news(here: Here, events: pd.DataFrame, speakers: pd.DataFrame) -> Markup:
    """Return up to three sentences, each with a link to what it is true of; none of a single article."""
    if here.totals.articles < headlines.FEW:
        return Markup("")
    told = [_reported(here, events), _quoted(here, speakers), _new(here)]
    items = [tag("li", tag("b", lead), " ", words) for lead, words in filter(None, told)]
    return tag("ul", *items, class_="news") if items else Markup("")


def _reported(here: Here, events: pd.DataFrame) -> tuple[str, Markup] | None:
    """Return the event that is reported most after the one of the headline."""
    dated = headlines.can_be_news(events[events["articles"] >= headlines.FEW])
    late = headlines.of_late(here.totals, dated) if len(dated) else dated
    if len(late) < 2:
        return None
    row = late.iloc[1].to_dict()
    here.events.learn([row["event"]])
    to = links.address(links.TIMELINE, here.view.toggled("event", row["event"]), here.events)
    words = f", {when(row)}, in {count(row['articles'], 'article')}."
    return "Also much reported:", join([link(to, tag("bdi", row["label"])), unbroken(words)])


def _quoted(here: Here, speakers: pd.DataFrame) -> tuple[str, Markup] | None:
    """Return who is quoted most, with how much of all quotations that is."""
    if speakers.empty or here.view.speaker:
        return None
    who, many = speakers.iloc[0]["value"], int(speakers.iloc[0]["count"])
    total = here.ask(Corpus.said).total
    if many < headlines.FEW or int((speakers["count"] == many).sum()) > 1:
        return None
    to = links.address(links.QUOTATIONS, replace(here.view, speaker=(who,)), here.events)
    return "Quoted most:", join(
        [link(to, tag("bdi", who)), unbroken(f", {number(many)} of {count(total, 'quotation')}.")]
    )


def _new(here: Here) -> tuple[str, Markup] | None:
    """Return what was published last: how many articles in the last days that have any."""
    last = here.totals.last_day
    first = last - dt.timedelta(days=DAYS - 1) if last else None
    if last is None or first is None or here.totals.first_day is None:
        return None
    if first <= here.totals.first_day or here.view.published:
        return None
    recent = replace(here.view, published=(first, last))
    many = here.ask(Corpus.totals, recent).articles
    to = links.address(links.ARTICLES, recent, here.events)
    words = f"{count(many, 'article')} in the week to {day(last)}"
    return "New:", join([link(to, unbroken(words)), "."])


def demo(here: Here) -> None:
    """Show on the demo's front page that it is one, and three questions to click."""
    if here.view != View() or here.corpus.path != demo_corpus():
        return
    asked = [link(links.address(page, view), words) for words, page, view in QUESTIONS]
    badge = tag("span", "Demo", class_="badge")
    st.html(tag("p", badge, " Ask it: ", join(asked, " "), class_="demo"))
