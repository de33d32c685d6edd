import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from dashboard.charts.bars import LINES, NAME_WIDTH, folded, name_bars
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


LONG = "United Ministry of Ferries and Locks"


def test_a_long_name_stands_whole_on_two_lines_in_a_row_of_more_height():
    names = pd.concat([NAMES, NAMES.head(1).assign(name=LONG)])
    made = name_bars(names, LIGHT)
    assert made.layout.yaxis.ticktext[4] == "United Ministry of Ferries  <br>and Locks  "
    assert made.layout.height > name_bars(pd.concat([NAMES, NAMES.head(1)]), LIGHT).layout.height
    places = list(made.data[0].y)
    assert places == sorted(places)
    assert made.data[0].hovertext[4].startswith(f"<b>{LONG}</b>")


@given(st.text(min_size=1, max_size=300))
def test_any_name_stands_on_two_lines_at_most_and_is_cut_between_words(name):
    lines = folded(name)
    assert 1 <= len(lines) <= LINES
    assert all(len(line) <= NAME_WIDTH for line in lines)
    short = " ".join(name.split())
    if len(short) <= NAME_WIDTH:
        assert lines == [short]
