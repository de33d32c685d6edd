import pytest

from dashboard.intake.character_cleaning import scrub, scrub_line
from dashboard.intake.draft import Draft, Part, finish
from dashboard.model import Article


def test_control_characters_go_with_a_count():
    scrubbed = scrub("The pi\x00er\x07 opens.")
    assert scrubbed.text == "The pier opens."
    assert scrubbed.warnings == ("control_characters: 2",)


def test_lone_surrogates_become_the_replacement_and_the_rest_stays():
    scrubbed = scrub("before \ud800 after")
    assert scrubbed.text == "before \ufffd after"
    assert scrubbed.warnings == ("lone_surrogates: 1",)


def test_surrogate_pairs_become_their_character():
    assert scrub("\ud83d\ude00").text == "\U0001f600"


def test_double_encoding_is_repaired_where_the_way_back_is_exact():
    scrubbed = scrub("â€œThe pier,â€\x9d she said, is â‚¬5 wide.")
    assert scrubbed.text == "“The pier,” she said, is €5 wide."
    assert scrubbed.warnings == ("mojibake_repaired: 1",)


def test_letters_are_repaired_where_the_line_holds_marks_of_its_own():
    scrubbed = scrub("“PeÃ±a and TomÃ¡s left the Ã©lan behind,” said Roe. Â A NÃO vote.")
    assert scrubbed.text == "“Peña and Tomás left the élan behind,” said Roe. Â A NÃO vote."


def garbled(text, times):
    for _ in range(times):
        text = "".join(bytes([byte]).decode("cp1252", "replace") for byte in text.encode())
        text = text.replace("\ufffd", "\x9d")
    return text


@pytest.mark.parametrize("times", [1, 2, 3])
def test_marks_are_repaired_however_often_they_were_garbled(times):
    plain = "“It doesn’t open — no,” said Peña."
    assert scrub(garbled(plain, times)).text == plain
    beside = f"“Yes.” {garbled(plain, times)}"  # marks of its own in the same line
    assert scrub(beside).text == f"“Yes.” {plain}"
    assert scrub(beside.replace("\x9d", "")).text == f"“Yes.” {plain}"


def test_text_that_was_read_as_latin_1_twice_is_repaired():
    once = "José Peña’s pier".encode().decode("latin-1")
    assert scrub(once.encode().decode("latin-1")).text == "José Peña’s pier"


def test_text_that_only_looks_double_encoded_is_left():
    assert scrub("São Ângelo – Ã€ table, 市").text == "São Ângelo – Ã€ table, 市"


def test_direction_marks_leave_titles_and_stay_in_bodies():
    assert scrub_line("The\u202e pier") == "The pier"
    assert scrub("The\u202e pier").warnings == ("direction_marks: 1",)


def test_soft_hyphens_and_zero_width_marks_are_removed():
    assert scrub("Hafen\u00admeister\u200b").text == "Hafenmeister"


@pytest.mark.parametrize(
    ("source", "mixed"),
    [
        ("The Bay Courier", False),
        ("Тhe Bay Courier", True),
        ("The Вay Courier", True),
        ("Коммерсант", False),
        ("Коммерсант and The Bay", False),
        ("Η Καθημερινή", False),
    ],
)
def test_a_name_that_poses_as_another_is_kept_and_warned_of(source, mixed):
    article = finish(Draft(title="Pier", source=source, body=[Part("paragraph", "It opened.")]))
    assert isinstance(article, Article)
    assert article.source == source
    assert ("mixed_scripts: source" in article.warnings) == mixed


def test_marks_that_nobody_sees_leave_the_fields():
    draft = Draft(
        title="Pi\u200ber \u202eopens", source="Bay\u2060 Courier\ufeff", byline="Ida\u00ad Brandt"
    )
    article = finish(draft)
    assert isinstance(article, Article)
    assert (article.title, article.source, article.byline) == (
        "Pier opens",
        "Bay Courier",
        "Ida Brandt",
    )
