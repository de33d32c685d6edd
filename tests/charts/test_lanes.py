import pandas as pd
import pytest

from dashboard.charts.lanes import LANE, TIER, busiest, lane_strip
from dashboard.charts.palette import LIGHT
from dashboard.charts.strip import AXIS, BROAD, FOOT, NARROW, WIDE
from dashboard.charts.strip_axis import HALF_NAME
from dashboard.charts.time_span import Span

MARCH = Span(pd.Timestamp("2031-03-01"), pd.Timestamp("2031-03-31"))
COLUMNS = ["event", "label", "first", "last", "certainty", "status", "articles", "mentions"]


@pytest.fixture
def events():
    rows = [
        ("e1", "Treaty signed", "2031-03-04", "2031-03-04", "stated", "happened", 5, 9),
        ("e2", "Talks in Port Amsel", "2031-03-10", "2031-03-20", "computed", "happened", 3, 4),
        ("e3", "Fleet to sail", "2031-05-01", "2031-05-01", "assumed", "planned", 9, 1),
    ]
    frame = pd.DataFrame(rows, columns=COLUMNS)
    return frame.assign(first=pd.to_datetime(frame["first"]), last=pd.to_datetime(frame["last"]))


def lanes(*pairs):
    return pd.DataFrame(pairs, columns=["event", "lane"])


def test_the_fullest_lane_is_on_top_and_what_lies_outside_counts_for_nothing(events):
    held = busiest(events, lanes(("e2", "B"), ("e1", "A"), ("e2", "A"), ("e3", "C")), MARCH)
    assert [(lane, [row["event"] for row in rows]) for lane, rows in held] == [
        ("A", ["e1", "e2"]),
        ("B", ["e2"]),
    ]


def test_each_lane_has_its_name_its_marks_and_their_names(events):
    held = busiest(events, lanes(("e1", "A"), ("e2", "A"), ("e2", "B <i>")), MARCH)
    figure = lane_strip(held, LIGHT, WIDE, MARCH)
    texts = [note.text for note in figure.layout.annotations]
    assert "<b>A · 2 events</b>" in texts
    assert "<b>B &lt;i&gt; · 1 event</b>" in texts
    assert texts.count("Talks in Port Amsel") == 2
    (dots,) = figure.data
    assert list(zip(dots.y, dots.customdata, strict=True)) == [
        (LANE - TIER, ["event", "e1"]),
        (LANE - TIER, ["event", "e2"]),
        (0, ["event", "e2"]),
    ]


def test_a_lane_is_as_high_as_the_names_of_its_events_need(events):
    """Two rows of names in a full lane, no empty ones in the others, and a long name is cut to its room."""
    events.loc[0, "label"] = "Treaty signed by all of the nine ports of the inner and the outer sea"
    events.loc[1, "first"] = events.loc[1, "last"] = events.loc[0, "first"] + pd.Timedelta(days=5)
    held = busiest(events, lanes(("e1", "A"), ("e2", "A"), ("e1", "B")), MARCH)
    figure = lane_strip(held, LIGHT, NARROW, MARCH)
    names = [note for note in figure.layout.annotations if "<b>" not in note.text]
    assert sum(note.text.startswith("Treaty signed by") for note in names) == 2
    assert len({note.y for note in names}) == 3
    assert figure.layout.height == pytest.approx(2 * LANE - TIER + AXIS + FOOT, abs=1)


def test_a_long_name_is_whole_where_its_row_has_room(events):
    long = "Treaty signed by all of the nine ports of the inner and the outer sea on a Monday"
    events.loc[0, "label"] = long
    alone = lane_strip(busiest(events, lanes(("e1", "A")), MARCH), LIGHT, BROAD, MARCH)
    assert len(long) > BROAD.letters
    assert long in [note.text for note in alone.layout.annotations]


def test_a_long_name_takes_no_room_from_others(events):
    """Both rows are taken where the whole name would go on: it stays cut, and no other is lost."""
    long = "Treaty signed by all of the nine ports of the inner and the outer sea on a Monday"
    days = pd.to_datetime(["2031-03-02", "2031-03-18", "2031-03-18"])
    names = [long, "Talks in Port Amsel", "Fleet sails"]
    events = events.assign(first=days, last=days, label=names, status="happened")
    held = busiest(events, lanes(*((event, "A") for event in events["event"])), MARCH)
    texts = [note.text for note in lane_strip(held, LIGHT, BROAD, MARCH).layout.annotations]
    assert {"Talks in Port Amsel", "Fleet sails"} < set(texts)
    assert any(text.startswith("Treaty signed by all of") and text != long for text in texts)


def test_what_did_not_happen_says_so_before_its_name(events):
    events.loc[1, "status"] = "denied"
    figure = lane_strip(busiest(events, lanes(("e2", "A")), MARCH), LIGHT, WIDE, MARCH)
    assert "denied: Talks in Port Amsel" in [note.text for note in figure.layout.annotations]


@pytest.mark.parametrize("width", [NARROW, WIDE, BROAD])
@pytest.mark.parametrize("first", ["2030-12-28", "2031-01-20"])
def test_the_first_name_of_an_axis_has_room_and_says_the_year(events, width, first):
    span = Span(pd.Timestamp(first), pd.Timestamp("2032-01-12"))
    held = busiest(events, lanes(("e1", "A"), ("e2", "A")), span)
    axis = lane_strip(held, LIGHT, width, span).layout.xaxis
    low, high = map(pd.Timestamp, axis.range)
    days = (high - low).days
    at = [(pd.Timestamp(one) - low).days / days * width.pixels for one in axis.tickvals]
    assert at[0] >= HALF_NAME
    assert at[-1] <= width.pixels - HALF_NAME
    assert axis.ticktext[0].endswith(("<br>2030", "<br>2031"))
