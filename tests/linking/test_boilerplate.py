"""Forms: documents that share their wording and tell of different things are no copies."""

import random

import pytest

from dashboard.linking.boilerplate import Wording, of_one_form
from dashboard.linking.copies import link_copies
from dashboard.model import Article, Block

MEMORANDUM = (
    "The governments of Norvane and {0} signed a memorandum on the safety of harbours today. Harbour"
    " Minister Ada Ferring signed it with Ambassador {1} in the old customs house. The paper lets"
    " pilots of Norvane and {0} learn from each other, and opens the yards of {2} to the engineers"
    " of both.\nIt is a first step. Engineers of {0} will come to the school of pilots in the autumn,"
    " and Ambassador {1} thanked the minister for her patience. The paper holds for {3} years and"
    " may be ended by either side with a notice of half a year."
)
CALL = (
    "The spokesperson said: Minister Ada Ferring spoke today with {0}. They talked of the harbour"
    " and of the ferry to the islands, and of {1}. The minister stressed that the ferry must sail"
    " in winter too, and thanked her colleague for the work of the last months on the timetable."
)


def article(name, text, published="2031-03-04", title=None):
    blocks, start = [], 0
    for paragraph in text.split("\n"):
        blocks.append(Block("paragraph", start, start + len(paragraph)))
        start += len(paragraph) + 1
    return Article(name, text, tuple(blocks), title=title, published=published)


def folded(one, two):
    return len(set(link_copies([one, two]).values())) == 1


def test_one_paper_signed_with_two_countries_is_two_documents():
    one = article("a", MEMORANDUM.format("Tessmark", "Ilo Brandt", "Port Tessa", "five"))
    two = article("b", MEMORANDUM.format("Quellin", "Mara Oste", "Quell Bay", "seven"))
    assert not folded(one, two)
    assert folded(one, article("c", one.text, "2031-03-09"))


def test_headlines_of_one_form_part_two_calls_of_one_day():
    one = CALL.format("the harbour minister of Tessmark, Ilo Brandt", "dredging in the strait")
    two = CALL.format("Governor Mara Oste", "the price of tickets for islanders and their cars")
    titles = "Minister Ferring’s call with {}".format
    assert not folded(
        article("a", one, title=titles("Tessmark minister Brandt")),
        article("b", two, title=titles("Governor Oste")),
    )


def test_two_issues_of_a_series_are_two_documents():
    text = CALL.format("nobody", "nothing")
    titles = "Public schedule, 1{} July 2031".format
    assert not folded(article("a", text, title=titles(4)), article("b", text, title=titles(5)))
    assert folded(article("a", text, title=titles(4)), article("b", text, title=titles(4)))


def test_a_call_of_next_month_is_another_call():
    one = CALL.format("her colleague Ilo Brandt", "dredging in the strait and its cost")
    two = CALL.format("her colleague Ilo Brandt", "how many boats the islands can have by May")
    title = "Minister Ferring’s call with Ilo Brandt"
    first = article("a", one, title=title)
    assert folded(first, article("b", two, "2031-03-05", title))
    assert not folded(first, article("b", two, "2031-04-05", title))


def test_what_a_briefing_reads_out_in_its_own_words_is_no_copy_of_it():
    chance = random.Random(1)
    talk = " ".join("".join(chance.choices("abcdefghij", k=5)) for _ in range(900))
    told = CALL.format("her colleague Ilo Brandt", "dredging in the strait")
    read = told.replace("talked of", "also, well, talked a bit about").replace(
        "must sail", "has to"
    )
    assert not folded(article("a", told), article("b", f"{read}\n{talk}"))
    assert folded(article("a", told), article("b", f"{told}\n{talk}"))


def test_a_rewritten_headline_parts_no_copies():
    text = MEMORANDUM.format("Tessmark", "Ilo Brandt", "Port Tessa", "five")
    one = article("a", text, title="Norvane signs a paper with Tessmark")
    assert folded(one, article("b", text, "2031-03-20", title="Norvane signs a deal with Tessmark"))


@pytest.mark.parametrize("text", ["", "\n\n", "1 2 3", "“", "Only five words stand here."])
def test_texts_without_anything_to_compare_are_of_no_form(text):
    assert not of_one_form(Wording(article("a", text)), Wording(article("b", text)))
