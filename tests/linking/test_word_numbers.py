"""The words of a text as numbers: the same words that the regular expression finds."""

import re

from hypothesis import given
from hypothesis import strategies as st

from dashboard.linking.word_numbers import words_at

TEXTS = st.text(
    st.one_of(st.sampled_from('aAbZ_9 .,-’“”"\n\x00éÉßİΣσς中'), st.characters()), max_size=60
)


def folded(word):
    return "".join(letter.lower()[0] for letter in word)


@given(TEXTS)
def test_words_begin_where_the_expression_finds_them(text):
    _, starts = words_at(text)
    assert starts.tolist() == [match.start() for match in re.finditer(r"\w+", text)]


@given(TEXTS, TEXTS)
def test_two_words_have_one_number_where_they_are_the_same_in_small_letters(one, other):
    words = [match[0] for text in (one, other) for match in re.finditer(r"\w+", text)]
    numbers = [number for text in (one, other) for number in words_at(text)[0].tolist()]
    assert 0 not in numbers
    pairs = set(zip(map(folded, words), numbers, strict=True))
    assert len(pairs) == len({word for word, _ in pairs}) == len({number for _, number in pairs})


def test_a_word_of_a_million_letters_is_a_word():
    numbers, starts = words_at("so " + "a" * 1_000_000)
    assert (len(set(numbers.tolist())), starts.tolist()) == (2, [0, 3])
