"""Pieces of one statement are one quotation: listed, counted and exported once."""

import pytest
from handmade import collection, report

from dashboard.corpus import open_corpus
from dashboard.corpus.statements import ENOUGH
from dashboard.view import View


@pytest.fixture(scope="module")
def broken(tmp_path_factory):
    """A statement broken by its cue, and enough others of nameless people."""
    words = "“What we fear,” Ada Lund said, “is the silence of the harbour.” "
    more = [f"Toll number {n} will fall" for n in range(ENOUGH - 1)]
    said = [
        ("What we fear,", "Ada Lund", {"statement": 100, "speaker_kind": "person"}),
        ("is the silence of the harbour.", "Ada Lund", {"statement": 100, "speaker_kind": "person"}),
        *((one, "official", {"kind": "indirect", "speaker_kind": "unnamed"}) for one in more),
    ]  # fmt: skip
    text = words + " ".join(f"{one}, an official said." for one in more)
    one = report("a1", "Fear", "2031-03-04", "Sea Log", text, said=said)
    return open_corpus(collection(tmp_path_factory.mktemp("broken"), [one]))


def test_a_broken_statement_is_one_row_with_its_pieces_in_order(broken):
    rows = broken.quotations(View(text="silence"))
    assert rows["words"].tolist() == ["“What we fear,” … “is the silence of the harbour.”"]
    row = rows.iloc[0]
    assert [row["words"][a:b] for a, b in row["hits"]] == ["silence"]
    text = broken.article("a1").article.text
    spans = [slice(*map(int, piece.split(":"))) for piece in row["pieces"]]
    assert [text[span] for span in spans] == ["What we fear,", "is the silence of the harbour."]
    assert row["start"] == spans[0].start


def test_it_counts_once_everywhere(broken):
    assert broken.count_quotations(View()) == len(broken.quotations(View())) == ENOUGH
    assert broken.totals(View()).quotations == ENOUGH
    assert broken.articles(View())["quotations"].tolist() == [ENOUGH]
    speakers = broken.facets(View())["speaker"].set_index("value")["count"]
    assert speakers.to_dict() == {"official": ENOUGH - 1, "Ada Lund": 1}


def test_the_unnamed_share_needs_enough_quotations(broken):
    shares = broken.unnamed_shares(View())
    assert shares[["source", "quotations", "unnamed"]].values.tolist() == [
        ["Sea Log", ENOUGH, ENOUGH - 1]
    ]
    assert broken.unnamed_shares(View(speaker=("Ada Lund",))).empty
