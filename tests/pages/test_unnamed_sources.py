"""Unnamed sources, refusals to answer, and statements that are told more than once."""

import re
from typing import Any

import pandas as pd
import pytest
from handmade import collection, report

from dashboard.corpus import open_corpus
from dashboard.corpus.adding import add
from dashboard.corpus.corrections import Corrections
from dashboard.corpus.statements import SORTS
from dashboard.corpus.store import Store
from dashboard.linking.statements import Statement, Version
from dashboard.model import Article, Block
from dashboard.page.components import reread_article
from dashboard.page.components.headlines import quotations_headline, retold_headline
from dashboard.page.components.list_rows import why_unnamed
from dashboard.page.components.quotation_order import RETOLD
from dashboard.page.components.reading_view.layout import reading_data
from dashboard.view import View

FIRST = "We will keep the water open to all ships of all ports"
CUT = "We will keep the water open to all"


@pytest.fixture(scope="module")
def shore(tmp_path_factory):
    """An aide with a reason, a refusal, and one statement in two articles."""
    aide = {"speaker_kind": "unnamed", "role": "aide", "affiliation": "Harbour Union",
            "anonymity_reason": "was not authorised to speak"}  # fmt: skip
    lund = {"speaker_kind": "person"}
    silent = {"kind": "indirect", "status": "declined", "speaker_kind": "person"}
    reports = [
        report(
            "b1", "Tolls", "2031-03-04", "Sea Log",
            f"“{FIRST},” Ada Lund said. “Tolls fall,” an aide said. Ole Brandt did not respond.",
            said=[(FIRST, "Ada Lund", lund), ("Tolls fall", "aide", aide),
                  ("did not respond", "Ole Brandt", silent)],
        ),
        report(
            "b2", "Water", "2031-03-05", "The Amsel Courier", f"“{CUT},” Ada Lund said.",
            said=[(CUT, "Ada Lund", lund)],
        ),
    ]  # fmt: skip
    versions = [
        Version(one.article.id, ((said.start, said.end),), how)
        for one, how in zip(reports, ("first", "clipped"), strict=True)
        for said in one.found.quotations[:1]
    ]
    return collection(tmp_path_factory.mktemp("shore"), reports, told=[Statement(tuple(versions))])


def test_the_unnamed_have_a_ledger_with_the_reason_given(open_page, shore):
    html = open_page(shore, "quotations", named=["unnamed"]).html
    assert "1 quotation comes from somebody who is not named" in html
    ledger = html.split('class="ledger"')[1].split("</section>")[0]
    assert "<bdi>aide of Harbour Union</bdi>" in ledger
    assert "<bdi>Harbour Union</bdi>" not in ledger
    assert "<bdi>was not authorised to speak</bdi>" in ledger
    assert "<bdi>Sea Log</bdi>" in ledger
    assert 'href="quotations?speaker=aide&amp;named=unnamed"' in ledger
    assert 'class="ledger"' not in open_page(shore, "quotations").html


def test_who_did_not_answer_is_a_list_of_its_own(open_page, shore):
    html = open_page(shore, "quotations").html
    assert 'href="quotations?status=declined"' in html
    assert "3 quotations, 2 without repeats · 2 articles" in re.sub("<[^>]+>", "", html)
    html = open_page(shore, "quotations", status=["declined"]).html
    assert "Who did not answer" in html
    assert "Kind of quotation</" not in html
    assert "Articles with" in html
    assert "questions that went unanswered" in html
    assert "1 question went unanswered" in html
    assert "<b><bdi>Ole Brandt</bdi></b>" in html
    assert "<bdi>Ole Brandt did not respond.</bdi>" in html
    assert "1 quotation" not in html
    assert "indirect quotation" not in html
    assert "is not counted as one" in html
    asked = open_page(shore, "quotations", speaker=["Ole Brandt"]).words
    assert "Did not answer1 question" in asked
    assert "Ole Brandt did not respond." in asked


def test_a_statement_told_twice_shows_its_versions_word_by_word(open_page, shore):
    html = open_page(shore, "quotations", show=RETOLD).html
    assert "1 statement appears in more than one article" in html
    versions = html.split('<ol class="versions">')[1].split("</ol>")[0]
    first, cut = versions.split("</li>")[:2]
    assert "<del>" not in first
    assert "the first version known" in first
    assert "<del>ships of all ports”</del>" in cut
    assert "shortened" in cut
    assert 'href="article?article=b2&amp;at=' in cut
    assert "<blockquote>" not in html
    assert "<b><bdi>Ada Lund</bdi></b>" in html


def test_its_versions_are_folded_in_the_usual_list(open_page, shore):
    html = open_page(shore, "quotations").html
    assert html.count("In 2 articles: compare versions") == 1
    assert "<details><summary>In 2" in html
    assert '<details open=""><summary>In 2' not in html


@pytest.mark.parametrize("sort", SORTS)
def test_what_several_articles_carry_is_one_row_of_the_usual_list(shore, sort):
    corpus, view = open_corpus(shore), View()
    every = corpus.quotations(view, sort=sort)
    again = every["origin"].notna() & every["origin"].duplicated()
    wanted = every["quotation"][~again].tolist()
    assert 0 < len(wanted) < len(every) == corpus.said(view).total
    assert corpus.quotations(view, sort=sort, folded=True)["quotation"].tolist() == wanted
    part = corpus.quotations(view, sort=sort, limit=2, offset=1, folded=True)["quotation"]
    assert part.tolist() == wanted[1:3]
    assert corpus.said(view).rows == len(wanted)


def test_the_list_says_for_how_many_quotations_its_rows_stand(open_page, shore):
    words = open_page(shore, "quotations").words
    every = open_corpus(shore).said(View())
    assert f"{every.rows} of {every.rows} rows, for {every.total} quotations" in words


def test_an_unknown_speaker_is_not_said_to_be_known_somehow(open_page, tmp_path):
    words = "The port is closed"
    one = report(
        "c1", "Port", "2031-03-04", "Sea Log", f"“{words}.” So it was.",
        said=[(words, None, {"known": "carried", "speaker_kind": "unknown"})],
    )  # fmt: skip
    html = open_page(collection(tmp_path / "one", [one]), "quotations").html
    assert "Speaker unknown" in html
    assert "carried over" not in html


def test_a_name_that_is_searched_leads_to_what_was_said(open_page, shore):
    html = open_page(shore, "quotations", text="lund").html
    assert 'Or see what was said by <a href="quotations?speaker=Ada+Lund"' in html
    assert "Or see" not in open_page(shore, "quotations", text="water").html


@pytest.mark.parametrize(
    ("view", "total", "speakers", "headline"),
    [
        (View(text="toll"), 3, [("Ada Lund", 2), ("Ole Brandt", 1)], "3 quotations match “toll”, 2 of them from Ada Lund"),
        (View(text="toll"), 4, [("Ada Lund", 2), ("Ole Brandt", 2)], "4 quotations match “toll”"),
        (View(text="toll"), 2, [("Ada Lund", 1)], "2 quotations match “toll”"),
        (View(text="toll"), 2, [("Ada Lund", 2)], "2 quotations match “toll”, all from Ada Lund"),
        (View(text="toll", speaker=("Ada Lund",)), 2, [("Ole Brandt", 9)], "2 quotations match “toll”"),
        (View(named=("unnamed",)), 2, [("aide", 2)], "2 quotations come from people who are not named"),
        (View(status=("declined",)), 2, [], "2 questions went unanswered"),
        (View(status=("denied",)), 1, [("Ada Lund", 1)], "1 statement was denied"),
        (View(status=("denied", "expected")), 2, [("Ada Lund", 2)], "2 statements were only expected or denied"),
    ],
)  # fmt: skip
def test_a_headline_says_only_what_is_true(view, total, speakers, headline):
    frame = pd.DataFrame(speakers, columns=["value", "count"])
    assert quotations_headline(view, total, frame) == headline


def test_nobody_quoted_once_is_quoted_most_often():
    once = pd.DataFrame({"value": ["Ada Lund", "Bo Ek"], "count": [1, 1]})
    assert quotations_headline(View(), 2, once) == "2 quotations"
    more = pd.DataFrame({"value": ["Ada Lund", "Bo Ek"], "count": [2, 1]})
    assert quotations_headline(View(), 3, more) == "Ada Lund is quoted most often, 2 times"


def test_nothing_told_twice_is_said():
    assert retold_headline(0).startswith("No statement")


@pytest.fixture
def quay(tmp_path, monkeypatch):
    """Two articles that quote a ferry official."""
    monkeypatch.setattr(reread_article, "PATIENCE", 60)
    monkeypatch.setattr(reread_article, "REST", 60)
    about: dict[str, Any] = {"language": "en", "source": "The Post", "published": "2031-03-10"}
    texts = {one: f"“It will {one},” a ferry official said." for one in ("rain", "snow")}
    add(
        Store(tmp_path),
        [
            Article(name, text, (Block("paragraph", 0, len(text)),), title=name, **about)
            for name, text in texts.items()
        ],
    )
    return tmp_path


def test_an_unnamed_source_is_said_to_be_of_whose_it_is(open_page, shore):
    html = open_page(shore, "quotations", named=["unnamed"]).html
    assert "<b><bdi>aide of Harbour Union</bdi></b></p>" in html
    assert "aide of Harbour Union, Tolls, Sea Log" in html, "the citation"
    told = reading_data(open_corpus(shore).article("b1"))["what"]
    assert [one["speaker"] for one in told] == ["Ada Lund", "aide of Harbour Union"]
    assert [one["note"] for one in told] == ["speaker in the sentence, unchecked"] * 2


def test_an_unnamed_source_is_parted_in_two(open_page, quay):
    page = open_page(quay, "quotations", named=["unnamed"])
    page.app.button(key="part-source-send").click().run()
    assert "Choose quotations, and write who said them." in page.words
    said = page.app.multiselect(key="part-said")
    said.set_value([one for one in said.options if "snow" in one]).run()
    page.app.text_input(key="part-who").set_value("second ferry official").run()
    page.app.text_input(key="part-why").set_value("<b>two men").run()
    page.app.button(key="part-source-send").click().run()
    rows = open_corpus(quay).unnamed_sources(View())
    assert rows["quotations"].tolist() == [1, 1]
    assert "second ferry official" in rows["speaker"].tolist()
    assert page.html.split('class="ledger"')[1].count('scope="row"') == 2
    assert not [one for one in page.app.button if one.key == "part-source-send"], "none has two"
    (entry,) = Corrections(quay).holding()
    assert (entry.kind, entry.why) == ("quotation speaker", "<b>two men")


def test_a_quotation_says_why_its_speaker_is_not_named():
    assert (
        why_unnamed({"anonymity_reason": "fears for her job"}) == "reason given: fears for her job"
    )
    assert why_unnamed({"anonymity_reason": None}) is None


@pytest.mark.parametrize(
    ("asked", "to", "words"),
    [("unnamed sources", "named=unnamed", "1 quotation"), ("Anonymous", "named=unnamed", "1 quotation"),
     ("Who goes unnamed, and why?", "named=unnamed", "1 quotation"),
     ("Who declined to comment?", "status=declined", "1 question"), ("no comment", "status=declined", "1 question")],
)  # fmt: skip
@pytest.mark.parametrize("page", [None, "timeline", "articles", "quotations"])
def test_a_kind_of_quotation_that_is_searched_leads_to_its_list(
    open_page, shore, page, asked, to, words
):
    shown = open_page(shore, page, text=asked)
    (hint,) = re.findall(r'<p class="hint">Or see .*?</p>', shown.html)
    assert f'href="quotations?{to}"' in hint
    assert f": {words}." in shown.words


@pytest.mark.parametrize("asked", ["unnamed ship", "denied", "lund", "comment", ""])
def test_other_searches_and_kinds_that_none_has_lead_nowhere(open_page, shore, asked):
    """Nobody denies anything here."""
    assert "Or see unnamed" not in (html := open_page(shore, text=asked).html)
    assert "Or see what was denied" not in html
    assert "Or see who did not" not in html


@pytest.mark.parametrize("asked", ["denied", "What was denied?"])
def test_a_search_for_denials_leads_to_what_was_denied_and_not_to_what_was_expected(
    open_page, tmp_path, asked
):
    words = {
        "the quay is sinking": "denied",
        "the gate leaks": "denied",
        "it will snow": "expected",
    }
    text = " ".join(f"Ada Lund spoke: {said}." for said in words)
    said = [
        (one, "Ada Lund", {"kind": "indirect", "status": status, "speaker_kind": "person"})
        for one, status in words.items()
    ]
    folder = collection(tmp_path, [report("d1", "Quay", "2031-03-04", "Sea Log", text, said=said)])
    html = open_page(folder, text=asked).html
    (hint,) = re.findall(r'<p class="hint">Or see what was denied: .*?</p>', html)
    assert 'href="quotations?status=denied"' in hint
    assert "2 quotations" in hint
    assert open_corpus(folder).count_quotations(View(status=("denied",))) == 2
