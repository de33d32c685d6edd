import pandas as pd

from dashboard.charts.time_span import Span
from dashboard.page.components import event_list


def events(*rows):
    frame = pd.DataFrame(rows, columns=["event", "first", "last", "certainty", "articles"])
    frame["stories"] = frame["articles"]
    frame = frame.assign(mentions=1, first=pd.to_datetime(frame["first"]))
    return frame.assign(last=pd.to_datetime(frame["last"]))


MIXED = events(
    ("guess", "2031-03-04", "2031-03-04", "assumed", 9),
    ("none", None, None, "computed", 5),
    ("few", "2031-03-05", "2031-03-05", "computed", 2),
    ("many", "2031-03-06", None, "stated", 4),
)


def test_events_keep_the_order_of_the_collection_and_say_what_they_are_counted_in():
    found = event_list.ranked(MIXED, "stories")
    assert found["event"].tolist() == MIXED["event"].tolist()
    assert set(found["unit"]) == {"stories"}


def test_events_without_a_mark_are_more_where_others_without_a_date_have_one():
    assert event_list.undated_words(1, 1) == "Date not given: 1 event"
    assert event_list.undated_words(2, 2) == "Date not given: 2 events"
    assert event_list.undated_words(1, 6) == "Date not given: 1 more event"
    assert event_list.undated_words(2, 6) == "Date not given: 2 more events"


ALWAYS = Span(pd.Timestamp("2031-01-01"), pd.Timestamp("2031-12-31"))


def test_few_events_are_all_drawn_if_they_have_a_day():
    assert set(event_list.for_strip(MIXED, ALWAYS)["event"]) == {"guess", "few", "many"}


def test_many_events_are_drawn_only_where_several_articles_tell_of_them():
    rows = [(f"e{n}", "2031-03-04", "2031-03-04", "stated", 2) for n in range(12)]
    once = ("once", "2031-03-04", None, "stated", 1)
    drawn = event_list.for_strip(events(*rows, once), ALWAYS)
    assert "once" not in set(drawn["event"])
    assert len(drawn) == 12


def test_the_line_under_the_strip_says_what_is_marked():
    assert event_list.strip_words(3, 3).startswith("3 dated events in this stretch")
    assert event_list.strip_words(12, 40).startswith("12 of 40 dated events in this stretch")


def test_the_key_explains_the_marks_that_are_drawn_and_no_others():
    planned = MIXED.assign(status="planned").head(1)
    key = event_list.key_of_marks(planned, set())
    assert "announced" in key
    assert "reported then, date not given" in key
    assert "denied" not in key
    assert "several events" not in key
    assert "several events: a click" in event_list.key_of_marks(planned, {True})
    both = event_list.key_of_marks(planned, {True, False})
    assert "several events, not all reported as fact" in both
