import re
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest

from dashboard import page
from dashboard.charts.event_marks import LINE, LISTED, several_filled
from dashboard.charts.palette import LIGHT, THEMED
from dashboard.charts.strip import (
    BROAD,
    NARROW,
    ON_A_STEM,
    WIDE,
    _period_names,
    event_strip,
)
from dashboard.charts.strip_axis import reach, rows_within
from dashboard.charts.styling import figure
from dashboard.charts.time_span import Span, within

HALF_A_DAY = pd.Timedelta(hours=12)


def events(*rows):
    columns = ["event", "label", "first", "last", "certainty", "status", "articles", "mentions"]
    frame = pd.DataFrame(rows, columns=columns)
    for name in ("first", "last"):
        frame[name] = pd.to_datetime(frame[name])
    return frame


@pytest.fixture
def spring():
    return events(
        ("e1", "Harbour treaty signed", "2031-03-04", "2031-03-04", "stated", "happened", 5, 9),
        ("e2", "Talks in Port Amsel", "2031-03-10", "2031-03-14", "computed", "happened", 3, 4),
        ("e3", "Fleet to sail", "2031-05-01", "2031-05-01", "assumed", "planned", 1, 1),
    )


def marks(figure):
    (dots,) = (trace for trace in figure.data if trace.type == "scatter")
    return dots


def test_a_click_on_a_mark_or_on_its_name_gives_the_events_id(spring):
    figure = event_strip(spring, LIGHT)
    (names,) = (trace for trace in figure.data if trace.type == "bar")
    wanted = [["event", "e1"], ["event", "e2"], ["event", "e3"]]
    assert sorted(marks(figure).customdata) == [
        wanted[0],
        wanted[2],
    ]  # talks of five days are a bar
    assert sorted({tuple(one) for one in names.customdata}) == [tuple(one) for one in wanted]


def test_a_mark_that_stands_for_several_gives_them_all_and_shows_their_number(spring):
    year = Span(pd.Timestamp("2000-01-01"), pd.Timestamp("2050-01-01"))
    strip = event_strip(spring, LIGHT, span=year)
    dots = marks(strip)
    assert [list(one) for one in dots.customdata] == [["event", "e1", "e2", "e3"]]
    announced = event_strip(spring.assign(status="planned"), LIGHT, span=year)
    assert several_filled([announced]) == {False}
    assert several_filled([event_strip(spring.assign(status="happened"), LIGHT, span=year)]) == {
        True
    }
    assert not several_filled([event_strip(spring.head(1), LIGHT, span=year)])
    assert dots.text == ("3",)
    assert "3 events: click to list them" in dots.hovertext[0]


def test_the_pointer_calls_up_the_first_of_many_events_and_says_how_many_more_a_click_lists():
    many = events(
        *(
            (f"e{n}", f"Vote {n}", "2031-03-04", "2031-03-04", "stated", "happened", 1, 1)
            for n in range(LISTED + 3)
        ),
        *(
            (f"o{n}", f"Port Amsel votes on toll {n}", day, day, "stated", "happened", 1, 1)
            for n, day in enumerate(["2031-03-11"] * 3 + ["2031-03-18"] * 3)
        ),
    )
    figure = event_strip(many, LIGHT)
    dots = marks(figure)
    title, *listed, more = dots.hovertext[0].split("<br>")
    assert title == f"<b>{LISTED + 3} events: click to list them</b>"
    assert listed[0] == "· Vote 0, 4 Mar 2031"
    assert more == f"and {LISTED + 3 - len(listed)} more"
    assert LISTED / 3 < len(listed) < figure.layout.height / LINE - 1
    assert len(dots.customdata[0]) == 1 + LISTED + 3  # what a click lists is all of them


@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_a_long_name_has_more_lines_and_only_a_longer_one_is_cut(spring, width):
    words = "Ministers of the nine ports of the inner and the outer sea sign the harbour treaty"
    plain = event_strip(spring, LIGHT, width)
    for called, lines, whole in ((words, 2, True), (" ".join([words] * 4), 3, False)):
        spring.loc[0, "label"] = called
        figure = event_strip(spring, LIGHT, width)
        (text,) = (a.text for a in figure.layout.annotations if "Ministers" in a.text)
        name, _ = text.split("</b>")
        assert len(name.split("<br>")) == lines
        assert ("…" not in name) == whole
        assert figure.layout.height > plain.layout.height
        stem = max(s.y1 for s in figure.layout.shapes if s.x0 == s.x1)
        assert stem < figure.layout.yaxis.range[1]


def test_the_names_of_one_mark_share_its_stem(spring):
    year = Span(pd.Timestamp("2000-01-01"), pd.Timestamp("2050-01-01"))
    figure = event_strip(spring, LIGHT, span=year)
    stems = [shape.x0 for shape in figure.layout.shapes if shape.x0 == shape.x1]
    assert len([a for a in figure.layout.annotations if "<b>" in a.text]) == 3
    assert stems == [marks(figure).x[0]]
    apart = event_strip(spring, LIGHT)
    assert len({shape.x0 for shape in apart.layout.shapes if shape.x0 == shape.x1}) == 3


def test_labels_say_name_date_and_number_of_articles(spring):
    texts = [a.text for a in event_strip(spring, LIGHT).layout.annotations]
    assert "<b>Harbour treaty signed</b><br>4 Mar 2031 · 5 articles" in texts
    assert "<b>Talks in Port Amsel</b><br>10–14 Mar 2031 · 3 articles" in texts


def test_status_and_certainty_are_told_by_the_mark(spring):
    more = events(
        ("e4", "Strike", "2031-04-01", "2031-04-01", "stated", "denied", 1, 1),
        ("e5", "Storm", "2031-03-25", "2031-03-25", "stated", "uncertain", 1, 1),
        ("e6", "Parade", "2031-04-12", "2031-04-12", "stated", "planned", 1, 1),
    )
    figure = event_strip(pd.concat([spring, more]), LIGHT, chosen={"e1", "e2"})
    dots = marks(figure)
    names = [one[1] for one in dots.customdata]
    told = dict(zip(names, zip(dots.marker.symbol, dots.marker.color, strict=True), strict=True))
    pale = dict(zip(names, dots.marker.opacity, strict=True))
    assert told["e1"] == ("circle", LIGHT.chosen)
    assert {s.line.color for s in figure.layout.shapes if s.line.width == 6} == {LIGHT.chosen}
    assert told["e3"] == told["e6"] == ("triangle-right", LIGHT.paper)
    assert told["e4"] == ("x", LIGHT.ink)
    assert told["e5"] == ("circle", LIGHT.paper)
    assert pale["e3"] < 1 == pale["e1"]
    heights = dict(zip(names, dots.y, strict=True))
    assert heights["e4"] == heights["e5"] < 0 == heights["e1"] == heights["e6"]


def test_what_is_denied_or_not_certain_is_named_in_its_lane_with_the_tag_first(spring):
    strike = events(("e4", "Strike", "2031-04-01", "2031-04-01", "stated", "denied", 1, 1))
    texts = [a.text for a in event_strip(pd.concat([spring, strike]), LIGHT).layout.annotations]
    assert "denied: Strike" in texts


def test_a_mark_of_several_is_filled_only_where_all_are_reported_as_fact(spring):
    year = Span(pd.Timestamp("2000-01-01"), pd.Timestamp("2050-01-01"))
    mixed = marks(event_strip(spring, LIGHT, span=year))
    assert (mixed.marker.color, mixed.textfont.color) == ((LIGHT.paper,), (LIGHT.ink,))
    facts = marks(event_strip(spring.assign(status="happened"), LIGHT, span=year))
    assert (facts.marker.color, facts.textfont.color) == ((LIGHT.ink,), (LIGHT.paper,))
    assert all(name in mixed.hovertext[0] for name in spring["label"])


def test_a_period_at_the_right_end_has_its_name_at_its_left():
    frame = events(
        ("e1", "Strike", "2031-01-01", "2031-02-01", "stated", "happened", 1, 1),
        ("e2", "Fair", "2031-11-20", "2031-12-20", "stated", "happened", 1, 1),
    )
    year = Span(pd.Timestamp("2031-01-01"), pd.Timestamp("2031-12-31"))
    periods = [(row, 0.0) for row in rows_within(frame, year)]
    made = figure(LIGHT, 100, {})
    made.update_xaxes(range=list(reach(year)))
    _period_names(made, LIGHT, periods, (), WIDE, year)
    strike, fair = made.layout.annotations
    assert (strike.text, strike.xanchor) == ("Strike", "left")
    assert (fair.text, fair.xanchor) == ("Fair", "right")


def test_no_name_of_a_period_lies_over_the_line_that_parts_what_is_earlier():
    frame = events(
        ("e1", "Strike of the ferries", "2031-02-10", "2031-12-31", "stated", "happened", 1, 1)
    )
    year = Span(pd.Timestamp("2031-01-01"), pd.Timestamp("2031-12-31"), before=1)
    periods = [(row, 0.0) for row in rows_within(frame, year)]
    made = figure(LIGHT, 100, {})
    made.update_xaxes(range=list(reach(year)))
    _period_names(made, LIGHT, periods, (), WIDE, year)
    assert not made.layout.annotations


def test_a_bar_of_two_days_is_two_days_long_around_their_marks():
    frame = events(
        ("e1", "Talks", "2031-03-18", "2031-03-19", "stated", "happened", 3, 3),
        ("e2", "Toast", "2031-03-19", "2031-03-19", "stated", "happened", 2, 2),
    )
    span = Span(pd.Timestamp("2031-03-10"), pd.Timestamp("2031-03-28"))
    figure = event_strip(frame, LIGHT, span=span)
    (bar,) = (shape for shape in figure.layout.shapes if shape.line.width == 6)
    assert bar.x0 == pd.Timestamp("2031-03-17 12:00")
    assert bar.x1 == pd.Timestamp("2031-03-19 12:00")
    (mark,) = (trace for trace in figure.data if trace.type == "scatter")
    assert list(mark.x) == [pd.Timestamp("2031-03-19")]


def test_periods_that_overlap_are_bars_on_rows_of_their_own():
    frame = events(
        ("e1", "Strike", "2031-03-01", "2031-03-20", "stated", "happened", 3, 3),
        ("e2", "Talks", "2031-03-10", "2031-03-30", "stated", "happened", 2, 2),
        ("e3", "Fair", "2031-04-10", "2031-04-20", "stated", "happened", 1, 1),
    )
    figure = event_strip(frame, LIGHT)
    bars = [shape for shape in figure.layout.shapes if shape.line.width == 6]
    rows = {str(bar.x0 + HALF_A_DAY)[:10]: bar.y0 for bar in bars}
    assert rows["2031-03-01"] == rows["2031-04-10"] > rows["2031-03-10"]
    assert max(rows.values()) < 0
    targets = {one[1] for trace in figure.data if trace.type == "bar" for one in trace.customdata}
    assert targets == {"e1", "e2", "e3"}


def test_a_period_without_a_name_above_has_one_beside_its_bar():
    crowd = [
        (f"e{day}{n}", f"Vote {n}", day, day, "stated", "happened", 5, 9)
        for day in ("2031-03-03", "2031-03-08")
        for n in range(ON_A_STEM)
    ]
    fair = ("fair", "Fair of the ports", "2031-03-02", "2031-03-09", "stated", "happened", 1, 1)
    span = Span(pd.Timestamp("2031-03-01"), pd.Timestamp("2031-04-30"))
    texts = [
        note.text for note in event_strip(events(*crowd, fair), LIGHT, span=span).layout.annotations
    ]
    assert "Fair of the ports" in texts
    assert not any("<b>Fair" in text for text in texts)


def test_a_phone_names_first_what_a_wide_screen_names():
    days_and_weights = [
        (17, 7),
        (26, 5),
        (12, 5),
        (6, 9),
        (22, 5),
        (4, 1),
        (8, 7),
        (27, 7),
        (9, 9),
        (26, 6),
        (21, 7),
        (5, 9),
        (2, 3),
        (27, 4),
    ]
    votes = [
        (f"e{n}", f"Vote of port {n}", f"2031-03-{day:02}", f"2031-03-{day:02}", "stated", "happened", weight, 1)
        for n, (day, weight) in enumerate(days_and_weights)
    ]  # fmt: skip
    wide, narrow = (
        {re.sub("</b>.*", "", note.text) for note in event_strip(events(*votes), LIGHT, width).layout.annotations}
        for width in (WIDE, NARROW)
    )  # fmt: skip
    assert len(narrow) > 6
    assert narrow < wide


def test_what_is_earlier_is_drawn_compressed_at_the_left(spring):
    old = events(
        ("old", "Old war", "1990-01-01", "1990-01-01", "stated", "happened", 9, 9),
        ("war", "War", "2020-01-01", "2020-01-01", "stated", "happened", 4, 4),
    )
    every = pd.concat([spring, old])
    span = within(every, "2031-03-01", "2031-05-31")
    dots = marks(event_strip(every, LIGHT, span=span))
    at = {one[1]: x for one, x in zip(dots.customdata, dots.x, strict=True) if len(one) == 2}
    low = pd.Timestamp(event_strip(every, LIGHT, span=span).layout.xaxis.range[0])
    assert low < at["old"] < at["war"] < span.first
    assert "earlier" in [a.text for a in event_strip(every, LIGHT, span=span).layout.annotations]


def test_labels_of_one_mark_stand_in_the_order_of_time(spring):
    year = Span(pd.Timestamp("2000-01-01"), pd.Timestamp("2050-01-01"))
    notes = event_strip(spring, LIGHT, span=year).layout.annotations
    heights = {note.text.split("</b>")[0][3:]: note.y for note in notes}
    assert [*spring["label"]] == sorted(heights, key=heights.__getitem__, reverse=True)


def test_a_label_says_what_has_not_happened(spring):
    texts = [a.text for a in event_strip(spring, LIGHT).layout.annotations]
    assert (
        "<b>Fleet to sail</b><br>planned · reported 1 May 2031; date not given · 1 article" in texts
    )


def test_a_worked_out_period_has_soft_ends_and_a_stated_one_is_solid(spring):
    def bars(frame):
        return [s for s in event_strip(frame, LIGHT).layout.shapes if s.line.width == 6]

    soft = bars(spring)
    assert len(soft) == 3
    assert soft[0].x0 < soft[-1].x0
    assert len(bars(spring.assign(certainty="stated"))) == 1
    assumed = event_strip(spring.assign(certainty="assumed"), LIGHT).layout.shapes
    assert [s.type for s in assumed].count("rect") == 1


def test_an_event_with_no_last_day_is_a_dot():
    frame = events(("e", "Vote", "2031-03-04", None, "stated", "happened", 1, 1))
    assert marks(event_strip(frame, LIGHT)).customdata == (["event", "e"],)


def test_markup_in_a_name_is_text(spring):
    hostile = spring.assign(label="<b>x</b><a href='http://evil.example'>y</a>")
    texts = [a.text for a in event_strip(hostile, THEMED, NARROW).layout.annotations]
    assert texts
    assert all("<a" not in text for text in texts)


def test_a_narrow_strip_is_drawn_for_its_own_width(spring):
    assert event_strip(spring, LIGHT, NARROW).layout.height != 0
    assert WIDE.pixels > NARROW.pixels


def test_a_period_that_reaches_into_the_stretch_is_cut_to_it_and_named_whole():
    frame = events(("e", "Long strike", "2030-01-01", "2031-03-10", "stated", "happened", 2, 2))
    span = Span(pd.Timestamp("2031-03-01"), pd.Timestamp("2031-03-31"))
    figure = event_strip(frame, LIGHT, span=span)
    assert figure.layout.annotations[0].text.endswith("1 Jan 2030 – 10 Mar 2031 · 2 articles")
    (bar,) = (shape for shape in figure.layout.shapes if shape.line.width == 6)
    assert pd.Timestamp("2031-02-28") <= bar.x0 < bar.x1 == pd.Timestamp("2031-03-10") + HALF_A_DAY


def test_what_is_dated_by_a_month_is_a_bar_and_in_no_mark_of_days(spring):
    """A mark on the line is of a day: a month stands at none of its days."""
    month = events(("feb", "Floods", "2031-03-01", "2031-03-31", "computed", "happened", 2, 2))
    plan = events(("may", "Fair", "2031-05-01", "2031-05-31", "computed", "planned", 2, 2))
    figure = event_strip(pd.concat([spring, month, plan]), LIGHT)
    dots = marks(figure)
    assert all("feb" not in held for held in dots.customdata)
    (arrow,) = (n for n, held in enumerate(dots.customdata) if "may" in held)
    assert dots.marker.symbol[arrow] == "triangle-right"
    assert dots.y[arrow] < 0  # announced: its arrow is on its bar
    feet = {shape.x0: shape.y0 for shape in figure.layout.shapes if shape.x0 == shape.x1}
    assert sorted(foot < 0 for foot in feet.values()).count(True) == 3
    targets = {one[1] for trace in figure.data if trace.type == "bar" for one in trace.customdata}
    assert {"feb", "may", "e2"} <= targets


def test_an_event_without_an_end_fades_out_to_the_side_that_is_open():
    rows = events(
        ("from", "Port is shut", "2031-03-04", None, "computed", "happened", 5, 9),
        ("until", "Fleet sails", None, "2031-05-10", "computed", "happened", 3, 4),
        ("day", "Storm", "2031-04-01", "2031-04-01", "stated", "happened", 1, 1),
    )
    figure = event_strip(
        rows, LIGHT, span=Span(pd.Timestamp("2031-03-01"), pd.Timestamp("2031-05-31"))
    )
    tails = [s for s in figure.layout.shapes if s.xsizemode == "pixel"]
    ends = {str(tail.xanchor)[:10]: tail.x1 for tail in tails}
    assert ends == {"2031-03-04": 42, "2031-05-10": -42}
    notes = " ".join(a.text for a in figure.layout.annotations)
    assert "from 4 Mar 2031 · 5 articles" in notes
    assert "until 10 May 2031 · 3 articles" in notes
    shades = [tail.opacity for tail in tails[:3]]
    assert shades == sorted(shades, reverse=True)
    assert len(set(shades)) == 3


def test_a_narrow_strip_names_the_place_of_a_visit():
    rows = events(
        (
            "e",
            "Antonia Blinkhorn visits Beijing",
            "2031-03-04",
            "2031-03-04",
            "stated",
            "happened",
            5,
            9,
        )
    )
    (note,) = event_strip(rows, LIGHT, NARROW).layout.annotations
    assert note.text.startswith("<b>Antonia Blinkhorn visits Beijing</b>")


@pytest.mark.parametrize("sheet", ["components/page.css", "streamlit_gaps/insides.css"])
def test_the_style_sheets_show_a_strip_where_there_is_the_room_that_it_is_drawn_for(sheet):
    css = (Path(page.__file__).parent / sheet).read_text("utf-8")
    least = {int(one) for one in re.findall(r"@container \(min-width: (\d+)px\)[^\n]*-strip-", css)}
    most = {
        int(one)
        for one in re.findall(r"@container \(max-width: (\d+)px\)\s*{\s*[^\n]*-strip-", css)
    }
    assert most == {BROAD.pixels - 1, WIDE.pixels - 1}
    assert least <= {BROAD.pixels, WIDE.pixels}
    assert least


def test_each_of_the_earlier_marks_has_a_name_however_long_its_stem():
    old = [
        ("1941-05-10", "Long siege"),
        ("1989-11-09", "Wall opened"),
        ("2004-12-26", "Great wave"),
    ]
    rows = [
        (f"o{n}", name, day, day, "stated", "happened", 1, 1) for n, (day, name) in enumerate(old)
    ]
    rows += [
        (f"e{n}", f"Port Amsel votes on toll {n}", f"2031-0{n + 1}-05", f"2031-0{n + 1}-05", "stated", "happened", 3, 3)
        for n in range(6)
    ]  # fmt: skip
    frame = events(*rows)
    strip = event_strip(frame, LIGHT, WIDE, span=within(frame, "2031-01-01", "2031-07-01"))
    named = "".join(note.text for note in strip.layout.annotations)
    assert all(name in named for _, name in old)


@pytest.mark.parametrize("width", [BROAD, WIDE])
def test_no_stem_is_longer_than_the_eye_follows(width):
    """Eight long names of one spring: with all of them, the first would stand seven tiers above its mark."""
    days = pd.date_range("2031-01-10", periods=8, freq="15D")
    rows = [
        (f"e{n}", f"Vote {n} on the long plan for the old harbour", day, day, "stated", "happened", 20 - n, 1)
        for n, day in enumerate(days)
    ]  # fmt: skip
    year = Span(pd.Timestamp("2031-01-01"), pd.Timestamp("2031-12-31"))

    def longest(width):
        notes = event_strip(events(*rows), LIGHT, width, span=year).layout.annotations
        named = [note for note in notes if note.text.startswith("<b>Vote")]
        return max(min(n.y for n in named if n.x == one.x) for one in named)

    assert width.bare is not None
    assert longest(width) < width.bare + 2 < longest(replace(width, bare=None))


@pytest.mark.parametrize("width", [BROAD, WIDE, NARROW])
def test_of_a_mark_of_many_the_most_important_are_named_on_a_short_stem(width):
    """Eight names would stand on one stem, the highest of them too far from its mark to follow."""
    days = ["2031-03-04"] * 10 + ["2031-09-01"]
    rows = [
        (f"e{n}", f"Vote {n}", day, day, "stated", "happened", 11 - n, 1)
        for n, day in enumerate(days)
    ]
    year = Span(pd.Timestamp("2031-01-01"), pd.Timestamp("2031-12-31"))
    notes = event_strip(events(*rows), LIGHT, width, span=year).layout.annotations
    named = [note for note in notes if note.text.startswith("<b>Vote")]
    assert {note.text.split("</b>")[0] for note in named} == {
        *(f"<b>Vote {n}" for n in range(ON_A_STEM)), "<b>Vote 10",
    }  # fmt: skip
    assert max(note.y for note in named) < ON_A_STEM + 2
