"""Typography is folded once: every stage answers the same for one text in all its printed forms."""

import functools
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.model import Annotations, Article, Block
from dashboard.parsing.parser import ALL_STAGES, Parser
from dashboard.parsing.typography import fold

PRINTED = {'"': "“”", "'": "‘’", " - ": " – "}
TEXT = """Norway hasn't left the Harbour Treaty, Odd Tveit said on 3 May 2024.
"We didn't sign it," Foreign Minister Ines Halvorsen told reporters in Oslo. "It won't happen."
Ms. Halvorsen's deputy - a former judge - met Chile's ambassador, Ana O'Dwyer, last Tuesday - and left.
The mayor said: "They called it 'a farce' in March 2023." Critics weren't convinced; Lund wasn't either.
HALVORSEN: We'll visit Bergen next week, and I don't expect a row.
TVEIT: Isn't the ministers' meeting on June 12-14?"""
BLANKS = [place for place, sign in enumerate(TEXT) if sign == " "]
INSIDE = [n for n in range(1, len(TEXT)) if TEXT[n - 1].isalpha() and TEXT[n].isalpha()]


@functools.cache
def parser() -> Parser:
    return Parser()


def parsed(text: str, stages=ALL_STAGES) -> Annotations:
    lines = text.split("\n")
    starts = [sum(len(line) + 1 for line in lines[:number]) for number in range(len(lines))]
    blocks = tuple(
        Block("paragraph", start, start + len(line))
        for start, line in zip(starts, lines, strict=True)
    )
    return parser().parse(Article("a", text, blocks, published="2024-05-06"), stages)


@functools.cache
def typed() -> Annotations:
    return parsed(TEXT)


def typeset(text: str) -> str:
    """Return the text as a typesetter prints it, character for character."""
    out = []
    for place, sign in enumerate(text):
        opens = place == 0 or text[place - 1] in " \n\"'"
        dash = sign == "-" and (text[place - 1] + text[place + 1] == "  " or text[place - 1] == "2")
        curly = PRINTED.get(sign)
        out.append("–" if dash else sign if curly is None else curly[0 if opens else 1])
    return "".join(out)


def test_the_text_of_the_law_makes_every_stage_speak():
    found = typed()
    assert {e.status for e in found.events} >= {"happened", "denied", "planned"}
    assert len(found.quotations) > 5
    assert len(found.dates) > 4
    assert len(found.mentions) > 8


def test_typewriter_and_typesetter_are_read_alike():
    printed = typeset(TEXT)
    assert {*"“”‘’–"} <= {*printed}
    assert parsed(printed) == typed()


@pytest.mark.parametrize("stage", sorted(ALL_STAGES))
def test_each_stage_by_itself_reads_both_alike(stage):
    assert parsed(typeset(TEXT), frozenset({stage})) == parsed(TEXT, frozenset({stage}))


@pytest.mark.slow
@settings(deadline=None, max_examples=12)
@given(st.sets(st.sampled_from(BLANKS)), st.sampled_from("\u00a0\u202f\u2009\u2002"))
def test_a_space_of_any_kind_is_a_space(places, blank):
    text = "".join(blank if n in places else sign for n, sign in enumerate(TEXT))
    assert parsed(text) == typed()


@pytest.mark.slow
@settings(deadline=None, max_examples=8)
@given(st.sets(st.sampled_from(INSIDE), max_size=30), st.sampled_from("\u00ad\u200b\u2060"))
def test_what_nobody_sees_moves_offsets_and_nothing_else(places, unseen):
    text = "".join(unseen + sign if n in places else sign for n, sign in enumerate(TEXT))
    found, expected = parsed(text), typed()

    def seen(spans, of):
        return [of[one.start : one.end].replace(unseen, "") for one in spans]

    for stage in ("mentions", "quotations", "dates", "events", "pronouns"):
        ours, theirs = getattr(found, stage), getattr(expected, stage)
        assert seen(ours, text) == seen(theirs, TEXT)
    assert [replace(e, start=0, end=0, head_start=0, head_end=0, date_start=0, date_end=0) for e in found.events] == [
        replace(e, start=0, end=0, head_start=0, head_end=0, date_start=0, date_end=0) for e in expected.events
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        ("a --- b", "a --- b"),
        ("It rose—again", "It rose—again"),
        ("It rose--again", "It rose—again"),
        ("open — or shut", "open – or shut"),
        ("open -- or shut", "open – or shut"),
        ("2010–2012, Paris–Dakar", "2010-2012, Paris-Dakar"),
        ("``Yes,'' he said", '"Yes," he said'),
        ("wait…", "wait..."),
        ("\x93It\x92s old,\x94 he said", '"It\'s old," he said'),
        ("open \x96 or shut, 2010\x962012, rose\x97again", "open – or shut, 2010-2012, rose—again"),
        ("Norway hasn´t and can`t", "Norway hasn't and can't"),
        ("`code` and ´accent´", "`code` and ´accent´"),
        ("„It is old,“ he said", '"It is old," he said'),
        ("open \u2011 or \u2010 shut", "open – or – shut"),
        ("twenty\u2011two", "twenty-two"),
        ("\u202aOslo\u202c, \u2067Bergen\u2069\u061c", "Oslo, Bergen"),
        ("South\u00a0China\u202fSea", "South China Sea"),
        ("co\u00adopera\u00adtion", "cooperation"),
    ],
)
def test_what_the_stages_read(printed, read):
    assert fold(Article("a", printed, ())).article.text == read


@pytest.mark.parametrize("apostrophe", ["'", "’", "\x92", "´", "`"])
def test_a_negation_is_kept_however_its_apostrophe_is_printed(apostrophe):
    text = f"Jonas Vey can{apostrophe}t leave the United Kingdom, and Norway hasn{apostrophe}t left it."
    found = [(e.status, e.label) for e in parsed(text).events]
    assert [status for status, _ in found] == ["uncertain", "denied"]
    assert "can’t leave" in found[0][1]


def test_blocks_stand_where_their_words_stand():
    text = "Head\u00adline…\nText"
    blocks = (Block("title", 0, 10), Block("paragraph", 11, 15))
    folded = fold(Article("a", text, blocks)).article
    assert [folded.text[b.start : b.end] for b in folded.blocks] == ["Headline...", "Text"]


def test_plain_text_is_left_as_it_is():
    article = Article("a", "Nothing to fold here.", ())
    assert fold(article).article is article


@pytest.mark.parametrize(
    "furniture",
    [
        "Slideshow (3 images) ",
        "REUTERS/Ola Berg ",
        "REUTERS/Ola Berg/File Photo ",
        "Ben Berg/Pool via REUTERS/File Photo ",
    ],
)
def test_a_photo_credit_among_sentences_parts_them(quote, furniture):
    text = f"{furniture}ULM (Reuters) - The bridge is closed after a fire, the mayor said."
    (found,) = quote(text)
    assert text[found.start : found.end] == "The bridge is closed after a fire"
    text = f"Mara Lindt in Ulm. {furniture}In her first speech, Lindt said the bridge was safe."
    (found,) = quote(text)
    assert (found.speaker, text[found.start : found.end]) == (
        "Mara Lindt",
        "the bridge was safe",
    )


def test_a_poll_of_two_papers_is_no_photo_credit():
    text = "An ABC/Washington Post poll and a Reuters/Ipsos Poll found that few agree."
    assert fold(Article("a", text, ())).article.text == text
