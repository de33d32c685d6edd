import pandas as pd

from dashboard.charts.palette import LIGHT
from dashboard.charts.strip import WIDE
from dashboard.charts.time_span import Span
from dashboard.charts.two_clocks import MOST, fills, paired, shares, two_clocks

MARCH = Span(pd.Timestamp("2031-03-01"), pd.Timestamp("2031-03-31"))
EVENTS = pd.DataFrame({
    "event": ["e1", "e2", "e3"],
    "label": ["Treaty <b>", "Talks", "Fleet sails"],
    "first": pd.to_datetime(["2031-03-04", "2031-03-10", "2031-05-01"]),
    "last": pd.to_datetime(["2031-03-04", "2031-03-14", "2031-05-01"]),
    "status": ["happened", "planned", "planned"],
})  # fmt: skip
TOLD = pd.DataFrame({
    "event": ["e1", "e1", "e1", "e2", "e2", "e3"],
    "source": ["A", "B", "A", "A", "A", "A"],
    "day": pd.to_datetime(["2031-03-05", "2031-03-05", "2031-03-01", "2031-03-12", None, "2031-03-02"]),
    "articles": [1, 2, 1, 1, 4, 1],
})  # fmt: skip


def test_an_event_and_a_day_of_publication_make_one_mark():
    pairs = paired(EVENTS, TOLD, MARCH)
    marks = [(row["event"], row["day"].day, row["told"]) for row in pairs.to_dict("records")]
    assert marks == [("e1", 1, 1), ("e1", 5, 3), ("e2", 12, 1)]


def test_reports_are_counted_before_during_and_after_the_event():
    assert shares(paired(EVENTS, TOLD, MARCH)) == {"before": 1, "during": 1, "after": 3}


def test_a_click_gives_the_event_and_names_are_text():
    (dots,) = two_clocks(paired(EVENTS, TOLD, MARCH), LIGHT, MARCH, {"e2"}).data
    assert [list(one) for one in dots.customdata] == [
        ["event", "e1"],
        ["event", "e1"],
        ["event", "e2"],
    ]
    assert dots.marker.color == (LIGHT.ink, LIGHT.ink, LIGHT.chosen)
    assert dots.hovertext[1].startswith("<b>Treaty &lt;b&gt;</b><br>happened 4 Mar 2031<br>")
    assert dots.hovertext[2].startswith("<b>Talks</b><br>planned 10–14 Mar 2031<br>")
    assert dots.hovertext[1].endswith("published 5 Mar 2031 · 3 articles")


def test_a_mark_is_in_the_middle_of_the_days_and_a_line_as_long_as_they_are():
    (dots,) = two_clocks(paired(EVENTS, TOLD, MARCH), LIGHT, MARCH).data
    talks = [list(one) for one in dots.customdata].index(["event", "e2"])
    assert dots.x[talks] == pd.Timestamp("2031-03-12")
    assert dots.error_x.array[talks] == 2.5 * 86_400_000
    assert dots.error_x.array[0] == 0


def test_a_month_that_is_reported_on_for_years_would_leave_the_chart_empty():
    pairs = paired(EVENTS, TOLD, MARCH)
    assert fills(pairs, MARCH)
    late = pairs.assign(day=[*pairs["day"].iloc[:-1], pd.Timestamp("2032-03-12")])
    assert not fills(late, MARCH)
    assert not fills(pairs, Span(pd.Timestamp("2029-01-01"), pd.Timestamp("2031-12-31")))


def test_no_more_marks_are_drawn_than_a_browser_can_take():
    many = pd.DataFrame({"event": [f"m{n}" for n in range(MOST + 5)], "label": "Talks"})
    many["status"] = "happened"
    many = many.assign(first=pd.Timestamp("2031-03-10"), last=pd.Timestamp("2031-03-10"))
    told = many[["event"]].assign(source="A", day=pd.Timestamp("2031-03-11"), articles=1)
    told.loc[MOST + 4, "articles"] = 9
    (dots,) = two_clocks(paired(many, told, MARCH), LIGHT, MARCH).data
    assert len(dots.x) == MOST
    assert ["event", f"m{MOST + 4}"] in [list(one) for one in dots.customdata]


def test_a_mark_at_the_edge_is_drawn_whole():
    # The first event began long before the stretch: it is drawn at the edge.
    events = EVENTS.assign(first=[pd.Timestamp("2030-01-01"), *EVENTS["first"][1:]])
    figure = two_clocks(paired(events, TOLD, MARCH), LIGHT, MARCH)
    first, last = figure.layout.xaxis.range
    widest = max(figure.data[0].marker.size) / 2
    assert len(figure.data[0].x) > 0
    for day in figure.data[0].x:
        assert (pd.Timestamp(day) - first) / (last - first) * WIDE.pixels >= widest
        assert (last - pd.Timestamp(day)) / (last - first) * WIDE.pixels >= widest
