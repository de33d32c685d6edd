import pandas as pd

from dashboard.charts.bars import name_bars
from dashboard.charts.palette import LIGHT

NAMES = pd.DataFrame(
    {
        "name": ["Ada Lund", "Port Amsel", "Harbour Union", "<img src=x>"],
        "type": ["PER", "LOC", "ORG", "PRODUCT"],
        "articles": [12, 7, 7, 1],
        "mentions": [1200, 9, 8, 1],
    }
)


def test_a_bar_carries_its_value_and_gives_its_name_when_clicked():
    (bars,) = name_bars(NAMES, LIGHT).data
    assert list(bars.text) == ["12", "7", "7", "1"]
    assert list(bars.customdata) == list(NAMES["name"])


def test_mentions_are_counted_when_asked():
    (bars,) = name_bars(NAMES, LIGHT, unit="mentions").data
    assert bars.text[0] == "1,200"
    assert bars.hovertext[3].endswith("1 mention")


def test_the_colour_is_that_of_the_type_and_red_is_what_was_chosen():
    (bars,) = name_bars(NAMES, LIGHT, chosen=["Port Amsel"]).data
    assert list(bars.marker.color) == [LIGHT.person, LIGHT.chosen, LIGHT.organisation, LIGHT.quote]


def test_markup_in_a_name_is_text():
    made = name_bars(NAMES, LIGHT)
    assert made.layout.yaxis.ticktext[3].strip() == "&lt;img src=x&gt;"
    assert "<img" not in made.data[0].hovertext[3]


def test_two_entities_of_one_name_have_a_bar_each():
    twice = pd.concat([NAMES.head(1), NAMES.head(1)])
    assert len(set(name_bars(twice, LIGHT).data[0].y)) == 2
