import ast
import errno
import re
from pathlib import Path

import pandas as pd
import pytest

import dashboard
from dashboard import wording


@pytest.mark.parametrize(
    ("first", "last", "printed"),
    [
        ("2031-06-18", "2031-06-18", "18 Jun 2031"),
        ("2031-06-18", "2031-06-19", "18–19 Jun 2031"),
        ("2031-05-02", "2031-09-27", "2 May – 27 Sep 2031"),
        ("2030-12-31", "2031-01-01", "31 Dec 2030 – 1 Jan 2031"),
        ("2031-04-01", "2031-04-30", "Apr 2031"),
        ("2031-04-01", "2031-06-30", "Apr – Jun 2031"),
        ("2031-01-01", "2031-12-31", "2031"),
        ("2029-01-01", "2031-12-31", "2029–2031"),
        ("2031-06-18", None, "from 18 Jun 2031"),
        (None, "2031-06-18", "until 18 Jun 2031"),
        (None, pd.NaT, "undated"),
    ],
)
def test_a_period_is_said_as_shortly_as_it_can_be(first, last, printed):
    assert wording.period(first, last) == printed


def test_counts_agree_with_their_noun():
    assert wording.count(1, "article") == "1 article"
    assert wording.count(0, "article") == "no articles"
    assert wording.count(1200, "country", "countries") == "1,200 countries"


def test_why_something_failed_is_a_sentence():
    assert wording.reason(OSError(errno.ENOSPC, "No space left on device")).startswith(
        "The disk is full."
    )
    assert (
        wording.reason(PermissionError(13, "Permission denied", "a.txt"))
        == "Permission denied: a.txt."
    )
    assert wording.reason(ValueError("No day.")) == "No day."


def test_a_list_reads_as_a_sentence():
    assert wording.listing(["a"]) == "a"
    assert wording.listing(["a", "b", "c"]) == "a, b and c"
    assert wording.listing(["a", "b", "c", "d", "e"], "or", limit=4) == "a, b, c and 2 more"
    assert wording.listing(["Sea Log, extracts", "A", "B"]) == "Sea Log, extracts; A; and B"


def test_a_text_is_cut_at_a_word():
    assert wording.shortened("the  harbour treaty", 30) == "the harbour treaty"
    assert wording.shortened("the harbour treaty", 14) == "the harbour…"
    assert wording.shortened("x" * 50, 10) == "x" * 9 + "…"
    assert (
        wording.shortened("ministers of the Quad meet in Melbourne", 32)
        == "ministers of the Quad meet…"
    )


def test_an_undated_article_says_between_which_days_it_must_have_been_published():
    assert wording.published("2031-03-04") == "4 Mar 2031"
    assert (
        wording.published(None, "2031-03-04", "2031-04-01")
        == "undated, between 4 Mar 2031 and 1 Apr 2031"
    )
    assert wording.published(None, None, "2031-04-01") == "undated, not after 1 Apr 2031"
    assert wording.published(None, "2031-04-01") == "undated, not before 1 Apr 2031"
    assert wording.published(None) == "undated"


def test_controls_of_direction_lose_their_effect_and_offsets_hold():
    text = "a\u202eb\u202c c\u2067d\u2069 \u05d0\u200f"
    shown = wording.harmless(text)
    assert shown == "a\ufffdb\u2060 c\u2060d\u2060 \u05d0\u200f"
    assert len(shown) == len(text)
    assert wording.undirected(text) == "ab cd \u05d0\u200f"


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("pier", "“pier”"),
        ('"primary contributor"', "“primary contributor”"),
        ("“primary contributor”", "“primary contributor”"),
        ('"open water" OR pier', '"open water" OR pier'),
        ('pier OR "open water"', 'pier OR "open water"'),
        ('"a b" OR "c d"', '"a b" OR "c d"'),
    ],
)
def test_what_is_searched_stands_in_marks_once(typed, shown):
    assert wording.in_marks(typed) == shown


def test_days_and_ranges_are_not_broken():
    assert (
        wording.unbroken("24–26 Apr 2031, 3 times")
        == "24–\u206026\u00a0Apr\u00a02031, 3\u00a0times"
    )
    assert wording.unbroken("1989–1991") == "1989–\u20601991"


def test_what_charts_count_is_said_in_the_singular_too():
    assert wording.in_units(1, "stories") == "1 story"
    assert wording.in_units(2, "stories") == "2 stories"
    assert wording.in_units(1, "sources") == "1 source"


@pytest.mark.parametrize(
    ("kind", "first", "relation", "printed"),
    [
        ("DATE", "2019-05-03", None, "3 May 2019"),
        ("DATE", None, "some days after publication", "some days after publication"),
        ("DURATION", None, None, "a length of time"),
        ("SET", None, None, "again and again"),
        ("DATE", None, None, "undated"),
    ],
)
def test_a_date_without_a_day_is_said_in_words(kind, first, relation, printed):
    row = {"type": kind, "first": first, "last": first, "relation": relation, "value": "P30Y"}
    assert wording.meant(row) == printed


@pytest.mark.parametrize(
    ("relation", "words"),
    [
        ("publication", "the day of publication"),
        ("publication or later", "the day of publication or later"),
        ("publication - 1 week", "1 week before publication"),
        ("publication + 2 days", "2 days after publication"),
        ("June of publication - 1 year", "June, 1 year before publication"),
        ("the week of publication", "the week of publication"),
        ("the June 19 nearest publication", "the June 19 nearest publication"),
        ("the day told before", "the day named before"),
    ],
)
def test_how_a_day_lies_to_the_publication_is_said_in_words(relation, words):
    assert wording.lies(relation) == words


SAID_SO = {
    "What happened, and the sentences": "Events and their sources",
    "named with the words": "speaker in the sentence",
    "carried over from": "speaker named earlier",
    "inferred from the text around": "inferred from context",
    "more than one speaker is possible": "speaker unclear",
    "How we know the speaker": "Attribution",
    "Were the words said": "Status",
    "Told more than once": "Repeated quotes",
    "stands in": " appears",
    "No day known": "Date not given",
    "date worked out": "Inferred: ",
    "seen from publication": "publication date",
    "not taken": "ruled out",
    "Stands beside it": "Nearby date, not used.",
    "Of several names": "Match any or all names",
    "Names seen": "Also appears as",
    "Printed by": "Outlet",
    "Fill in the": "Set date",
    "Take it away": "Download CSV",
    "Take these": "Download these tables",
    "Leave out": "Exclude",
    "Readings": "Count “Beijing” as China",
    "Demonyms": "Count “Chinese”",
    "Turn a pile": "Search who said what, and when, with the sentence behind each figure.",
}
"""What no newsroom says and the page once did, and what it says now."""


def printed(path):
    """The texts of a module, but for its docstrings."""
    tree = ast.parse(path.read_text("utf-8"))
    notes = {id(one.value) for one in ast.walk(tree) if isinstance(one, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in notes:
            yield node.value


def test_the_page_says_what_a_newsroom_says():
    home = Path(dashboard.__file__).parent
    texts = [text for path in home.glob("page/**/*.py") for text in printed(path)]
    texts += [*printed(home / "wording.py"), *printed(home / "cli.py")]
    more = [path for kind in ("yaml", "js") for path in home.glob(f"page/components/**/*.{kind}")]
    texts += [re.sub(r"(?m)^\s*//.*", "", path.read_text("utf-8")) for path in more]
    assert len(texts) > 1000
    assert [(old, text) for old in SAID_SO for text in texts if old in text] == []
    assert [now for now in SAID_SO.values() if not any(now in text for text in texts)] == []


def test_a_label_that_denies_by_its_own_words_is_not_said_to_be_denied():
    said = {
        label: wording.status_words({"label": label, "status": "denied"})
        for label in ("Tolls fall", "Tolls did not fall", "Harbour Union denies the tolls fell")
    }
    assert [*said.values()] == ["denied", None, None]
    assert wording.status_words({"label": "Tolls do not fall", "status": "planned"}) == "planned"
