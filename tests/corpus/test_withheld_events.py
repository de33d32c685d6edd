"""What the Timeline is not sure of, and what has no day of its own, is there for who asks for it."""

import datetime as dt
from dataclasses import replace

import handmade
import pytest

from dashboard.corpus import open_corpus
from dashboard.view import View

SIGNS, TALKS, SAILS = (event[1] for event in (handmade.TREATY, handmade.TALKS, handmade.SAILS))
PERHAPS = "Westmark leaves the union"
MAY = View(referenced=(dt.date(2031, 5, 1), dt.date(2031, 5, 31)))
MARCH = View(referenced=(dt.date(2031, 3, 1), dt.date(2031, 3, 31)))


@pytest.fixture(scope="module")
def corpus(tmp_path_factory):
    left = ("left the union", PERHAPS, "2031-03-06", "2031-03-06", "stated", "uncertain")
    rumour = handmade.report(
        "a7",
        "Rumours",
        "2031-03-09",
        "Sea Log",
        "Westmark left the union, some fear.",
        events=[left],
    )
    path = tmp_path_factory.mktemp("doubtful")
    return open_corpus(handmade.collection(path, (*handmade.HARBOUR, rumour)))


def labels(corpus, view):
    return corpus.timeline(view)["label"].tolist()


def with_also(view, *also):
    return replace(view, also=also)


def test_what_is_not_sure_is_counted_and_there_on_demand(corpus):
    assert labels(corpus, View()) == [SIGNS, TALKS, SAILS]
    assert corpus.totals(View()).events == 3
    assert corpus.withheld(View()) == corpus.withheld(with_also(View(), "withheld")) == 1
    assert PERHAPS in labels(corpus, with_also(View(), "withheld"))
    assert corpus.withheld(View(source=("Sea Log",))) == 1
    assert corpus.withheld(View(source=("Westmark Daily",))) == 0


def test_a_link_to_a_withheld_event_opens_it(corpus):
    every = corpus.timeline(with_also(View(), "withheld"))
    event = every.loc[every["label"] == PERHAPS, "event"].item()
    assert labels(corpus, View(event=(event,))) == [PERHAPS]


def test_the_day_of_a_report_is_no_date_to_filter_by_unless_asked(corpus):
    assert corpus.timeline(MAY).empty
    assert corpus.totals(MAY).articles == 0
    assert labels(corpus, with_also(MAY, "assumed")) == [SAILS]
    assert corpus.totals(with_also(MAY, "assumed")).articles == 1


def test_a_withheld_event_finds_no_article_by_its_day_unless_asked(corpus):
    assert corpus.totals(MARCH).articles == 3
    assert corpus.totals(with_also(MARCH, "withheld")).articles == 4


def test_a_table_of_history_never_heads_the_list(tmp_path):
    war = ("End of the war", "End of the war", "1989-11-09", "1989-11-09", "computed", "happened")
    old = handmade.report(
        "a8", "Since", "2031-03-09", "Sea Log", "End of the war, and since.", events=[war]
    )
    corpus = open_corpus(handmade.collection(tmp_path, (*handmade.HARBOUR, old)))
    assert labels(corpus, View()) == [SIGNS, TALKS, SAILS, "End of the war"]


def test_events_without_a_day_of_their_own_come_last_however_much_they_are_reported(corpus):
    assert labels(corpus, View())[-1] == SAILS
