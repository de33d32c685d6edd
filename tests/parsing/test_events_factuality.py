"""Factuality is composed: each governor of a clause says what its signature says of what is below it."""

import functools

import pytest
from telling import event_at

from dashboard.model import Article
from dashboard.parsing.analysis import Analyser
from dashboard.parsing.events.clauses import find_clauses
from dashboard.parsing.events.factuality import status_of
from dashboard.parsing.factuality import Factuality, compose
from dashboard.parsing.factuality.nouns import applied
from dashboard.parsing.lexicon import Signature, load, signatures
from dashboard.parsing.typography import fold


@functools.cache
def analyser() -> Analyser:
    return Analyser()


def status_in(text: str, word: str) -> str:
    """Return the status of the clause whose head begins with a word, whether or not it is listed."""
    document = analyser().analyse(fold(Article("a", text, ())).article).document.copy()
    (clause,) = [c for c in find_clauses(document) if document.lower[c.head].startswith(word)]
    return status_of(Factuality(document), clause)


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Norland managed to close the port.", "happened"),
        ("Norland did not manage to close the port.", "denied"),
        ("Norland failed to close the port.", "denied"),
        ("Norland did not fail to close the port.", "happened"),
        ("Norland tried to close the port.", "uncertain"),
        ("Norland did not try to close the port.", "denied"),
        ("Norland may have managed to close the port.", "uncertain"),
        ("Norland refused to help Baker close the port.", "denied"),
        ("Norland regretted closing the port.", "happened"),
        ("Norland did not regret closing the port.", "happened"),
        ("Norland was forced to close the port.", "happened"),
        ("Norland wanted to close the port.", "uncertain"),
        ("Norland asked Baker to close the port.", "uncertain"),
        ("Baker was told to close the port.", "uncertain"),
        ("Baker was accused of closing the port.", "uncertain"),
        ("Baker was accused Monday of trying to close the port.", "uncertain"),
        ("Baker is suspected of closing the port.", "uncertain"),
        ("It is alleged that Baker closed the port.", "uncertain"),
        ("Norland claims that Baker closed the port.", "uncertain"),
        ("Baker begged Norland not to close the port.", "uncertain"),
        ("Baker was able to say why Norland closed the port.", "happened"),
        ("Norland is able to close the port.", "uncertain"),
        ("Norland is unable to close the port.", "denied"),
        ("Norland is unlikely to close the port.", "uncertain"),
        ("Norland is due to close the port on June 3.", "planned"),
        ("Norland pledged to close the port.", "planned"),
        ("Norland left without closing the port.", "denied"),
        ("Far from closing the port, Norland widened it.", "denied"),
        ("Norland almost closed the port.", "denied"),
        ("Norland was not able to close the port.", "denied"),
        ("Norland refrained from closing the port.", "denied"),
        ("Norland did not refrain from closing the port.", "happened"),
        ("Norland stopped short of closing the port.", "denied"),
        ("Norland neither built nor closed the port.", "denied"),
        ("Norland allegedly closed the port.", "uncertain"),
        ("Nobody closed the port.", "denied"),
        ("No minister closed the port.", "denied"),
        ("Baker spoke of the goal of closing the port.", "uncertain"),
        ("There is no evidence that Baker closed the port.", "uncertain"),
        ("Norland could not close the port.", "denied"),
        ("Norland can't close the port.", "uncertain"),
        ("Norland hasn’t closed the port.", "denied"),
        ("Norland sent ships to close the port.", "uncertain"),
        ("Norland prevented Baker from closing the port.", "denied"),
        ("Norland suggested that Baker close the port.", "uncertain"),
        ("Norland said that Baker closed the port.", "happened"),
        ("Norland didn't say that Baker closed the port.", "uncertain"),
        ("Norland closed the port.", "happened"),
    ],
)
def test_governors_say_whether_it_came_about(text, status):
    assert status_in(text, "closing" if "closing" in text else "close") == status


@pytest.mark.parametrize(
    ("text", "word", "status"),
    [
        ("Baker said: “Norland shot two fishermen on the pier.”", "shot", "uncertain"),
        ("Baker said: “Norland opened two schools on the hill.”", "opened", "happened"),
        ("The mayor said Norland shot two fishermen on the pier.", "shot", "uncertain"),
        ("Norland shot two fishermen on the pier, the mayor said.", "shot", "uncertain"),
        ("According to the mayor, Norland shot two fishermen.", "shot", "uncertain"),
        ("The mayor said two fishermen were shot on the pier.", "shot", "happened"),
        ("The mayor confirmed Norland shot two fishermen on the pier.", "shot", "happened"),
        ("The mayor said Norland opened two schools on the hill.", "opened", "happened"),
        ("Remember the quest to shell the port?", "shell", "uncertain"),
        ("Norland was charged with the murder of a fisherman.", "murder", "happened"),
        ("Baker spoke of the threat of a strike.", "strike", "uncertain"),
        ("Baker was hurt during the strike.", "strike", "happened"),
        ("Norland prevented a raid on the port.", "raid", "denied"),
        ("Norland made an attempt to shell the port.", "shell", "uncertain"),
        ("Norland had no plan to shell the port.", "shell", "denied"),
        ("Baker spoke of a plan to shell the port.", "shell", "planned"),
    ],
)
def test_a_deed_that_a_source_alone_asserts_is_a_claim(text, word, status):
    assert status_in(text, word) == status


def test_what_happened_is_not_merged_with_what_did_not():
    text = "Baker closed the port on Monday. Tom Lund did not close the port on Monday."
    assert event_at(text, "closed").event != event_at(text, "close ").event


@pytest.mark.parametrize("lent", ["happened", "planned", "denied", "uncertain"])
def test_nothing_under_doubt_or_denial_is_a_fact(lent):
    for own in (None, "happened", "planned", "denied", "uncertain"):
        found = compose(own, lent)
        if lent in ("denied", "uncertain"):
            assert found in ("denied", "uncertain")
        if own in ("denied", "uncertain"):
            assert found != "happened"


def test_a_word_has_one_signature_for_a_part_of_speech():
    for part in ("verbs", "nouns", "adjectives"):
        listed = [
            w
            for group in load("factuality")["groups"].values()
            for w in group.get(part, "").split()
        ]
        assert len(listed) == len(signatures(part)) == len({*listed})


def test_only_what_is_known_anyway_outlives_an_uncertain_governor():
    for word, signature in signatures("verbs").items():
        known = signature.so == signature.not_so == "happened"
        assert (applied(signature, "uncertain") == "happened") == known, word
        assert applied(signature, "happened") == signature.so
    assert applied(Signature("fails", "denied", "happened"), "denied") == "happened"


@pytest.mark.parametrize(
    "text",
    [
        "The reported raid in Norland shocked Baker.",
        "An unconfirmed raid in Norland worried Baker.",
        "Baker read accounts of a raid in Norland.",
    ],
)
def test_what_is_only_reported_is_uncertain(text):
    assert status_in(text, "raid") == "uncertain"


@pytest.mark.parametrize(
    ("text", "word", "status"),
    [
        ("Baker was acquitted of robbing Park.", "robbing", "denied"),
        ("Baker was cleared Monday of robbing Park.", "robbing", "denied"),
        ("A jury acquitted two guards of robbing Park.", "robbing", "denied"),
        ("Baker was not acquitted of robbing Park.", "robbing", "uncertain"),
        ("Baker hopes to be exonerated of robbing Park.", "robbing", "uncertain"),
        ("Baker was acquitted of the theft of a boat.", "theft", "uncertain"),
        ("A jury acquitted Tom Baker of the theft of a boat.", "theft", "uncertain"),
        ("A jury absolved two guards of the theft of a boat.", "theft", "uncertain"),
        ("Baker was found not guilty of the theft of a boat.", "theft", "uncertain"),
        ("Baker was convicted of the theft of a boat.", "theft", "happened"),
        ("Crews cleared the scene of the crash.", "crash", "happened"),
    ],
)
def test_what_somebody_is_cleared_of_is_not_told_as_a_fact(text, word, status):
    assert status_in(text, word) == status


@pytest.mark.parametrize("verb", ["acquitted", "cleared", "found not guilty"])
def test_what_somebody_is_cleared_of_was_not_on_the_day_of_the_verdict(verb):
    event = event_at(f"Tom Baker was {verb} of the theft of a boat on Tuesday.", "theft")
    assert (event.first, event.relation) == (None, "publication or earlier")


@pytest.mark.parametrize("form", ["raping", "raped"])
def test_the_forms_of_rape_are_not_those_of_rap(form):
    document = analyser().analyse(Article("a", f"He was {form} her.", ())).document
    assert document.lemma[document.lower.index(form)] == "rape"
