import pandas as pd
import pytest

from dashboard.charts.palette import LIGHT, THEMED
from dashboard.charts.strip import NARROW, WIDE, dense_span, event_strip


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


def test_a_click_gives_the_events_id(spring):
    (dots,) = event_strip(spring, LIGHT).data
    assert set(dots.customdata) == {"e1", "e2", "e3"}


def test_labels_say_name_date_and_number_of_articles(spring):
    texts = [a.text for a in event_strip(spring, LIGHT).layout.annotations]
    assert "<b>Harbour treaty signed</b><br>4 Mar 2031 · 5 articles" in texts
    assert "<b>Talks in Port Amsel</b><br>10–14 Mar 2031 · 3 articles" in texts


def test_an_assumed_or_planned_event_is_hollow_and_a_chosen_one_red(spring):
    (dots,) = event_strip(spring, LIGHT, chosen={"e2"}).data
    fill = dict(zip(dots.customdata, dots.marker.color, strict=True))
    assert fill == {"e1": LIGHT.ink, "e2": LIGHT.chosen, "e3": LIGHT.paper}


def test_a_worked_out_period_has_soft_ends_and_a_stated_one_is_solid(spring):
    def bars(frame):
        return [s for s in event_strip(frame, LIGHT).layout.shapes if s.line.width == 6]

    soft = bars(spring)
    assert len(soft) == 3
    assert soft[0].x0 < soft[-1].x0
    assert len(bars(spring.assign(certainty="stated"))) == 1


def test_a_far_event_does_not_squash_the_rest(spring):
    far = events(("e0", "Founding", "1950-01-01", "1950-12-31", "stated", "happened", 1, 1))
    span = dense_span(pd.concat([far, spring]))
    assert span.first == pd.Timestamp("2031-03-04")
    assert (span.before, span.after) == (1, 0)


def test_events_close_together_are_all_shown(spring):
    span = dense_span(spring)
    assert (span.before, span.after) == (0, 0)
    assert span.last == pd.Timestamp("2031-05-01")


def test_an_event_with_no_last_day_is_a_dot():
    frame = events(("e", "Vote", "2031-03-04", None, "stated", "happened", 1, 1))
    (dots,) = event_strip(frame, LIGHT).data
    assert list(dots.customdata) == ["e"]


def test_markup_in_a_name_is_text(spring):
    hostile = spring.assign(label="<b>x</b><a href='http://evil.example'>y</a>")
    texts = [a.text for a in event_strip(hostile, THEMED, NARROW).layout.annotations]
    assert texts
    assert all("<a" not in text for text in texts)


def test_a_narrow_strip_is_drawn_for_its_own_width(spring):
    assert event_strip(spring, LIGHT, NARROW).layout.height != 0
    assert WIDE.pixels > NARROW.pixels
