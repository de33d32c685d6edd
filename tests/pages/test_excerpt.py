"""Long quotations shown in part; all words are invented."""

import pytest

from dashboard.page.components.excerpt import LONG, PART, part, said

SENTENCES = [f"Sentence {n} speaks of the harbour and of nothing else at all." for n in range(40)]
SPEECH = " ".join([*SENTENCES[:20], "Then Ada Lund came in and sat down.", *SENTENCES[20:]])


def test_a_short_quotation_is_shown_whole():
    assert said("We keep it open.", [], "direct") == (
        '<blockquote><p class="said direct"><bdi>We keep it open.</bdi></p></blockquote>'
    )


def test_a_long_one_is_cut_around_the_name_and_kept_whole_below():
    html = said(SPEECH, [], "direct", ["Ada Lund"])
    shown, whole = html.split("<details>")
    assert "Then Ada Lund came in and sat down." in shown
    assert "Sentence 0 " not in shown
    assert "<summary>All 488 words</summary>" in whole
    assert SPEECH in whole


def test_a_word_searched_for_comes_before_a_name():
    place = SPEECH.index("Sentence 3 ")
    html = said(SPEECH, [(place, place + 8)], "direct", ["Ada Lund"])
    assert "<mark>Sentence</mark> 3" in html.split("<details>")[0]


def test_hostile_words_stay_words():
    assert "<script>" not in said("<script>x</script> " * 60, [], "direct", ["x"])


@pytest.mark.parametrize("place", [0, 5, 900, len(SPEECH) - 3])
def test_a_part_holds_its_place_and_is_short(place):
    start, end = part(SPEECH, place)
    assert start <= place < end <= len(SPEECH)
    assert end - start <= PART < LONG
    assert start == 0 or SPEECH[start - 1].isspace()


def test_a_text_without_sentences_is_cut_between_words():
    words = "harbour " * 300
    start, end = part(words, 1200)
    assert (
        words[start:end].split(maxsplit=1)[0]
        == words[start:end].rsplit(maxsplit=1)[-1]
        == "harbour"
    )


@pytest.mark.parametrize("words", ["港" * 900, "a " + "x" * 900, "x" * 880 + " a b"])
@pytest.mark.parametrize("place", [0, 1, 500, 880])
def test_a_text_without_blanks_is_cut_at_its_place(words, place):
    start, end = part(words, place)
    assert start <= place < end <= len(words)
    assert end - start <= PART


def test_a_part_keeps_the_mark_that_closes_its_last_sentence():
    words = "“We go on.” " * 80
    start, end = part(words, 600)
    assert words[start:end].endswith(".”")


def test_marks_of_omission_are_not_doubled():
    words = " … ".join(f"“{sentence}”" for sentence in SENTENCES)
    assert "… …" not in said(words, [], "direct", ["Sentence 20"])
