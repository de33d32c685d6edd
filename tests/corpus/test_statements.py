"""Pieces of one statement are one quotation: listed, counted and exported once."""

import datetime as dt
from dataclasses import replace

import pytest
from handmade import collection, report

from dashboard.corpus import open_corpus
from dashboard.corpus.search import Index
from dashboard.corpus.statements import ENOUGH, FACETS
from dashboard.linking.statements import link_statements
from dashboard.page.components.facets import buckets
from dashboard.view import View


@pytest.fixture(scope="module")
def broken(tmp_path_factory):
    """A statement broken by its cue, and enough others of nameless people."""
    words = "“What we fear,” Ada Lund said, “is the silence of the harbour.” "
    more = [f"Toll number {n} will fall" for n in range(ENOUGH - 1)]
    said = [
        ("What we fear", "Ada Lund", {"statement": 100, "speaker_kind": "person"}),
        ("is the silence of the harbour.", "Ada Lund", {"statement": 100, "speaker_kind": "person"}),
        *((one, "official", {"kind": "indirect", "speaker_kind": "unnamed"}) for one in more),
    ]  # fmt: skip
    text = words + " ".join(f"{one}, an official said." for one in more)
    one = report("a1", "Fear", "2031-03-04", "Sea Log", text, said=said)
    return open_corpus(collection(tmp_path_factory.mktemp("broken"), [one]))


def test_a_broken_statement_is_one_row_with_its_pieces_in_order(broken):
    rows = broken.quotations(View(text="silence"))
    assert rows["words"].tolist() == ["“What we fear” … “is the silence of the harbour.”"]
    row = rows.iloc[0]
    assert [row["words"][a:b] for a, b in row["hits"]] == ["silence"]
    text = broken.article("a1").article.text
    spans = [slice(*map(int, piece.split(":"))) for piece in row["pieces"]]
    assert [text[span] for span in spans] == ["What we fear", "is the silence of the harbour."]
    assert row["start"] == spans[0].start


def test_it_counts_once_everywhere(broken):
    assert broken.count_quotations(View()) == len(broken.quotations(View())) == ENOUGH
    assert broken.totals(View()).quotations == ENOUGH
    assert broken.articles(View())["quotations"].tolist() == [ENOUGH]
    speakers = broken.facet(View(), "speaker").set_index("value")["count"]
    assert speakers.to_dict() == {"official": ENOUGH - 1, "Ada Lund": 1}


def test_the_unnamed_share_needs_enough_quotations(broken):
    shares = broken.said(View()).shares
    assert shares[["source", "quotations", "unnamed"]].values.tolist() == [
        ["Sea Log", ENOUGH, ENOUGH - 1]
    ]
    assert broken.said(View(speaker=("Ada Lund",))).shares.empty


def test_words_on_both_sides_of_the_cue_are_found_together(broken):
    assert len(broken.quotations(View(text="fear silence"))) == 1
    assert len(broken.quotations(View(text="Lund"))) == 0


@pytest.fixture(scope="module")
def told(tmp_path_factory):
    """Statements about somebody, of nameless people with a reason, and a refusal to speak."""
    aide = {"kind": "indirect", "speaker_kind": "unnamed", "role": "aide",
            "affiliation": "Harbour Union", "anonymity_reason": "not authorised to speak"}  # fmt: skip
    reports = [
        report(
            f"a{number}", "Tolls", f"2031-03-0{number}", source,
            "The tolls of Port Amsel will fall, an aide said. Ada Lund spoke for Ada Lund. "
            "Ole Brandt did not respond.",
            said=[
                ("The tolls of Port Amsel will fall", "aide", aide),
                ("spoke for Ada Lund", "Ada Lund", {"speaker_kind": "person", "speaker_entity": "test:Ada Lund"}),
                ("did not respond", "Ole Brandt", {"kind": "indirect", "status": "declined", "speaker_kind": "person"}),
            ],
        )
        for number, source in ((1, "Sea Log"), (2, "The Amsel Courier"))
    ]  # fmt: skip
    return open_corpus(collection(tmp_path_factory.mktemp("told"), reports))


def test_who_is_spoken_about_is_who_the_words_name(told):
    facet = told.said(View()).facets["about"]
    assert facet.values.tolist() == [["Port Amsel", 2]]
    rows = told.quotations(View(about=("Port Amsel",)))
    assert rows["speaker"].tolist() == ["aide", "aide"]
    assert told.articles(View(about=("Ada Lund",))).empty
    assert told.suggest("about") == ["Port Amsel"]
    assert told.unknown(View(about=("Port Amsel", "Nobody"))) == ["Nobody"]


def test_the_ledger_lists_unnamed_sources_with_their_reasons(told):
    row = told.unnamed_sources(View()).to_dict("records")
    assert row == [
        {
            "speaker": "aide",
            "role": "aide",
            "affiliation": "Harbour Union",
            "reason": "not authorised to speak",
            "sources": ["Sea Log", "The Amsel Courier"],
            "articles": 2,
            "quotations": 2,
            "set_by": None,
        }
    ]


def test_who_declined_is_found_but_not_counted(told):
    numbers = told.said(View())
    assert (numbers.total, numbers.declined) == (4, 2)
    assert dict(numbers.facets["status"].values.tolist()) == {"said": 4, "declined": 2}
    rows = told.quotations(View(status=("declined",)))
    assert rows["speaker"].tolist() == ["Ole Brandt"] * 2
    assert rows["words"].tolist() == ["Ole Brandt did not respond."] * 2


@pytest.mark.parametrize(
    ("text", "many"),
    [("tolls", 2), ("brandt", 0), ("tolls OR ada", 4), ("-tolls", 2), ("wil*", 2), ("-", 0), ("NOT", 0), ("🙂", 0), ("none", 0)],
)  # fmt: skip
def test_statements_with_words_are_counted_as_they_are_listed(told, text, many):
    view = View(text=text)
    assert told.count_quotations(view) == told.totals(view).quotations == many
    assert len(told.quotations(view)) == many


def test_what_only_the_index_still_holds_is_not_counted(tmp_path):
    one = report("a1", "Tolls", "2031-03-01", "Sea Log", "The tolls will fall, an aide said.",
                 said=[("The tolls will fall", "aide", {"kind": "indirect"})])  # fmt: skip
    path = collection(tmp_path, [one])
    Index(path / "search" / "quotations").replace([(1, "", "The tolls fell.")])
    assert open_corpus(path).count_quotations(View(text="tolls")) == 1


def test_a_refusal_is_listed_once_for_a_sentence(tmp_path):
    silent = {"kind": "indirect", "status": "declined", "speaker_kind": "person"}
    one = report(
        "d1", "Tolls", "2031-03-01", "Sea Log", "Ole Brandt declined to say whether tolls fall.",
        said=[("declined to say whether tolls fall", "Ole Brandt", silent),
              ("whether tolls fall", "Ole Brandt", silent)],
    )  # fmt: skip
    corpus = open_corpus(collection(tmp_path, [one]))
    assert corpus.said(View()).declined == 1


def test_a_denial_without_words_of_its_own_is_shown_with_its_sentence(tmp_path):
    denied = {"kind": "indirect", "status": "denied", "speaker_kind": "person", "cue_start": 18}
    text = "Ole Brandt denied it on Monday."
    one = report(
        "d1", "Tolls", "2031-03-01", "Sea Log", text, said=[("denied it", "Ole Brandt", denied)]
    )
    rows = open_corpus(collection(tmp_path, [one])).quotations(View(status=("denied",)))
    assert rows["words"].tolist() == [text]


def test_numbers_of_nothing_are_zero(told):
    numbers = told.said(View(text="zeppelin"))
    assert (numbers.total, numbers.articles, numbers.first_day) == (0, 0, None)
    assert numbers.days.empty
    assert told.unnamed_sources(View(text="zeppelin")).empty


def test_what_carries_no_date_is_asked_for_like_a_period(tmp_path):
    reports = [
        report(f"u{number}", "Tolls", day, "Sea Log", "“It fell,” Ada Lund said.",
               said=[("It fell", "Ada Lund", {"speaker_kind": "person"})])
        for number, day in enumerate(("2031-03-01", "2031-04-01", None))
    ]  # fmt: skip
    corpus = open_corpus(collection(tmp_path, reports))
    for view, articles, total in (
        (View(), ["u0", "u1", "u2"], 3),
        (View(dated=("undated",)), ["u2"], 1),
        (View(dated=("dated",)), ["u0", "u1"], 2),
        (View(dated=("dated", "undated")), ["u0", "u1", "u2"], 3),
    ):
        numbers = corpus.said(view)
        assert sorted(corpus.articles(view)["article"]) == articles
        assert (numbers.total, numbers.undated, len(numbers.days)) == (total, 1, 2), view


def test_days_are_counted_whatever_period_is_asked_for(told):
    first = dt.date(2031, 3, 1)
    numbers = told.said(View(published=(first, first)))
    assert numbers.total == 2
    assert numbers.days["quotations"].tolist() == [2, 2]
    assert numbers.facets["source"]["value"].tolist() == ["Sea Log"]


def test_the_text_is_read_from_the_oldest_article_down(told):
    rows = told.quotations(View(), sort="text")
    assert rows["article"].tolist() == ["a1", "a1", "a2", "a2"]
    assert rows["start"].tolist()[:2] == sorted(rows["start"].tolist()[:2])


def test_who_is_unknown_is_not_ranked_among_speakers(tmp_path):
    said = [("The tolls will fall", "statement", {"kind": "indirect", "speaker_kind": "unknown"})]
    one = report("a1", "Tolls", "2031-03-04", "Sea Log", "The tolls will fall, a statement said.", said=said)  # fmt: skip
    facets = open_corpus(collection(tmp_path, [one])).said(View()).facets
    assert facets["speaker"].empty
    assert facets["named"].values.tolist() == [["unknown", 1]]


@pytest.fixture(scope="module")
def carried(tmp_path_factory):
    """Two statements that three articles carry in all their days, and one that stands alone."""
    first, second, alone = (
        "We keep the water of Port Amsel open to everyone who works on it",
        "Nobody asked the people of Westmark before the tolls were raised again",
        "The library stays shut until the roof over the reading room is mended",
    )
    sure = {"speaker_kind": "person", "speaker_entity": "test:Ada Lund"}
    unsure = sure | {"known": "ambiguous"}
    printed = [
        ("2031-03-01", "Sea Log", ((first, sure), (second, unsure), (alone, sure))),
        ("2031-03-02", "The Amsel Courier", ((first, unsure), (second, unsure))),
        (None, "The Amsel Courier", ((first, sure),)),
    ]
    reports = [
        report(
            f"a{number}", f"Report {number}", day, source,
            " ".join(f"“{words},” Ada Lund said." for words, _ in some),
            said=[(words, "Ada Lund", more) for words, more in some],
        )
        for number, (day, source, some) in enumerate(printed)
    ]  # fmt: skip
    told = link_statements([(one.article, one.found) for one in reports])
    return open_corpus(collection(tmp_path_factory.mktemp("carried"), reports, told=told))


@pytest.mark.parametrize(
    ("view", "known"),
    [
        (View(), {"ambiguous": 2, "stated": 1}),
        (View(text="water"), {"ambiguous": 1, "stated": 1}),
        (View(source=("Sea Log",)), {"ambiguous": 1, "stated": 1}),
    ],
)
def test_a_facet_of_what_is_told_more_than_once_counts_what_its_click_lists(carried, view, known):
    said = carried.said(view, retold=True)
    assert dict(said.facets["known"].itertuples(index=False, name=None)) == known
    for name in FACETS:
        for value, count in said.facets[name].itertuples(index=False, name=None):
            clicked = replace(view, **{name: (value,)})
            assert len(carried.retold(clicked)) == count > 0, (name, value)
    for first, last, count in buckets(said.days):
        assert len(carried.retold(replace(view, published=(first, last)))) == count > 0
    assert len(carried.retold(replace(view, dated=("undated",)))) == said.undated


@pytest.fixture(scope="module")
def grouped(tmp_path_factory):
    """Words of groups: one without a name, two persons together, and one that is an entity."""
    text = "Residents say the toll is high. Ada Lund and Ole Brandt say it is fair. Danes say it is late."
    said = [
        ("the toll is high", "Residents", {"kind": "indirect", "speaker_kind": "group"}),
        ("it is fair", "Ada Lund and Ole Brandt", {"kind": "indirect", "speaker_kind": "group"}),
        ("it is late", "Danes", {"kind": "indirect", "speaker_kind": "group", "speaker_entity": "country:DK"}),
    ]  # fmt: skip
    one = report("g1", "Tolls", "2031-03-04", "Sea Log", text, said=said)
    return open_corpus(collection(tmp_path_factory.mktemp("grouped"), [one]))


def test_a_group_without_a_name_is_neither_named_nor_an_unnamed_source(grouped):
    assert grouped.quotations(View(named=("group",)))["speaker"].tolist() == ["Residents"]
    assert len(grouped.quotations(View(named=("named",)))) == 2
    assert grouped.unnamed_sources(View()).empty
    assert grouped.facet(View(), "speaker").set_index("value")["count"].to_dict() == {
        "Ada Lund and Ole Brandt": 1,
        "Danes": 1,
    }
    assert dict(grouped.facet(View(), "named").values.tolist()) == {"named": 2, "group": 1}


def test_a_version_lies_inside_a_view_that_holds_its_article_and_words(carried):
    first, second = carried.retold(View())["origin"]
    where = {
        View(): {(first, "a0"), (first, "a1"), (first, "a2"), (second, "a0"), (second, "a1")},
        View(source=("Sea Log",)): {(first, "a0"), (second, "a0")},
        View(text="tolls"): {(second, "a0"), (second, "a1")},
        View(text="roof"): set(),
    }
    for view, inside in where.items():
        assert carried.carried(view, (first, second)) == inside
