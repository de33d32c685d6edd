import re

from hypothesis import given
from hypothesis import strategies as st

from dashboard.charts.styling import HOVER, hover


def test_what_the_pointer_calls_up_is_folded_between_words():
    told = hover("Top diplomats of three countries meet in the north of Westmark", "4 Mar 2031")
    assert told == (
        "<b>Top diplomats of three countries meet in<br>the north of Westmark</b><br>4 Mar 2031"
    )


@given(st.text(max_size=300), st.text(max_size=300))
def test_no_line_is_wider_than_a_phone_and_no_markup_is_obeyed(title, line):
    told = hover(title, line)
    lines = re.sub(r"^<b>|</b>(?=<br>)", "", told).split("<br>")
    assert all(len(re.sub(r"&\w+;", "&", one)) <= HOVER for one in lines)
    assert not re.search(r"<(?!/?b>|br>)", told)
