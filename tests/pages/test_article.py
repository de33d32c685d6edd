import re

import handmade
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.corpus import open_corpus
from dashboard.intake import limits
from dashboard.model import Block
from dashboard.page.components.reading_view.layout import Mark, _blocks, _events, reading_data
from dashboard.parsing.parser import parsed_to
from dashboard.view import View


@pytest.fixture
def treaty(harbour):
    return open_corpus(harbour).article("a1")


def runs(data):
    return [run for block in data["blocks"] for run in block["runs"]]


def test_the_runs_are_the_text_and_nothing_else(treaty):
    data = reading_data(treaty)
    for start, words, _ in runs(data):
        assert treaty.article.text[start : start + len(words)] == words
    assert "".join(words for _, words, _ in runs(data)) == treaty.article.text.replace("\n\n", "")


def test_names_words_and_dates_are_marked(treaty):
    marked = {words: roles for _, words, roles in runs(reading_data(treaty)) if roles}
    assert marked["Ada Lund"] == ["person"]
    assert marked["Port Amsel"] == ["place"]
    assert marked["We keep the water open"] == ["said"]
    assert marked["4 March 2031"] == ["date"]


def test_the_target_is_the_sentence_around_the_offset(treaty):
    at = treaty.article.text.index("We keep")
    start, end = reading_data(treaty, at)["target"]
    assert treaty.article.text[start:end].strip() == "“We keep the water open,” Ada Lund said."
    assert reading_data(treaty)["target"] is None
    assert reading_data(treaty, 10_000)["target"] is None


def test_a_quotation_opened_within_reported_words_is_closed(tmp_path):
    text = "Ole Brandt said the tolls had “helped Westmark rebuild.” Nobody answered."
    said = [("the tolls had “helped Westmark rebuild.", "Ole Brandt", {"kind": "mixed"})]
    report = handmade.report("t1", "Tolls", "2031-03-04", "Sea Log", text, said)
    data = reading_data(open_corpus(handmade.collection(tmp_path, [report])).article("t1"))
    assert data["what"][0]["words"] == "the tolls had “helped Westmark rebuild.”"
    assert [words for _, words, roles in runs(data) if "said" in roles][-1].endswith("rebuild.”")


def test_a_statement_that_its_cue_breaks_is_one_with_two_places(tmp_path):
    text = "“We keep the water open,” Ada Lund said, “and the quay shut.” Nobody answered."
    said = [
        ("We keep the water open", "Ada Lund", {"statement": 0}),
        ("and the quay shut", "Ada Lund", {"statement": 0}),
    ]
    report = handmade.report("t1", "Tolls", "2031-03-04", "Sea Log", text, said)
    corpus = open_corpus(handmade.collection(tmp_path, [report]))
    (one,) = reading_data(corpus.article("t1"))["what"]
    assert one["words"] == "“We keep the water open” … “and the quay shut”"
    assert len(one["places"]) == 2
    assert corpus.articles(View())["quotations"].tolist() == [1], "the list of articles counts so"


def test_direct_words_stand_in_marks(treaty):
    assert reading_data(treaty)["what"][0]["words"] == "“We keep the water open”"


def test_the_lists_say_who_what_and_when(treaty):
    data = reading_data(treaty)
    assert data["who"][0]["name"] == "Ada Lund"
    assert len(data["who"][0]["places"]) == 3
    assert data["what"][0]["speaker"] == "Ada Lund"
    assert data["what"][0]["note"] == "harbour minister, speaker in the sentence, unchecked"
    assert data["when"][0]["day"] == "4 Mar 2031"
    assert data["events"][0]["label"] == "Ada Lund signs the harbour treaty"


def test_the_main_events_of_an_article_come_first(tmp_path):
    fleet = ("The fleet sailed", "Fleet sails", "2031-03-02", "2031-03-02", "stated", "happened")
    tolls = [(words, "Tolls fall", *fleet[2:]) for words in ("Tolls fell", "The tolls came down")]
    text = "The fleet sailed. Tolls fell. The tolls came down."
    path = handmade.collection(tmp_path / "c", [handmade.report("e1", "Tolls", "2031-03-04", "Sea Log", text, events=[fleet, *tolls])])  # fmt: skip
    listed = reading_data(open_corpus(path).article("e1"))["events"]
    assert [one["label"] for one in listed] == ["Tolls fall", "Fleet sails"]


def test_what_the_timeline_leaves_out_is_not_among_what_happened(tmp_path):
    shown = ("2031-03-02", "2031-03-02", "stated")
    events = [
        ("Tolls fell", "Tolls fall", *shown, "happened"),
        ("The fleet sailed", "Fleet sails", *shown, "uncertain"),
    ]
    text = "The fleet sailed. Tolls fell. The fleet sailed."
    path = handmade.collection(tmp_path / "c", [handmade.report("e1", "Tolls", "2031-03-04", "Sea Log", text, events=events)])  # fmt: skip
    data = reading_data(open_corpus(path).article("e1"))
    assert [one["label"] for one in data["events"]] == ["Tolls fall"]
    assert [one["label"] for one in data["unsure"]] == ["Fleet sails"]
    assert open_corpus(path).timeline(View())["label"].tolist() == ["Tolls fall"]


def test_what_happened_comes_in_the_order_of_the_timeline(harbour):
    corpus = open_corpus(harbour)
    order = corpus.timeline(View())["event"].tolist()
    for article in corpus.articles(View())["article"]:
        record = corpus.article(article)
        own = record.events.sort_values("rank").dropna(subset=["rank"])["event"].drop_duplicates()
        assert own.tolist() == [event for event in order if event in set(own)]
        assert len(reading_data(record)["events"]) == len(own)


def test_a_denial_that_the_timeline_leaves_out_is_no_denial_of_a_label(treaty):
    row = treaty.events.iloc[[0]]
    told = [
        ("Choir falls out", "denied", None, "not certain"),
        ("Choir falls out", "denied", 0.0, "denied, unchecked"),
        ("Choir did not sing", "denied", None, ""),
        ("Choir did not sing", "denied", 0.0, "unchecked"),
        ("Choir sings", "planned", None, "planned"),
    ]
    for label, status, rank, words in told:
        (one,) = _events(row.assign(label=label, status=status, rank=rank))
        assert one["status"] == words, (label, rank)


def test_every_item_of_the_lists_has_a_sentence_to_jump_to(treaty):
    data = reading_data(treaty)
    for items in (data["who"], data["what"], data["when"], data["events"]):
        for item in items:
            for place in item["places"]:
                assert place["from"] <= place["at"] < place["to"]


def test_the_page_says_where_and_when_it_was_published(open_page, harbour):
    html = open_page(harbour, "article", article="a1").html
    assert "<bdi>The Amsel Courier</bdi>" in html
    assert "<bdi>4 Mar 2031</bdi>" in html
    assert 'href="article?article=a1&amp;shared=' in html


def test_an_article_that_is_not_here_is_said_so(open_page, harbour):
    assert "that this collection does not have" in open_page(harbour, "article", article="zz").html
    page = open_page(harbour, "article")
    assert "No article is chosen." in page.html
    assert '<nav class="pages"' in page.html, "phones show no other menu"


def test_an_article_that_is_not_here_says_how_the_collection_has_changed(open_page, harbour):
    html = open_page(harbour, "article", article="zz", shared="abc.2").html
    assert "This collection has 6 articles, 4 more than when the link was shared." in html


def test_a_broken_offset_is_ignored(open_page, harbour):
    assert "4 Mar 2031" in open_page(harbour, "article", article="a1", at="-1e9x").html


def test_words_of_a_search_are_hits(treaty):
    data = reading_data(treaty, sought='"Port Amsel" OR treaty')
    assert [treaty.article.text[a:b] for a, b in data["hits"]] == [
        "treaty",
        "treaty",
        "Port Amsel",
        "Port Amsel",
    ]
    assert ["hit", "place"] in [roles for _, words, roles in runs(data) if words == "Port Amsel"]
    assert reading_data(treaty)["hits"] == []


def test_a_sentence_has_a_link_too_that_carries_no_search_of_the_reader(open_page, harbour):
    page = open_page(harbour, "article", article="a1", at="71", text="water", entity="Ada Lund")
    (copied,) = re.findall(r'href="([^"]*)" data-copy="alone"', page.html)
    assert copied.startswith("article?article=a1&amp;at=71&amp;shared=")
    plain = open_page(harbour, "article", article="a1", at="71")
    assert 'data-copy="alone"' not in plain.html


EDGES = st.tuples(st.integers(0, 30), st.integers(1, 12)).map(lambda pair: (pair[0], sum(pair)))
MARKS = st.lists(st.builds(Mark, st.integers(0, 30), st.integers(31, 43), st.sampled_from("abc")))


@given(MARKS, st.lists(EDGES))
def test_every_letter_has_the_marks_that_hold_it(marks, spans):
    marks += [Mark(start, end, "d") for start, end in spans]
    text = "abcdefghij\nklmnopqrst\nuvwxyzabcdefghijklmnopqrstuvwxyz"
    blocks = [Block("title", 0, 10), Block("paragraph", 11, 21), Block("paragraph", 22, 48)]
    for block in _blocks(text, blocks, list(marks), []):
        for start, words, roles in block["runs"]:
            for at in range(start, start + len(words)):
                assert roles == sorted({m.role for m in marks if m.start <= at < m.end})


def test_of_an_article_too_long_to_be_read_to_the_end_its_page_says_so(
    open_page, harbour, treaty, monkeypatch
):
    note = "This article is long: only its first"
    assert note not in open_page(harbour, "article", article="a1").html
    monkeypatch.setattr(limits, "PARSED_LETTERS", 60)
    end = parsed_to(treaty.article.text)
    assert 0 < end <= 60
    assert f"{note} {end} letters" in open_page(harbour, "article", article="a1").html


def test_each_name_beside_an_article_leads_to_its_profile_and_its_correction(open_page, harbour):
    page = open_page(harbour, "article", article="a1")
    parts = page.app.get("bidi_component")
    told = b"".join(part.proto.SerializeToString() for part in parts).decode("utf-8", "replace")
    assert "profile?profile=Ada+Lund" in told
    assert "profile?profile=Ada+Lund&correct=name" in told


def test_the_form_that_corrects_a_name_is_open_where_a_link_asks_for_it(open_page, harbour):
    asked, plain = (
        open_page(harbour, "profile", profile="Ada Lund", **more)
        for more in ({"correct": "name"}, {})
    )
    forms = [
        next(one for one in page.app.expander if one.label == "Correct this name")
        for page in (asked, plain)
    ]
    assert [form.proto.expanded for form in forms] == [True, False]


def test_what_is_wrong_with_a_name_is_asked_in_words_for_a_person_too(open_page, harbour):
    page = open_page(harbour, "profile", profile="Ada Lund")
    (asked,) = (one for one in page.app.selectbox if one.label == "What is wrong")
    assert "Wrong name" in asked.options
    assert not any(option.split()[0] == "It" for option in asked.options)
