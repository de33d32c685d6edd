"""Charts of a comparison: what is drawn is what the frames hold."""

import pandas as pd

from dashboard.charts.mirrored_columns import dated, drawn_between, mirrored
from dashboard.charts.palette import LIGHT
from dashboard.charts.share_dots import KEY, share_dots


def events(*rows):
    table = pd.DataFrame(rows, columns=["event", "first", "last", "certainty"])
    return table.assign(first=pd.to_datetime(table["first"]), last=pd.to_datetime(table["last"]))


MARCH = ("a", "2031-03-04", "2031-03-04", "stated")
MAY = ("b", "2031-05-01", "2031-05-03", "computed")


def test_dots_stand_at_the_share_of_each_sides_articles():
    names = pd.DataFrame(
        {"name": ["<b>Ada"], "type": ["PER"], "one": [3], "two": [1], "sure": True}
    )
    made = share_dots(names, ("Courier", "Echo"), (4, 10), LIGHT)
    hollow, filled = made.data[1], made.data[2]
    assert (list(filled.x), list(hollow.x)) == ([75.0], [10.0])
    assert filled.customdata[0] == "<b>Ada"
    assert filled.hovertext[0] == "<b>&lt;b&gt;Ada</b><br>Courier: 3 of 4"
    assert hollow.marker.color[0] == LIGHT.paper


def test_a_long_name_stands_on_two_lines_beside_its_dots():
    name = ["Aldermouth Department of Harbours", "Ada", "Wilma"]
    names = pd.DataFrame({"name": name, "type": ["ORG"] * 3, "one": [3, 2, 2], "two": [1, 1, 0]})
    names["sure"] = [True, True, False]
    made = share_dots(names, ("Courier", "Echo"), (4, 10), LIGHT)
    assert made.layout.yaxis.ticktext[0].split("<br>") == [
        "Aldermouth Department of  ",
        "Harbours  ",
    ]
    first, second, third = made.data[1].y
    assert list(made.data[2].y) == list(made.layout.yaxis.tickvals) == list(made.data[1].y)
    assert second - first > third - second == 30
    assert made.layout.yaxis.range[0] == made.layout.height - 34 - KEY
    assert "● Courier" in made.layout.annotations[0].text


def test_what_may_be_chance_is_grey_on_both_sides():
    names = pd.DataFrame({"name": ["Ada", "Bo"], "type": "PER", "one": 3, "two": 1})
    made = share_dots(names.assign(sure=[True, False]), ("Courier", "Echo"), (4, 10), LIGHT)
    hollow, filled = made.data[1], made.data[2]
    assert list(filled.marker.color) == [LIGHT.person, LIGHT.muted]
    assert list(hollow.marker.line.color) == [LIGHT.person, LIGHT.muted]


def test_the_second_sides_columns_hang_below_the_line():
    made = mirrored(events(MARCH), events(MARCH, MAY), ("Courier", "Echo"), LIGHT)
    assert list(made.data[0].y) == [1]
    assert list(made.data[1].y) == [-1, -1]
    assert list(made.data[1].customdata[1]) == ["2031-05-01", "2031-05-31"]


def test_what_has_no_close_or_sure_date_is_not_drawn():
    vague = ("c", "2031-01-01", "2031-12-31", "stated")
    guessed = ("d", "2031-03-01", "2031-03-01", "assumed")
    undated = ("e", None, None, "assumed")
    assert dated(events(MARCH, vague, guessed, undated))["event"].tolist() == ["a"]


def test_the_axis_has_whole_months_and_none_without_dates():
    months = drawn_between([events(MARCH), events(MAY)])
    assert months is not None
    first, last = months
    assert (first.isoformat()[:10], last.isoformat()[:10]) == ("2031-02-01", "2031-07-31")
    assert drawn_between([events(), events()]) is None
