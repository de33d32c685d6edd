"""Copies in a collection: folded in the counts, both kept, dated by the first printing's clock."""

import dataclasses
import datetime as dt
import json
import random

import pytest
from sameness import tables_of

from dashboard.corpus import open_corpus, publishing
from dashboard.corpus.adding import AddOptions, add
from dashboard.corpus.copy_decisions import decide_copies, undo_copies
from dashboard.corpus.correcting import state, take_corrections
from dashboard.corpus.corrections import Corrections, read_corrections
from dashboard.corpus.name_decisions import decide
from dashboard.corpus.store import Store
from dashboard.corpus.verdicts import Verdict
from dashboard.parsing.parser import Parser
from dashboard.view import View

STORY = (
    "The harbour board of Aldermouth met on Friday and closed the north quay. "
    "Its chairwoman, Wilma Ostrander, told fishermen that cranes had sunk into soft ground and that "
    "engineers from Norwich would survey the whole wall before any ship came alongside. "
    "Nets, boxes and two ice plants will move to the timber yard, where the town has laid water and "
    "power, and the auction goes on in a tent beside it until the wall is safe."
)


@pytest.fixture(scope="module")
def printings(make_article):
    """A story, its reprint of the next week and an article of its own."""
    first = make_article(STORY, id="z-first", source="The Courier", published="2024-03-04")
    again = make_article(
        STORY, id="a-again", title="Quay shut", source="The Echo", published="2024-03-11"
    )
    other = make_article(
        "Wilma Ostrander opened a school.", id="other", source="The Echo", published="2024-03-11"
    )
    return first, again, other


@pytest.fixture(scope="module")
def collection(tmp_path_factory, printings):
    """The three articles as a corpus."""
    path = tmp_path_factory.mktemp("printings")
    add(Store(path), printings)
    return open_corpus(path)


def friday(corpus, article):
    """Return the day that the article's "Friday" means."""
    record = corpus.article(article)
    rows = record.dates.set_index("start")
    found = [row for start, row in rows.iterrows() if record.article.text[start:].startswith("Fri")]
    return found[0]["first"]


def test_a_reprint_is_dated_by_the_clock_of_the_first_printing(collection):
    assert friday(collection, "z-first") == friday(collection, "a-again")
    assert str(friday(collection, "a-again")).startswith("2024-03-01")
    assert collection.article("a-again").article.published == "2024-03-11"
    assert collection.article("a-again").published_first == dt.date(2024, 3, 11)


def test_what_an_outlet_prints_under_another_headline_keeps_its_clock(tmp_path, printings):
    first, again, _ = printings
    add(Store(tmp_path), [first, dataclasses.replace(again, source=first.source)])
    assert str(friday(open_corpus(tmp_path), "a-again")).startswith("2024-03-08")


def test_copies_count_as_one_story_and_both_are_kept(collection):
    totals = collection.totals(View())
    assert (totals.articles, totals.stories) == (3, 2)
    named = collection.entities(View()).set_index("name").loc["Wilma Ostrander"]
    assert (named["articles"], named["stories"], named["sources"]) == (3, 2, 2)
    narrowed = collection.entities(View(source=("The Echo",))).set_index("name")
    assert narrowed.loc["Wilma Ostrander", "stories"] == 2


def test_a_story_counts_on_its_first_day(collection):
    days = collection.published(View())
    assert days["articles"].tolist() == [1, 2]
    assert days["stories"].tolist() == [1, 1]


def test_the_printings_of_a_story_are_listed_first_printing_first(collection):
    assert collection.copies("a-again")["article"].tolist() == ["z-first", "a-again"]
    assert collection.copies("z-first")["first"].tolist() == [True, False]
    assert collection.copies("other").empty


@pytest.mark.parametrize("seed", [0, 1])
def test_clocks_are_the_same_for_any_order_and_one_by_one(collection, tmp_path, printings, seed):
    articles = list(printings)
    random.Random(seed).shuffle(articles)
    for article in articles:
        add(Store(tmp_path / "single"), [article])
    assert tables_of(tmp_path / "single") == tables_of(collection.path)


def test_the_clock_follows_a_corrected_day_and_comes_back(tmp_path, printings):
    store = Store(tmp_path)
    add(store, printings)
    state(store, "z-first", "published", "2024-02-05", Parser())
    assert str(friday(open_corpus(tmp_path), "a-again")).startswith("2024-02-02")
    state(store, "z-first", "published", None, Parser())
    assert str(friday(open_corpus(tmp_path), "a-again")).startswith("2024-03-01")


def test_the_clock_follows_too_where_somebody_decides_while_the_day_is_only_shown(
    tmp_path, printings, monkeypatch
):
    monkeypatch.setattr(publishing, "LARGE", 0)
    store, stages = Store(tmp_path), []
    add(store, printings)
    name = open_corpus(tmp_path).article("z-first").mentions.iloc[0]
    where = "z-first", f"{name['start']}-{name['end']}"

    def decided(progress):
        stages.append(progress.stage)
        decide(store, [Verdict("name called", where, "Somebody Else")])

    state(store, "z-first", "published", "2024-02-05", Parser(), decided)
    assert stages == ["shown"]
    assert str(friday(open_corpus(tmp_path), "a-again")).startswith("2024-02-02")
    assert "Somebody Else" in open_corpus(tmp_path).entities(View())["name"].tolist()


def test_an_undated_copy_was_printed_since_the_first_printing(tmp_path, printings, make_article):
    undated = make_article(STORY, id="undated", title="Quay")
    add(Store(tmp_path), [printings[0], undated])
    record = open_corpus(tmp_path).article("undated")
    assert str(friday(open_corpus(tmp_path), "undated")).startswith("2024-03-01")
    assert (record.published_first, record.published_last) == (dt.date(2024, 3, 4), None)
    assert record.article.published is None


def test_the_list_of_articles_tells_copies(collection):
    rows = collection.articles(View()).set_index("article")
    assert rows.loc["a-again", "copy"]
    assert not rows.loc[["z-first", "other"], "copy"].any()


def test_an_earlier_text_is_kept_and_one_only_read_anew_is_not(tmp_path, printings):
    store = Store(tmp_path)
    add(store, printings)
    assert open_corpus(tmp_path).earlier("a-again") == []
    whole = printings[2].text.replace("a school", "two schools")
    block = dataclasses.replace(printings[2].blocks[1], end=len(whole))
    newer = dataclasses.replace(printings[2], text=whole, blocks=(printings[2].blocks[0], block))
    add(store, [newer])
    (earlier,) = open_corpus(tmp_path).earlier("other")
    assert earlier.text == printings[2].text
    assert "two schools" in open_corpus(tmp_path).article("other").article.text


def test_a_long_quotation_is_known_from_both_ends(tmp_path, printings, make_article):
    words = STORY.split(". ", 1)[1]
    quoting = make_article(f"Said the board: “{words}”", id="quoting", source="Coast Post")
    add(Store(tmp_path), [*printings, quoting])
    corpus = open_corpus(tmp_path)
    (row,) = corpus.quoted("quoting").to_dict("records")
    assert (row["article"], row["quotes"], row["way"]) == ("z-first", True, "passage")
    (row,) = corpus.quoted("a-again").to_dict("records")
    assert (row["article"], row["quotes"]) == ("quoting", False)
    assert corpus.article("quoting").article.text[row["place"] :].startswith(words[:20])
    assert corpus.copies("quoting").empty


def test_quotations_and_names_that_an_earlier_text_alone_has_are_told(tmp_path, make_article):
    before = "“The wall is safe,” said Ada Quill. Bram Oost of Norwich came. “We stay,” said Oost."
    after = "“We stay,” said Bram Oost. “The wall must go,” said Carla Venn in Norwich."
    store = Store(tmp_path)
    add(store, [make_article(before, id="wall")])
    add(store, [make_article(after, id="wall")])
    found = open_corpus(tmp_path).changes("wall", 0)
    assert (found.quotations_gone, found.quotations_new) == (
        ["The wall is safe"],
        ["The wall must go"],
    )
    assert (found.names_gone, found.names_new) == (["Ada Quill"], ["Carla Venn"])
    with pytest.raises(IndexError):
        open_corpus(tmp_path).changes("wall", 1)


def test_readers_part_and_join_copies_and_undo_it_exactly(tmp_path, printings):
    store = Store(tmp_path / "c")
    add(store, printings)
    before = tables_of(store.path)
    decide_copies(store, "a-again", "two", ["z-first"], Parser(), who="QL", why="another day")
    corpus = open_corpus(store.path)
    assert corpus.totals(View()).stories == 3
    assert str(friday(corpus, "a-again")).startswith("2024-03-08"), "it has its own clock again"
    decide_copies(store, "a-again", "same", ["other"], Parser())
    corpus = open_corpus(store.path)
    assert corpus.copies("other")["article"].tolist() == ["a-again", "other"]
    (parted, joined) = corpus.copy_decisions()
    assert (parted.entry.who, parted.state, joined.state) == ("QL", "held", "held")
    made = tables_of(store.path)
    assert add(store, printings, AddOptions(reparse=True)).unchanged == 3
    assert tables_of(store.path) == made
    lines = [json.dumps(dataclasses.asdict(one)) for one in Corrections(store.path).holding()]
    colleague = Store(tmp_path / "d")
    add(colleague, reversed(printings))
    take_corrections(colleague, read_corrections(lines), Parser())
    assert tables_of(colleague.path) == made
    for one in (parted, joined):
        undo_copies(store, one.entry, Parser())
    assert tables_of(store.path) == before


def test_a_colleagues_decision_on_two_that_were_no_copies_is_taken_over(tmp_path, printings):
    first, _, other = printings
    store, colleague = Store(tmp_path / "c"), Store(tmp_path / "d")
    for one in (store, colleague):
        add(one, [first, other])
    decide_copies(store, "other", "same", ["z-first"], Parser())
    taken = Corrections(store.path).holding()
    assert take_corrections(colleague, taken, Parser()) == []
    assert open_corpus(colleague.path).totals(View()).stories == 1
    assert tables_of(colleague.path) == tables_of(store.path)
    (whole,) = taken
    with pytest.raises(ValueError, match="two articles"):
        take_corrections(colleague, [dataclasses.replace(whole, other="")], Parser())


def test_a_decision_whose_run_was_killed_follows_with_the_next_correction(
    tmp_path, printings, monkeypatch
):
    def killed(*_, **__):
        raise KeyboardInterrupt

    store = Store(tmp_path)
    add(store, [printings[0], printings[2]])
    with monkeypatch.context() as patch:
        patch.setattr("dashboard.corpus.copy_decisions.publish_read", killed)
        with pytest.raises(KeyboardInterrupt):
            decide_copies(store, "other", "same", ["z-first"], Parser())
    assert open_corpus(tmp_path).totals(View()).stories == 2
    state(store, "other", "kind", "opinion", Parser())
    assert open_corpus(tmp_path).totals(View()).stories == 1


def test_a_decision_on_copies_is_made_whole_or_not_at_all(tmp_path, printings):
    store = Store(tmp_path)
    add(store, printings)
    with pytest.raises(KeyError):
        decide_copies(store, "a-again", "two", ["z-first", "gone"], Parser())
    assert Corrections(tmp_path).entries() == []


def test_articles_of_one_text_are_not_parted(tmp_path, printings):
    again = dataclasses.replace(printings[0], id="b", source="The Echo")
    add(Store(tmp_path), [printings[0], again])
    with pytest.raises(ValueError, match="Both have the same text"):
        decide_copies(Store(tmp_path), "b", "two", ["z-first"], Parser())
    assert Corrections(tmp_path).entries() == []
