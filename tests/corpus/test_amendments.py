"""Readers' corrections of quotations and events: they hold for what is read again, and are undone to the letter."""

import json
import random
from dataclasses import asdict, replace
from pathlib import Path
from typing import get_args

import pandas as pd
import pytest
from sameness import tables_of
from tolls import ARTICLE, PARSER, TEXT, at, event

from dashboard.corpus import open_corpus
from dashboard.corpus.adding import AddOptions, add
from dashboard.corpus.amendments import ADD, MOST, Amendment, amended, checked
from dashboard.corpus.correcting import amend, state, take_corrections
from dashboard.corpus.corrections import (
    BACK,
    Correction,
    Corrections,
    content_of,
    read_corrections,
)
from dashboard.corpus.store import Store
from dashboard.model import Article, Block
from dashboard.page.components.tray_items import items_of
from dashboard.view import View
from dashboard.wording import doubts


def said(store):
    """Return words and speaker of each quotation."""
    rows = open_corpus(store.path).quotations(View(), sort="text")
    return dict(zip(rows["words"], rows["speaker"], strict=True))


def test_a_quotation_gets_the_speaker_that_a_reader_names(store):
    amend(store, "t", "quotation speaker", at("Tolls will rise"), "Ivo Lund", PARSER)
    (row, _) = open_corpus(store.path).quotations(View(), sort="text").to_dict("records")
    assert (row["speaker"], row["known"]) == ("Ivo Lund", "reader")
    assert open_corpus(store.path).count_quotations(View(speaker=("Ivo Lund",))) == 2
    amend(store, "t", "quotation speaker", at("Tolls will rise"), "Ada Quill or Ivo Lund", PARSER)
    (row, _) = open_corpus(store.path).quotations(View(), sort="text").to_dict("records")
    assert (row["speaker"], row["known"]) == ("Ada Quill or Ivo Lund", "reader")
    assert doubts(row["status"], row["known"], row["speaker"]) == ["Speaker unclear"]
    amend(store, "t", "quotation speaker", at("Tolls will rise"), "Cy Venn or Dee Roe", PARSER)
    (row, _) = open_corpus(store.path).quotations(View(), sort="text").to_dict("records")
    assert row["set_by"].startswith("speaker set by a reader on")
    by_reader = View(known=("reader",))
    assert open_corpus(store.path).count_quotations(by_reader) == 1, "whoever the two are"
    amend(store, "t", "quotation speaker", at("Tolls will rise"), "", PARSER)
    assert open_corpus(store.path).count_quotations(View(status=("unattributed",))) == 1
    unsaid = replace(by_reader, status=("unattributed",))
    (row,) = open_corpus(store.path).quotations(unsaid).to_dict("records")
    assert row["set_by"].startswith("speaker set by a reader on")


def test_the_event_of_saying_it_is_of_whom_a_reader_names_and_of_nobody_where_none_is_known(
    tmp_path,
):
    text = "“Tolls will rise,” Mayor Ada Quill said. Ivo Lund visited Norwich last week."
    block = Block("paragraph", 0, len(text))
    add(Store(tmp_path), [replace(ARTICLE, text=text, blocks=(block,))])

    def events():
        rows = open_corpus(tmp_path).timeline(View()).to_dict("records")
        return {row["label"]: [*row["participants"]] for row in rows if "said" in row["label"]}

    before = events()
    assert before == {"Ada Quill said “Tolls will rise”": ["Ada Quill"]}
    where = f"1-{text.index(',')}"
    for speaker, found in (
        ("Ivo Lund", {"Ivo Lund said “Tolls will rise”": ["Ivo Lund"]}),
        ("Cy Venn", {"Cy Venn said “Tolls will rise”": []}),
        ("", {}),
    ):
        amend(Store(tmp_path), "t", "quotation speaker", where, speaker, PARSER)
        assert events() == found
    amend(Store(tmp_path), "t", "quotation speaker", where, None, PARSER)
    assert events() == before


def test_a_tray_says_who_set_what_of_its_items(store):
    said, (told, _) = at("Tolls will rise"), event(store, "visited")
    picks = [
        open_corpus(store.path).pick(*one)
        for one in (("quotation", "t", said), ("event", "t", told))
    ]
    amend(store, "t", "quotation speaker", said, "Ivo Lund", PARSER, who="QL")
    amend(store, "t", "event label", told, "A visit to the toll house", PARSER)
    quotation, visit = items_of(open_corpus(store.path).tray(picks))
    assert ". Speaker set by QL on " in quotation.footnote
    assert "” Set by a reader on " in visit.footnote


def test_what_is_no_quotation_and_no_event_goes(store):
    amend(store, "t", "quotation drop", at("Nobody asked us"), "drop", PARSER)
    where, _ = event(store, "visited")
    amend(store, "t", "event drop", where, "drop", PARSER)
    assert list(said(store).values()) == ["Ada Quill"]
    assert "visited" not in " ".join(open_corpus(store.path).article("t").events["lemma"])
    with pytest.raises(ValueError, match="not enough values"):
        event(store, "visited")


def test_an_event_gets_the_name_days_and_status_that_a_reader_gives(store):
    where, _ = event(store, "visited")
    amend(store, "t", "event label", where, " Lund’s  visit ", PARSER)
    amend(store, "t", "event days", where, "2024-03-02..2024-03-03", PARSER)
    amend(store, "t", "event status", where, "denied", PARSER)
    rows = open_corpus(store.path).timeline(View())
    row = rows[rows["label"] == "Lund’s visit"].iloc[0]
    assert (str(row["first"])[:10], str(row["last"])[:10]) == ("2024-03-02", "2024-03-03")
    assert row["status"] == "denied"
    amend(store, "t", "event status", where, "uncertain", PARSER)
    assert open_corpus(store.path).timeline(View()).empty, "what is not certain is withheld"


def test_a_quotation_gets_other_words_and_is_known_by_both_places(store, parsed):
    old, new = at("Tolls will rise"), at("will rise")
    amend(store, "t", "quotation span", old, new, PARSER)
    assert said(store)["“will rise”"] == "Ada Quill"
    amend(store, "t", "quotation speaker", new, "Ivo Lund", PARSER)
    amend(store, "t", "quotation status", old, "denied", PARSER)
    add(store, [ARTICLE], AddOptions(reparse=True))
    row = open_corpus(store.path).article("t").quotations.iloc[0]
    assert (row["words"], row["speaker"], row["status"]) == ("will rise", "Ivo Lund", "denied")
    for kind, where in (("span", old), ("status", old), ("speaker", new)):
        amend(store, "t", f"quotation {kind}", where, None, PARSER)
    assert tables_of(store.path) == parsed
    for wrong in ("900-990", "7-3", "there"):
        with pytest.raises(ValueError, match="no place"):
            amend(store, "t", "quotation span", old, wrong, PARSER)


PLAIN = (
    "It was grey that day. The quay lay under rain for hours and nobody came. Nothing else was seen. "
    "The rain went on. “Was it?” It was."
)


@pytest.mark.parametrize(
    ("words", "around"),
    [
        ("under rain", "The quay lay under rain for hours and nobody came."),
        (
            "nobody came. Nothing",
            "The quay lay under rain for hours and nobody came. Nothing else was seen.",
        ),
        ("It was.", "It was."),
    ],
)
def test_around_added_words_stands_their_sentence_and_never_the_block(words, around):
    start = PLAIN.index(words)
    article = {"article": "p", "text": PLAIN, "blocks": [{"start": 0, "end": len(PLAIN)}]}
    rows = {name: [] for name in ("mentions", "quotations", "dates", "events")}
    where = f"{start}-{start + len(words)}"
    (row,) = amended(rows | {"articles": [article]}, {(ADD, where): ""})["quotations"]
    assert PLAIN[row["sentence_start"] : row["sentence_end"]] == around


def test_a_quotation_is_no_article():
    long = Article("l", "It rained. " * 200, ())
    rows = {name: [] for name in ("mentions", "quotations", "dates", "events")}
    rows |= {"articles": [{"article": "l", "text": long.text, "blocks": None}]}
    assert amended(rows, {(ADD, f"0-{MOST + 1}"): ""})["quotations"] == []
    with pytest.raises(ValueError, match="choose fewer words"):
        checked("quotation span", f"0-{MOST + 1}")
    with pytest.raises(ValueError, match="choose fewer words"):
        Corrections(Path("nowhere")).amend(long, ADD, f"0-{MOST + 1}", "")


def test_the_last_of_several_corrections_holds_by_whichever_place_it_was_made(store, parsed):
    wide, narrow = at("Tolls will rise"), at("will rise")
    for old, new in ((wide, narrow), (narrow, wide), (wide, narrow)):
        amend(store, "t", "quotation span", old, new, PARSER)
    assert "“will rise”" in said(store)
    amend(store, "t", "quotation speaker", narrow, "Ivo Lund", PARSER)
    amend(store, "t", "quotation speaker", wide, "", PARSER)
    row = open_corpus(store.path).article("t").quotations.iloc[0]
    assert (row["words"], row["known"]) == ("will rise", "reader")
    assert pd.isna(row["speaker"])
    for kind, where in (("speaker", wide), ("span", wide), ("speaker", narrow), ("span", narrow)):
        amend(store, "t", f"quotation {kind}", where, None, PARSER)
    assert tables_of(store.path) == parsed


def test_a_quotation_does_not_take_the_place_of_another(store):
    before = said(store)
    one, other = at("Tolls will rise"), at("Nobody asked us")
    amend(store, "t", "quotation span", one, other, PARSER)
    assert said(store) == before


def test_words_that_were_missed_are_added_as_a_quotation(store, parsed):
    where = at("visited Norwich on 4 March")
    amend(store, "t", "quotation add", where, "Ada Quill", PARSER)
    amend(store, "t", "quotation status", where, "denied", PARSER)
    add(store, [ARTICLE], AddOptions(reparse=True))
    rows = open_corpus(store.path).article("t").quotations
    row = rows[rows["words"] == "visited Norwich on 4 March"].iloc[0]
    assert (row["speaker"], row["kind"], row["known"]) == ("Ada Quill", "indirect", "reader")
    assert row["status"] == "denied"
    assert TEXT[row["sentence_start"] : row["sentence_end"]].startswith("Mayor Ivo Lund visited")
    for kind in ("status", "add"):
        amend(store, "t", f"quotation {kind}", where, None, PARSER)
    assert tables_of(store.path) == parsed


def test_an_event_that_was_missed_is_added_and_stands_on_the_timeline(store, parsed):
    where = at("Nobody asked us")
    amend(store, "t", "event add", where, "Drivers protest", PARSER, who="QL")
    amend(store, "t", "event days", where, "2024-03-01..2024-03-02", PARSER, who="QL")
    amend(store, "t", "event status", where, "planned", PARSER)
    made = tables_of(store.path)
    add(store, [ARTICLE], AddOptions(reparse=True))
    assert tables_of(store.path) == made
    rows = open_corpus(store.path).timeline(View()).set_index("label")
    row = rows.loc["Drivers protest"]
    assert (str(row["first"])[:10], str(row["last"])[:10]) == ("2024-03-01", "2024-03-02")
    assert (row["status"], row["certainty"], row["articles"]) == ("planned", "stated", 1)
    assert row["set_by"].startswith("set by a reader on ")
    assert "Ivo Lund visits Norwich" in rows.index
    amend(store, "t", "event status", where, "uncertain", PARSER)
    assert "Drivers protest" not in open_corpus(store.path).timeline(View())["label"].tolist()
    for kind in ("days", "add", "status"):
        amend(store, "t", f"event {kind}", where, None, PARSER)
    assert tables_of(store.path) == parsed
    amend(store, "t", "event add", event(store, "visited")[0], "A walk", PARSER)
    assert tables_of(store.path) == parsed, "one is there already"


def test_an_event_is_added_with_days_and_status_in_one_entry(store, parsed):
    where = at("Nobody asked us")
    amend(store, "t", "event add", where, "A | B | 1–2 March 2024 | planned", PARSER)
    (entry,) = Corrections(store.path).entries()
    assert entry.value == "A | B | 2024-03-01..2024-03-02 | planned"
    row = open_corpus(store.path).timeline(View()).set_index("label").loc["A | B"]
    assert (str(row["first"])[:10], str(row["last"])[:10]) == ("2024-03-01", "2024-03-02")
    assert (row["status"], row["certainty"]) == ("planned", "stated")
    amend(store, "t", "event add", where, None, PARSER)
    assert tables_of(store.path) == parsed


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("A walk", "A walk"),
        ("A walk | north", "A walk | north"),
        ("  A  walk | 4 March 2024 | denied", "A walk | 2024-03-04 | denied"),
        ("x" * 300 + " | 2024-03-04 | denied", "x" * 200 + " | 2024-03-04 | denied"),
        ("A walk | some day | denied", "A walk | some day | denied"),
        ("A walk | 2024-03-05..2024-03-04 | denied", "A walk | 2024-03-05..2024-03-04 | denied"),
        ("– | 2024-03-04 | denied", None),
    ],
)
def test_an_added_event_is_kept_as_it_can_be_read_again(given, kept):
    if kept is None:
        with pytest.raises(ValueError, match="letters"):
            checked("event add", given)
    else:
        assert checked("event add", given) == kept
        assert checked("event add", kept) == kept


def test_an_event_that_an_older_log_calls_something_with_two_bars_stops_nothing(store):
    where, label = at("Nobody asked us"), "Vote | Norwich council | planned"
    line = Correction("event add", content_of(ARTICLE), label, "2024-01-01T00:00:00", where)
    (store.path / "corrections.jsonl").write_text(json.dumps(asdict(line)) + "\n")
    amend(store, "t", "quotation status", at("Tolls will rise"), "denied", PARSER)
    rows = open_corpus(store.path).article("t").events
    assert label in rows["label"].tolist()


def test_what_fits_nothing_any_more_is_listed_and_what_was_moved_is_not(store):
    amend(store, "t", "quotation span", at("Tolls will rise"), at("will rise"), PARSER)
    amend(store, "t", "quotation speaker", at("Tolls will rise"), "Ivo Lund", PARSER)
    amend(store, "t", "quotation drop", at("Nobody asked us"), "drop", PARSER)
    Corrections(store.path).amend(ARTICLE, "quotation status", at("Norwich"), "denied")
    add(store, [ARTICLE], AddOptions(reparse=True))
    (left,) = open_corpus(store.path).unfitting()
    assert (left.kind, left.where) == ("quotation status", at("Norwich"))
    amend(store, "t", left.kind, left.where, None, PARSER)
    assert open_corpus(store.path).unfitting() == []


def test_what_holds_of_a_quotation_moved_twice_or_dropped_is_not_listed(store):
    first, then, last = at("Tolls will rise"), at("will rise"), at("rise")
    amend(store, "t", "quotation span", first, then, PARSER)
    amend(store, "t", "quotation speaker", first, "Ivo Lund", PARSER)
    amend(store, "t", "quotation span", then, last, PARSER)
    amend(store, "t", "quotation status", at("Nobody asked us"), "denied", PARSER)
    amend(store, "t", "quotation drop", at("Nobody asked us"), "drop", PARSER)
    assert open_corpus(store.path).unfitting() == []
    amend(store, "t", "quotation drop", last, "drop", PARSER)
    assert open_corpus(store.path).unfitting() == []


def test_a_value_that_is_typed_again_takes_nothing_back(store):
    where, kind = at("Tolls will rise"), "quotation speaker"
    for speaker in ("Ada Quill", "Ivo Lund", "Ada Quill"):
        amend(store, "t", kind, where, speaker, PARSER)
    log = Corrections(store.path)
    assert log.previous(log.holding()[0]) == "Ivo Lund"
    amend(store, "t", kind, where, "Ivo Lund", PARSER, why=BACK)
    log = Corrections(store.path)
    assert log.previous(log.holding()[0]) == "Ada Quill"


def test_what_was_said_of_an_added_item_goes_with_it(store, parsed):
    where, longer = at("Nobody asked us"), at("“Nobody asked us,”")
    amend(store, "t", "event add", where, "Drivers protest", PARSER)
    amend(store, "t", "event days", where, "2024-03-01", PARSER)
    amend(store, "t", "quotation add", at("Ivo Lund visited"), "Ada Quill", PARSER)
    amend(
        store, "t", "quotation span", at("Ivo Lund visited"), at("Mayor Ivo Lund visited"), PARSER
    )
    amend(store, "t", "quotation kind", at("Mayor Ivo Lund visited"), "direct", PARSER)
    amend(store, "t", "quotation speaker", longer, "Ada Quill", PARSER)
    amend(store, "t", "event add", where, None, PARSER)
    amend(store, "t", "quotation add", at("Ivo Lund visited"), None, PARSER)
    (left,) = Corrections(store.path).holding()
    assert (left.kind, left.where) == ("quotation speaker", longer)
    amend(store, "t", "quotation speaker", longer, None, PARSER)
    assert tables_of(store.path) == parsed


def test_a_correction_holds_in_all_articles_of_the_text(store, tmp_path):
    add(store, [replace(ARTICLE, id="u", source="The Courier")])
    amend(store, "u", "quotation speaker", at("Tolls will rise"), "Ivo Lund", PARSER)
    assert open_corpus(store.path).count_quotations(View(speaker=("Ivo Lund",))) == 4
    other = Store(tmp_path / "other")
    add(other, [ARTICLE, replace(ARTICLE, id="u", source="The Courier")])
    take_corrections(other, Corrections(store.path).entries(), PARSER)
    assert tables_of(other.path) == tables_of(store.path)


def test_undo_restores_the_tables_in_any_order(store, parsed):
    where, _ = event(store, "visited")
    made = [
        ("quotation speaker", at("Tolls will rise"), "Ivo Lund"),
        ("quotation status", at("Nobody asked us"), "denied"),
        ("event label", where, "Visit"),
        ("event drop", where, "drop"),
    ]
    for kind, place, value in made:
        amend(store, "t", kind, place, value, PARSER)
    assert tables_of(store.path) != parsed
    random.Random(5).shuffle(made)
    for kind, place, _ in made:
        amend(store, "t", kind, place, None, PARSER)
    assert tables_of(store.path) == parsed


def test_a_description_in_small_letters_stays_unnamed(store):
    amend(store, "t", "quotation speaker", at("Tolls will rise"), "second official", PARSER)
    unnamed = open_corpus(store.path).unnamed_sources(View())
    assert unnamed[["speaker", "quotations"]].to_numpy().tolist() == [["second official", 1]]
    amend(store, "t", "quotation speaker", at("Tolls will rise"), "Second Official", PARSER)
    assert open_corpus(store.path).unnamed_sources(View()).empty


def test_a_correction_holds_for_the_same_files_again_and_for_a_new_parse(store):
    amend(store, "t", "quotation speaker", at("Tolls will rise"), "Ivo Lund", PARSER, why="heard")
    corrected = tables_of(store.path)
    assert add(Store(store.path), [ARTICLE], AddOptions(reparse=True)).unchanged == 1
    assert tables_of(store.path) == corrected
    other = Store(store.path.with_name("again"))
    other.path.mkdir()
    log = "corrections.jsonl"
    (other.path / log).write_bytes((store.path / log).read_bytes())
    add(other, [ARTICLE])
    assert tables_of(other.path) == corrected
    (entry,) = Corrections(other.path).holding(content_of(ARTICLE))
    assert (entry.words, entry.why) == ("Tolls will rise", "heard")


def test_the_later_of_two_corrections_holds_and_both_are_kept(store):
    for name in ("Ada Byron", "Ivo Lund"):
        amend(store, "t", "quotation speaker", at("Tolls will rise"), name, PARSER)
    assert list(said(store).values()) == ["Ivo Lund", "Ivo Lund"]
    assert [one.value for one in Corrections(store.path).entries()] == ["Ada Byron", "Ivo Lund"]


def test_where_nothing_is_found_a_correction_changes_nothing(store, parsed):
    amend(store, "t", "quotation speaker", at("Norwich"), "Ivo Lund", PARSER)
    assert tables_of(store.path) == parsed


@pytest.mark.parametrize(
    ("kind", "value", "why"),
    [
        ("quotation mood", "angry", "is no kind of correction"),
        ("quotation status", "shouted", "is no quotation status: said"),
        ("event days", "yesterday", "is no day"),
        ("event days", "2024-03-05..2024-03-01", "ends before it begins"),
        ("event label", " – ", "has letters"),
    ],
)
def test_what_cannot_be_a_correction_is_refused_in_a_sentence(kind, value, why):
    with pytest.raises(ValueError, match=why):
        checked(kind, value)


@pytest.mark.parametrize("where", ["", "5", "9-5", "0-100000", "-1-5", "a-b"])
def test_a_place_outside_the_text_is_refused(store, where):
    with pytest.raises(ValueError, match="no place in the article"):
        amend(store, "t", "quotation drop", where, "drop", PARSER)


def test_names_have_no_signs_that_turn_the_line():
    assert checked("quotation speaker", " Ivo\u202e  Lund ") == "Ivo Lund"
    assert len(checked("event label", "a" * 999)) == 200
    assert {kind.split()[0] for kind in get_args(Amendment)} == {"quotation", "event", "date"}


def test_a_colleague_takes_over_a_log_and_hears_of_what_is_not_there(store, tmp_path):
    amend(store, "t", "quotation speaker", at("Tolls will rise"), "Ivo Lund", PARSER, why="heard")
    state(store, "t", "published", "2024-03-06", PARSER)
    lines = [json.dumps(asdict(one)) for one in Corrections(store.path).holding()]
    other = Store(tmp_path / "other")
    add(other, [replace(ARTICLE, id="elsewhere"), replace(ARTICLE, id="b", text="It rained.")])
    foreign = json.dumps({"kind": "source", "content": "0", "value": "Sea Log"})
    (missing,) = take_corrections(other, read_corrections([*lines, "", foreign]), PARSER)
    assert missing.value == "Sea Log"
    rows = open_corpus(other.path).quotations(View(), sort="text")
    assert rows["speaker"].tolist() == ["Ivo Lund", "Ivo Lund"]
    assert open_corpus(other.path).article("elsewhere").article.published == "2024-03-06"


@pytest.mark.parametrize(
    "line", ["nonsense", "[]", "3", '{"kind": "source"}', '{"kind": 3, "content": "x"}', "[" * 9999]
)
def test_what_is_no_line_of_a_log_is_named(line):
    with pytest.raises(ValueError, match="Line 2 is no correction"):
        read_corrections(["", line])


def test_a_correction_of_a_kind_that_there_is_not_is_not_taken_over(store):
    content = content_of(ARTICLE)
    before = Corrections(store.path).entries()
    entries = [
        Correction("source", content, "Sea Log", ""),
        Correction("mood", content, "angry", ""),
    ]
    with pytest.raises(ValueError, match="needs its place"):
        take_corrections(store, entries, PARSER)
    assert Corrections(store.path).entries() == before
