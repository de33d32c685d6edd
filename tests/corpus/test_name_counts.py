"""Names: what is left out, what must all be named, what counts as naming, and search."""

import dataclasses
import datetime as dt
import re

import handmade
import pandas as pd
import pytest

from dashboard.corpus import open_corpus
from dashboard.model import Mention
from dashboard.view import View


@pytest.fixture(scope="module")
def amsel(tmp_path_factory):
    """The harbour reports; a seventh tells of "the Westmarkers", with Port Amsel for Westmark."""
    text = "The Westmarkers slept. Port Amsel protested."
    last = handmade.report("a7", "Night", "2031-06-01", None, text, section="Abroad")
    folk = Mention(
        last.article.text.index("Westmarkers"),
        last.article.text.index(" slept"),
        "LOC",
        "demonym",
        "Westmark",
        "test:Westmark",
    )
    named = [
        dataclasses.replace(one, reading="metonymic", stands_for="test:Westmark")
        for one in last.found.mentions
        if one.name == "Port Amsel"
    ]
    last.found = dataclasses.replace(last.found, mentions=(folk, *named))
    path = tmp_path_factory.mktemp("amsel")
    return open_corpus(handmade.collection(path, (*handmade.HARBOUR, last)))


@pytest.mark.parametrize(
    ("view", "articles"),
    [
        (View(entity=("Ole Brandt", "Harbour Union")), "a2 a3 a6"),
        (View(entity=("Ole Brandt", "Harbour Union"), match="all"), "a6"),
        (View(not_entity=("Ada Lund",)), "a6 a7"),
        (View(entity=("Westmark",), not_entity=("Harbour Union",)), "a1 a3 a5 a7"),
        (View(not_source=("Westmark Daily", "The Amsel Courier")), "a5 a6 a7"),
        (View(not_speaker=("Ada Lund",)), "a2 a3 a5 a6 a7"),
        (View(about=("Port Amsel",)), ""),
        (View(section=("Abroad",)), "a7"),
        (View(entity=("Westmark",), counted=("demonyms",)), "a7"),
        (View(entity=("Westmark",), counted=("names", "demonyms")), "a1 a3 a5 a6 a7"),
    ],
)
def test_the_articles_are_those_that_the_sentence_says(amsel, view, articles):
    found = amsel.articles(view)["article"].tolist()
    assert sorted(found) == articles.split()
    assert amsel.totals(view).articles == len(found)


def test_words_of_a_speaker_who_is_left_out_are_not_listed(amsel):
    speakers = amsel.quotations(View(not_speaker=("Ada Lund",)))["speaker"].tolist()
    assert sorted(speakers) == ["Ole Brandt", "official"]


def test_what_is_quoted_about_a_name_is_found(tmp_path):
    text = "“Port Amsel sleeps,” Ole Brandt said. “It rains,” Ole Brandt said."
    said = [
        ("Port Amsel sleeps", "Ole Brandt", {"speaker_kind": "person"}),
        ("It rains", "Ole Brandt", {"speaker_kind": "person"}),
    ]
    one = handmade.report("b1", "Sleep", "2031-01-01", "Sea Log", text, said=said)
    corpus = open_corpus(handmade.collection(tmp_path / "c", [one]))
    assert corpus.quotations(View(about=("Port Amsel",)))["words"].tolist() == [
        "“Port Amsel sleeps”"
    ]
    assert corpus.totals(View(about=("Port Amsel",))).articles == 1
    assert corpus.totals(View(about=("Ole Brandt",))).articles == 0


@pytest.mark.parametrize(
    ("counted", "articles", "mentions"),
    [
        (("names",), 4, 5),
        (("names", "demonyms"), 5, 6),
        (("names", "readings"), 5, 6),
        (("readings",), 1, 1),
        (("descriptions",), None, None),
    ],
)
def test_what_counts_as_naming_is_what_the_view_says(amsel, counted, articles, mentions):
    frame = amsel.entities(View(counted=counted)).set_index("entity")
    if articles is None:
        assert "test:Westmark" not in frame.index
    else:
        row = frame.loc["test:Westmark"]
        assert (row["articles"], row["mentions"]) == (articles, mentions)


def test_totals_from_the_entity_table_are_those_of_the_rows(amsel):
    whole = amsel.entities(View(), limit=100)
    every = View(not_source=("nowhere",))
    assert every.narrows
    counted = amsel.entities(every, limit=100)
    assert whole.to_dict("records") == counted[whole.columns].to_dict("records")


def test_a_trend_has_a_row_for_each_step_with_articles(amsel):
    frame = amsel.trend(View(), ["test:Ada Lund"], "month")
    assert [str(day)[:10] for day in frame["first"]] == ["2031-02-01", "2031-03-01", "2031-04-01"]
    assert frame["articles"].tolist() == [1, 3, 1]
    assert frame["sources"].tolist() == [1, 2, 1]


@pytest.mark.parametrize(
    ("step", "days"),
    [
        ("day", ["2031-02-23", "2031-03-04", "2031-03-05", "2031-03-07", "2031-04-20"]),
        ("week", ["2031-02-17", "2031-03-03", "2031-04-14"]),
        ("quarter", ["2031-01-01", "2031-04-01"]),
        ("year", ["2031-01-01"]),
    ],
)
def test_a_trend_may_be_cut_into_other_steps(amsel, step, days):
    frame = amsel.trend(View(), ["test:Ada Lund"], step)
    assert [str(day)[:10] for day in frame["first"]] == days
    assert frame["articles"].sum() == 5


def test_pairs_are_named_in_the_same_articles(amsel):
    frame = amsel.beside(View(), limit=1)
    row = frame.iloc[0]
    assert (row["name"], row["name_other"]) == ("Ada Lund", "Port Amsel")
    assert (row["rarer"], row["of"]) == ("Ada Lund", 5)
    both = View(entity=(row["name"], row["name_other"]), match="all")
    assert row["articles"] == amsel.totals(both).articles == 5


@pytest.mark.parametrize(
    ("typed", "first"),
    [("BRANDT", "Ole Brandt"), ("lun", "Ada Lund"), ("msel", "Port Amsel"), ("", "Ada Lund")],
)
def test_a_name_is_found_by_any_of_its_words(amsel, typed, first):
    assert amsel.find_entities(typed)["name"].iloc[0] == first
    assert amsel.suggest("not_entity", typed)[0] == first


def test_a_word_that_begins_so_comes_before_one_that_holds_it(amsel):
    assert amsel.find_entities("w")["name"].tolist() == ["Westmark"]
    assert amsel.find_entities("u")["name"].tolist() == ["Harbour Union", "Ada Lund"]
    assert amsel.find_entities("100%").empty


def test_printed_forms_are_counted_by_how_they_name(amsel):
    rows = amsel.forms(View(), "test:Westmark").to_dict("records")
    assert rows == [
        {"form": "Westmark", "way": "name", "mentions": 5, "articles": 4},
        {"form": "Port Amsel", "way": "reading", "mentions": 1, "articles": 1},
        {"form": "Westmarkers", "way": "demonym", "mentions": 1, "articles": 1},
    ]
    assert amsel.forms(View(source=("Sea Log",)), "test:Westmark")["mentions"].tolist() == [2]


def test_a_description_at_the_start_of_a_sentence_is_no_form_of_its_own(tmp_path):
    text = "Ada Lund came. The minister slept. Then the minister ate. The Minister left."
    one = handmade.report("d1", "Noon", "2031-01-01", "Sea Log", text)
    described = [
        Mention(*match.span(), "PER", "nominal", "Ada Lund", "test:Ada Lund")
        for match in re.finditer("the minister", one.article.text, re.IGNORECASE)
    ]
    one.found = dataclasses.replace(one.found, mentions=(*one.found.mentions, *described))
    corpus = open_corpus(handmade.collection(tmp_path / "c", [one]))
    assert corpus.forms(View(), "test:Ada Lund").to_dict("records") == [
        {"form": "the minister", "way": "description", "mentions": 3, "articles": 1},
        {"form": "Ada Lund", "way": "name", "mentions": 1, "articles": 1},
    ]
    found = corpus.printed(View(), "test:Ada Lund", "The minister", "description")
    assert found["sentence"].tolist() == ["The minister slept. "]


def test_a_printed_form_stands_in_its_sentence(amsel):
    rows = amsel.printed(View(), "test:Westmark", "Westmarkers", "demonym")
    assert rows["sentence"].tolist() == ["The Westmarkers slept. "]
    row = rows.iloc[0]
    assert row["sentence"][row["hit_start"] : row["hit_end"]] == "Westmarkers"
    assert amsel.printed(View(), "test:Westmark", "Westmark", "name")["article"].tolist() == [
        "a5", "a3", "a1", "a6",
    ]  # fmt: skip


def test_somebody_is_known_by_id_or_by_name(amsel):
    assert amsel.identified("test:Westmark")["name"].tolist() == ["Westmark"]
    assert amsel.identified("Westmark")["entity"].tolist() == ["test:Westmark"]
    assert amsel.identified("Nobody").empty


def test_types_are_counted(amsel):
    assert amsel.entity_types(View()) == {"PER": 2, "ORG": 1, "LOC": 2}
    assert amsel.shared_names() == []


@pytest.mark.parametrize("count", ["articles", "mentions", "stories", "sources"])
@pytest.mark.parametrize(
    "view", [View(), View(published=(dt.date(2000, 1, 1), dt.date(2100, 1, 1)))]
)
def test_a_short_list_is_the_beginning_of_the_whole(harbour, view, count):
    corpus = open_corpus(harbour)
    whole = corpus.entities(view, count=count, without=("Port Amsel",))
    assert len(whole) > 2
    short = corpus.entities(view, 2, count, without=("Port Amsel",))
    pd.testing.assert_frame_equal(short[whole.columns], whole.head(2))


COUNTED = [
    (View(source=("Westmark Daily",)), "articles", None),
    (View(counted=("names", "demonyms")), "stories", None),
    (View(text="treaty", unit="sources"), "sources", ["PER"]),
    (View(entity=("Ada Lund",)), "mentions", None),
    (View(not_entity=("Ada Lund",), counted=("demonyms",)), "articles", None),
]


@pytest.mark.parametrize(("view", "count", "types"), COUNTED, ids=str)
def test_names_are_counted_as_reading_every_pair_counts_them(amsel, view, count, types):
    tables = amsel._tables
    pairs = tables.store.read("article_entities", [tables.manifest.derived]).to_pandas()
    columns = {"names": "mentions", "readings": "readings", "demonyms": "demonyms"}
    times = pairs[[columns[way] for way in view.counted]].sum(axis=1)
    once = {"names", "readings"} <= {*view.counted}
    pairs["mentions"] = times - pairs["as_government"] if once else times
    pairs = pairs[pairs["mentions"].gt(0) & pairs["article"].isin(amsel.articles(view)["article"])]
    pairs = pairs[pairs["type"].isin(types)] if types else pairs
    groups = pairs.groupby(["entity", "name", "type"], as_index=False)
    wanted = groups.agg(
        stories=("story", "nunique"), articles=("article", "size"),
        mentions=("mentions", "sum"), sources=("source", "nunique"),
    )  # fmt: skip
    second = "mentions" if count == "articles" else "articles"
    wanted = wanted.sort_values(
        [count, second, "name", "entity"], ascending=[False, False, True, True], ignore_index=True
    )
    found = amsel.entities(view, count=count, types=types)
    pd.testing.assert_frame_equal(found, wanted, check_dtype=False)
    few = amsel.entities(view, limit=2, count=count, types=types)
    pd.testing.assert_frame_equal(few, wanted.head(2), check_dtype=False)
    if types is None:
        assert amsel.entity_types(view) == wanted["type"].value_counts().to_dict()


@pytest.mark.parametrize("count", ["articles", "stories", "sources", "mentions"])
def test_a_count_alone_is_the_same_as_beside_the_others(harbour, count):
    corpus, view = open_corpus(harbour), View(text="harbour")
    whole = corpus.entities(view, 5, count)
    alone = corpus.entities(view, 5, count, alone=True)
    assert alone.equals(whole[["entity", "name", "type", count]])
