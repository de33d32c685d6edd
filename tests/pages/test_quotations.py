import re
from dataclasses import replace

import demos
import handmade
import pytest

from dashboard.corpus import open_corpus
from dashboard.corpus.article_facts import BY_READER
from dashboard.model import Block
from dashboard.page.components.list_rows import role_words, speaker_words
from dashboard.page.components.quotation_list import address_of, citation
from dashboard.page.components.statement_versions import runs_of
from dashboard.view import View


def test_a_search_marks_the_words_it_found(open_page, harbour):
    html = open_page(harbour, "quotations", text="water").html
    assert "2 quotations match “water”, all from Ada Lund" in html
    assert "We keep the <mark>water</mark> open" in html


def test_each_quotation_says_who_how_we_know_where_and_when(open_page, harbour):
    html = open_page(harbour, "quotations", text="open").html
    assert "<b><bdi>Ada Lund</bdi></b>, <bdi>harbour minister</bdi>" in html
    assert "speaker in the sentence" in html
    assert "<bdi>The Amsel Courier</bdi>" in html
    assert "<bdi>4 Mar 2031</bdi>" in html
    assert html.count('class="proof"') == 1


def test_its_link_opens_the_article_at_the_words(open_page, harbour):
    html = open_page(harbour, "quotations", text="asked").html
    assert 'href="article?text=asked&amp;article=a3&amp;at=' in html


def test_a_facet_adds_and_removes_its_filter(open_page, harbour):
    html = open_page(harbour, "quotations", speaker=["Ole Brandt"]).html
    assert "1 quotation from Ole Brandt" in html
    assert 'href="quotations?speaker=Ole+Brandt&amp;speaker=Ada+Lund"' in html
    assert '<a href="quotations" data-here="" class="chosen" title="Remove this filter">' in html


def test_a_facet_says_of_what_the_counts_are_that_are_not_of_the_list(open_page, harbour):
    def parts(words, title, collection=harbour, **query):
        html = open_page(collection, "quotations", **query).html
        block = html.split(f"<h2>{title}</h2>")[1].split("</div>")[0]
        return (re.findall("<bdi>(.*?)</bdi>", part) for part in block.split(words))

    listed, others = parts("With this filter off:", "Who is quoted", speaker=["Ole Brandt"])
    assert listed == ["Ole Brandt"]
    assert "Ada Lund" in others
    listed, others = parts("Not listed here:", "Status", demos.ready())
    assert listed == ["said"]
    assert "did not answer" in others


def test_only_versions_that_agree_in_most_words_are_compared_word_by_word():
    first = "“We will keep the old bridge open for as long as it stands.”"
    shorter = "“We will keep the old bridge open.”"
    assert [how for how, _ in runs_of(first, shorter)] == ["same", "left out"]
    retold = "the bridge, she promised, was to stay as it is"
    assert runs_of(first, retold) == [("same", retold)]
    assert runs_of(first, first) == [("same", first)]


def test_versions_outside_the_view_are_marked(open_page):
    corpus = open_corpus(demos.ready())
    query = {"text": ["defence"], "source": ["Records of 2023–24, retold"]}
    view = View.from_query(query)
    html = open_page(corpus.path, "quotations", **query).html
    seen = 0
    for said, versions in re.findall(r"<summary>In (.*?)</summary>(.*?)</ol>", html, re.DOTALL):
        found = {
            article: "outside this view" in item
            for item in versions.split("<li>")[1:]
            for article in re.findall(r"article=([^&]+)", item)[:1]
        }
        statement = corpus.versions(corpus.quotations(view)["origin"].dropna().unique().tolist())
        for article, outside in found.items():
            own = statement[statement["article"] == article]["statement"]
            inside = corpus.carried(view, tuple(own))
            assert outside == all(one != article for _, one in inside)
        many = sum(found.values())
        assert (f"{many} of them outside this view" in said) == (many > 0)
        seen += many
    assert seen > 0
    assert "outside this view" not in open_page(corpus.path, "quotations").html


def test_an_unnamed_source_can_be_asked_for(open_page, harbour):
    html = open_page(harbour, "quotations", named=["unnamed"]).html
    assert "The tolls will fall" in html
    assert "indirect quotation" in html
    assert "They never asked us" not in html


def test_no_match_says_where_search_looks(open_page, harbour):
    html = open_page(harbour, "quotations", text="zeppelin").html
    assert "No quotation matches" in html
    assert "Search looks in the words that were said" in html


def test_what_comes_nearest_is_offered_where_nothing_matches(open_page, harbour):
    html = open_page(
        harbour, "quotations", text="water zeppelin", source=["The Amsel Courier"]
    ).html
    assert (
        'Found alone: <a href="quotations?text=water&amp;source=The+Amsel+Courier" data-here="">'
        "<bdi>“water”</bdi></a> 1." in html
    )
    assert (
        'Without the search: <a href="quotations?source=The+Amsel+Courier" data-here="">'
        "<bdi>2 quotations</bdi></a>." in html
    )


def test_the_most_quoted_speaker_is_the_headline(open_page, harbour):
    assert "Ada Lund is quoted most often, 2 times" in open_page(harbour, "quotations").html


def test_direct_speech_has_its_marks_and_a_copy_with_its_citation(open_page, harbour):
    html = open_page(harbour, "quotations", text="asked").html
    assert "“They never <mark>asked</mark> us”" in html
    citation = (
        "“They never asked us” – Ole Brandt, mayor, Westmark waits, Westmark Daily, 7 Mar 2031."
        " Unchecked."
    )
    assert f'data-cite="{citation}"' in html


@pytest.mark.parametrize(
    ("url", "told"),
    [("https://example.org/a", "https://example.org/a"), (None, None), ("javascript:x()", None)],
)
def test_a_citation_has_the_outlets_own_address_or_none(url, told):
    assert address_of({"url": url}) == told


def test_a_role_that_repeats_the_name_is_not_printed():
    assert role_words({"speaker": "official", "role": "official", "affiliation": None}) == ""
    aide = {"speaker": "Amsel aide", "role": "aide", "affiliation": "Harbour Union"}
    assert role_words(aide) == "Harbour Union"
    assert role_words(aide | {"speaker": "aide"}) == ""


def test_a_description_says_whose_it_is_unless_it_names_somebody():
    aide = {"speaker": "aide", "affiliation": "Ada Lund"}
    assert speaker_words(aide) == "aide of Ada Lund"
    assert speaker_words(aide | {"affiliation": "United States"}) == "aide of the United States"
    assert speaker_words(aide | {"affiliation": None}) == "aide"
    assert speaker_words(aide | {"speaker": "Lund aide"}) == "Lund aide"
    assert speaker_words(aide | {"speaker": None}) == "Speaker unknown"


def test_a_citation_names_no_source_where_none_is_known():
    row = {"words": "“No.”", "speaker": None, "title": "Tolls", "source": None, "kind": "direct"}
    assert citation(row | {"published": None}) == "“No.” – Speaker unknown, Tolls, undated."


def test_a_date_that_a_reader_set_says_so_in_list_and_citation(open_page, tmp_path):
    fields = {"published_evidence": BY_READER}
    said = [("Tolls rise", "Ada Lund", {"speaker_kind": "person"})]
    text = "“Tolls rise”, Ada Lund said on Monday."
    one = handmade.report("r1", "Tolls", "2031-03-04", "Sea Log", text, said, **fields)
    page = open_page(handmade.collection(tmp_path / "c", [one]), "quotations")
    dated = "4 Mar 2031 (date set by a reader)"
    assert f"Sea Log, {dated}." in page.html
    assert f"Sea Log · {dated}" in page.words


@pytest.mark.parametrize(
    ("more", "before", "about"),
    [
        ({"known": "ambiguous"}, "[Speaker unclear] ", ""),
        (
            {"known": "ambiguous", "kind": "indirect", "status": "denied"},
            "[Denied; Speaker unclear] ",
            " (indirect quotation)",
        ),
        ({"known": "inferred"}, "", ""),
        ({"known": "ambiguous", "speaker": None}, "", ""),
        ({"status": "expected"}, "[Expected, not yet said] ", ""),
        ({"status": "declined"}, "[Did not answer] ", ""),
    ],
)
def test_a_citation_begins_with_what_is_in_doubt(more, before, about):
    row = {"words": "“No.”", "speaker": "Ada Lund", "title": "Tolls", "source": None}
    row |= {"kind": "direct", "published": None} | more
    who = row["speaker"] or "Speaker unknown"
    assert citation(row) == f"{before}“No.” – {who}, Tolls, undated{about}."


def test_the_page_says_how_to_search_and_what_is_counted(open_page, harbour):
    html = open_page(harbour, "quotations").html
    assert "AND, OR, NOT, or begin*" in html
    assert "counts as one" in html


def test_quotations_without_a_date_are_one_click_away(open_page, tmp_path):
    reports = [
        handmade.report(
            f"u{number}", "Tolls", day, "Sea Log", "“It fell,” Ada Lund said.",
            said=[("It fell", "Ada Lund", {"speaker_kind": "person"})],
        )
        for number, day in enumerate(("2031-03-01", None))
    ]  # fmt: skip
    path = handmade.collection(tmp_path / "c", reports)
    item = '<a href="quotations{}" data-here="{}><bdi>no date</bdi></a><span class="count">1</span>'
    assert item.format("?dated=undated", '"') in open_page(path, "quotations").html
    page = open_page(path, "quotations", dated=["undated"])
    chosen = '" class="chosen" title="Remove this filter"'
    assert item.format("", chosen) in page.html
    assert "Articles with no date of publication ×" in page.words
    assert "1 quotation" in page.words
    assert 'href="quotations?published=2031-03-01&amp;published=2031-03-31"' in page.html


def test_a_denial_that_says_it_alone_has_the_words_before_it(open_page):
    words = open_page(demos.ready(), "quotations", status=["denied"]).words
    said = "Petra Harlow had said: “Mr. Harlow has promised me a crane before”"
    assert words.count("had said:") == 1  # the other says what is denied
    assert words.index(said) < words.index("He denied it.")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("“The bridge is rotten,” Ada Lund said.\nOle Brandt denied it.", True),
        ("“The bridge is rotten,” Ada Lund said.\nThe port closed.\nOle Brandt denied it.", False),
        ("“The bridge is rotten,” Ole Brandt said.\nOle Brandt denied it.", False),
    ],
)
def test_only_words_that_another_spoke_just_before_are_shown_as_denied(
    open_page, tmp_path, text, shown
):
    who = "Ada Lund" if "Ada Lund" in text else "Ole Brandt"
    denied = {"speaker_kind": "person", "kind": "indirect", "status": "denied"}
    said = [
        ("The bridge is rotten", who, {"speaker_kind": "person"}),
        ("denied it", "Ole Brandt", denied),
    ]
    one = handmade.report("d1", "Tolls", "2031-03-04", "Sea Log", text, said)
    places = [(m.start(), m.end()) for m in re.finditer(r".+", one.article.text)]
    blocks = (Block("title", *places[0]), *(Block("paragraph", *one) for one in places[1:]))
    one = replace(one, article=replace(one.article, blocks=blocks))
    page = open_page(handmade.collection(tmp_path / "c", [one]), "quotations", status=["denied"])
    assert "denied it" in page.words
    assert ("Ada Lund had said: “The bridge is rotten”" in page.words) == shown
    assert ("had said:" in page.words) == shown


def test_quotations_that_several_articles_carry_are_counted_without_repeats_too(open_page):
    page = open_page(demos.ready(), "quotations", text=["defence industry"], about=["Russia"])
    ((many, rows),) = re.findall(r"(\d+) quotations, (\d+) without repeats", page.words)
    assert f"{rows} of {rows} rows, for {many} quotations" in page.words
