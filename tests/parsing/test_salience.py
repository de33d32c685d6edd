"""How much an article is about somebody: pronouns, headline, lead and spread; all is invented."""

import functools

from dashboard.intake import article_from_text
from dashboard.parsing.parser import Parser


@functools.cache
def parser():
    return Parser()


def found(text):
    return parser().parse(article_from_text("a", text, "2031-05-10", identify=False))


def pronouns(text):
    return [(text[m.start : m.end], m.name) for m in found(text).pronouns]


def weights(text):
    return {m.name: m.salience for m in found(text).mentions}


def test_he_and_his_are_the_man_named_before():
    text = "Mr. Ivo Lund opened the bridge on Monday. He thanked his staff."
    assert pronouns(text) == [("He", "Ivo Lund"), ("his", "Ivo Lund")]


def test_i_is_who_speaks_and_nobody_outside_a_quotation():
    text = "“I am glad, and my staff is glad,” said Mrs. Ada Quist.\n\nI was there too."
    assert pronouns(text) == [("I", "Ada Quist"), ("my", "Ada Quist")]


def test_a_pronoun_that_may_mean_two_counts_for_neither():
    text = "It was Jonas Brandt, then Emil Renner. He left."
    assert pronouns(text) == []


def test_pronouns_are_no_mentions_of_their_own():
    kinds = {m.kind for m in found("Mr. Ivo Lund spoke. He left.").mentions}
    assert kinds == {"name"}


def test_pronouns_count_for_salience():
    text = "Peru and Ivo Lund.\n\nMr. Ivo Lund came. He sat. He rose. He left. Peru paid."
    assert weights(text)["Ivo Lund"] > weights(text)["Peru"]


def test_what_is_spread_over_an_article_weighs_more_than_what_stands_in_one_place():
    filler = "Nothing of note was said for a while. " * 12
    text = f"It rained.\n\n{filler}Peru, Peru and Peru. Kenya. {filler}Kenya. {filler}Kenya."
    assert weights(text)["Kenya"] > weights(text)["Peru"]


def test_salience_lies_between_0_and_1_and_something_has_1():
    values = weights("Kenya and Peru signed. Kenya paid for the harbour in Mombasa.")
    assert max(values.values()) == 1.0
    assert all(0 < value <= 1 for value in values.values())
