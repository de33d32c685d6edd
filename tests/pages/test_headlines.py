import datetime as dt
from dataclasses import replace

import pandas as pd
import pytest

from dashboard.corpus import Totals
from dashboard.page.components import headlines
from dashboard.view import View


def totals(articles=12, **more):
    empty = dict.fromkeys(
        ("copies", "sources", "quotations", "events", "undated", "unsourced", "unparsed"), 0
    )
    empty["stories"] = articles
    return Totals(articles=articles, first_day=None, last_day=None, **(empty | more))


def names(*pairs, unit="articles"):
    return pd.DataFrame(pairs, columns=["name", unit])


@pytest.mark.parametrize(
    ("view", "frame", "headline"),
    [
        (
            View(),
            names(("Ada Lund", 10), ("X", 2)),
            "Ada Lund is named most often, in 10 of 12 articles",
        ),
        (
            View(),
            names(("United States", 10)),
            "The United States is named most often, in 10 of 12 articles",
        ),
        (
            View(),
            names(("A", 7), ("B", 7)),
            "A and B are named most often, each in 7 of 12 articles",
        ),
        (View(entity=("G7",)), names(("A", 7)), "A is named most often alongside G7"),
        (
            View(entity=("G7", "NATO")),
            names(("A", 7)),
            "A is named most often alongside G7 or NATO",
        ),
        (
            View(entity=("G7", "NATO"), match="all"),
            names(("A", 7)),
            "A is named most often alongside both G7 and NATO",
        ),
        (View(), names(("A", 1), ("B", 1)), "No name appears in more than 1 article"),
        (
            View(entity=("G7",)),
            names(("A", 1), ("B", 1)),
            "No name appears beside G7 in more than 1 article",
        ),
        (View(), names(("A", 1)), "A is named most often, in 1 of 12 articles"),
        (View(), names(), "12 articles, and nobody is named"),
    ],
)
def test_the_headline_says_what_the_frame_shows(view, frame, headline):
    assert headlines.overview_headline(view, totals(), frame) == headline


def test_of_a_view_of_one_article_nothing_is_counted():
    one, more = totals(1), totals(12)
    said = headlines.profile_headline("Ada Lund", one, one, 2)
    assert said == "Ada Lund is named in the only article of this view and quoted 2 times"
    assert (
        headlines.profile_headline("Ada Lund", one, more, 0)
        == "Ada Lund is named in 1 of 12 articles"
    )


def test_in_one_article_mentions_are_counted():
    frame = names(("Ada Lund", 14), unit="mentions")
    assert (
        headlines.overview_headline(View(), totals(1), frame)
        == "Ada Lund is named most often: 14 times"
    )
    assert headlines.unit_for(View(), totals(1)) == "mentions"
    assert headlines.unit_for(View(), totals(2)) == "articles"


def test_the_standfirst_leaves_out_what_is_not_there():
    told = [(one.words, one.opens) for one in headlines.standfirst(totals(3))]
    assert told == [("3 articles", "articles"), ("no quotations", None), ("no events", None)]
    assert headlines.standfirst(totals(0)) == []
    words = [one.words for one in headlines.standfirst(totals(unparsed=2))]
    assert "2 in a language that is not read yet" in words


def test_a_timeline_without_dates_says_so():
    frame = pd.DataFrame(
        {
            "first": [pd.NaT],
            "last": [pd.NaT],
            "certainty": ["stated"],
            "articles": [1],
            "stories": [1],
        }
    )
    said = "1 event without a known date"
    assert headlines.timeline_headline(totals(), frame) == said


def test_a_table_of_history_makes_no_headline():
    day = pd.Timestamp("1989-11-09")
    war = {
        "label": "Old war",
        "status": "happened",
        "articles": 3,
        "stories": 3,
        "certainty": "computed",
    }
    alone = pd.DataFrame([war | {"first": day, "last": day, "historic": True}])
    assert headlines.timeline_headline(totals(3), alone) == "1 event in this view"


def test_a_table_of_history_counts_among_the_events_with_a_date():
    days = pd.to_datetime(["1989-11-09", "2031-03-04", None])
    frame = pd.DataFrame({"label": ["Old war", "Talks", "Toast"], "first": days, "last": days})
    frame = frame.assign(
        status="happened", articles=1, stories=1, certainty="stated", historic=[True, False, False]
    )
    said = "2 dated events in this view, and 1 without a date"
    assert headlines.timeline_headline(totals(3), frame) == said


def test_an_event_that_stands_alone_is_not_said_to_be_most_reported():
    days = {"first": pd.Timestamp("2031-03-04"), "last": pd.Timestamp("2031-03-04")}
    told = {
        "label": "treaty signed",
        "status": "happened",
        "articles": 3,
        "stories": 3,
        "certainty": "stated",
    }
    alone = pd.DataFrame([told | days])
    said = headlines.timeline_headline(totals(3), alone)
    assert said == "3 articles report: treaty signed, 4 Mar 2031"
    once = alone.assign(articles=1, stories=1)
    assert (
        headlines.timeline_headline(totals(1), once)
        == "1 article reports: treaty signed, 4 Mar 2031"
    )
    two = pd.concat([alone, alone.assign(articles=2, stories=2)])
    assert headlines.timeline_headline(totals(3), two).startswith(
        "3 articles report: treaty signed"
    )
    said = headlines.timeline_headline(totals(3), alone.assign(status="planned"))
    assert said == "3 articles report: treaty signed, 4 Mar 2031, planned"


def test_what_most_articles_report_leads_though_another_is_more_central():
    day = pd.Timestamp("2031-03-04")
    told = {"status": "happened", "certainty": "stated", "first": day, "last": day}
    rows = [
        told | {"label": f"Vote {number}", "articles": number, "stories": number}
        for number in (2, 5, 3)
    ]
    ranked = pd.DataFrame(rows)  # in their order of importance
    said = headlines.timeline_headline(totals(), ranked)
    assert said == "5 of 12 articles report: Vote 5, 4 Mar 2031"
    alike = headlines.timeline_headline(totals(), ranked.assign(articles=2, stories=2))
    assert alike == "2 of 12 articles report: Vote 2, 4 Mar 2031"
    copied = ranked.assign(stories=[2, 2, 3])  # a copy is no further report
    said = headlines.timeline_headline(totals(), copied)
    assert said == "3 of 12 articles report: Vote 3, 4 Mar 2031"
    printed_again = ranked.assign(articles=[9, 2, 3], stories=[8, 2, 3])
    said = headlines.timeline_headline(totals(), printed_again)
    assert said == "9 of 12 articles, 1 a copy, report: Vote 2, 4 Mar 2031"
    assert not headlines.event_leads(View(), totals(), ranked.assign(stories=1))
    alone = ranked.assign(articles=1, stories=1)
    assert not headlines.event_leads(View(), totals(), alone)
    assert headlines.timeline_headline(totals(), alone) == "3 dated events in this view"


@pytest.mark.parametrize(
    ("months", "said"),
    [
        ((0, 6, 12, 12, 20), "January 2032 is the busiest month, with 2 of 5 dated events"),
        (
            (0, 10, 10, 22, 22),
            "November 2031 and November 2032 are the busiest months, each with 2 of 5 dated events",
        ),
        ((0, 5, 10, 15, 20), "5 dated events in this view, and 1 without a date"),
        ((0, 1, 3, 3, 4), "31 Mar – 6 Apr 2031 is the busiest week, with 2 of 5 dated events"),
        ((3, 3, 3, 3, 3), "5 dated events, most reported: Event 0, 4 Apr 2031"),
    ],
)
def test_the_timeline_leads_with_when_most_happened_where_the_overview_leads_with_what(
    months, said
):
    days = [pd.Timestamp(2031, 1, 4) + pd.DateOffset(months=one) for one in months]
    told = {"status": "happened", "articles": 4, "stories": 4, "certainty": "stated", "place": None}
    rows = [told | {"label": f"Event {n}", "first": day, "last": day} for n, day in enumerate(days)]
    rows.append(told | {"label": "Event without a day", "first": pd.NaT, "last": pd.NaT})
    frame = pd.DataFrame(rows)
    assert headlines.busiest_headline(View(), totals(), frame) == said
    beside = headlines.busiest_headline(View(entity=("Ada Lund",)), totals(), frame)
    assert beside.startswith("4 of 12 articles report: Event 0, ")


def test_the_timeline_of_a_few_days_leaves_what_is_history_to_its_articles():
    days = [pd.Timestamp("2031-03-04"), pd.Timestamp("2031-03-05"), pd.Timestamp("1939-09-01")]
    told = {"status": "happened", "certainty": "stated", "place": None}
    rows = [
        told | {"label": label, "first": day, "last": day, "articles": many, "stories": many}
        for label, day, many in zip(("Vote", "Count", "Old war"), days, (4, 3, 9), strict=True)
    ]
    late = replace(totals(12), first_day=dt.date(2031, 3, 5))
    said = headlines.busiest_headline(View(), late, pd.DataFrame(rows))
    assert said == "3 dated events, most reported since 2030: Vote, 4 Mar 2031"


def test_a_war_of_old_is_not_the_finding_where_several_tell_of_an_event_of_late():
    def event(label, day, articles):
        day = pd.Timestamp(day)
        told = {
            "label": label,
            "status": "happened",
            "articles": articles,
            "stories": articles,
            "certainty": "stated",
        }
        return told | {"first": day, "last": day}

    war, treaty = event("Old war", "1939-09-01", 9), event("Treaty signed", "2031-03-04", 4)
    late = replace(totals(12), first_day=dt.date(2031, 2, 1))
    said = headlines.timeline_headline(late, pd.DataFrame([war, treaty]))
    assert said == "Of events since 2030, 4 of 12 articles report: Treaty signed, 4 Mar 2031"
    once = pd.DataFrame([war, treaty | {"articles": 1, "stories": 1}])
    assert headlines.timeline_headline(late, once).startswith("9 of 12 articles report: Old war")
    ahead = pd.DataFrame([treaty | {"articles": 10, "stories": 10}, war])
    assert headlines.timeline_headline(late, ahead).startswith(
        "10 of 12 articles report: Treaty signed"
    )


def test_a_kind_of_names_is_said_in_the_finding():
    frame = names(("United States", 10), ("X", 2))
    said = "Among places, the United States is named most often, in 10 of 12 articles"
    assert headlines.overview_headline(View(), totals(), frame, "places") == said
    none = headlines.overview_headline(View(), totals(), names(), "people")
    assert none == "No people are named in this view"
