from dashboard.intake.scrubbing import scrub, scrub_line


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


def test_text_that_only_looks_double_encoded_is_left():
    assert scrub("São Ângelo – Ã€ table, 市").text == "São Ângelo – Ã€ table, 市"


def test_direction_marks_leave_titles_and_stay_in_bodies():
    assert scrub_line("The\u202e pier") == "The pier"
    assert scrub("The\u202e pier").warnings == ("direction_marks: 1",)


def test_soft_hyphens_and_zero_width_marks_are_removed():
    assert scrub("Hafen\u00admeister\u200b").text == "Hafenmeister"
