"""Past or future: which way the clause around a date looks.

Without a parser, the nearest cue to the left inside the sentence decides: a governor directly
before the date ("until Friday", "since Monday"), else an auxiliary or verb form of the clause.
"""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from dashboard.parsing.dates.lexer import lexicon
from dashboard.parsing.lexicon import DATE_WORDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dashboard.parsing.dates.grammar import Phrase
    from dashboard.parsing.dates.lexer import Tokens

Side = Literal["past", "future", "open"]
REACH = 22
"""Tokens looked at on the left of a date."""
BEHIND = 12
"""Tokens looked at on its right, when nothing on the left decides."""
STOPS = frozenset("!?;")


AHEAD_OF = frozenset(tuple(pair.split()) for pair in DATE_WORDS.ahead_of)


@dataclass(frozen=True, slots=True)
class Tense:
    """The side a clause looks to, and the word that says so."""

    side: Side
    cue: str = ""
    governed: bool = False
    reported: bool = False


def tense_of(phrase: Phrase) -> Tense:
    """Return where the clause of a date looks."""
    words = phrase.tokens.words
    position, steps = phrase.first - 1, 0
    opens = position - (words[position] == "on") if position > 0 else 0
    if words[opens] in ("who", "which") and (behind := _behind(phrase)).side != "open":
        return behind  # "those who on Sunday called"
    while position >= 0 and steps < REACH and not ends_sentence(phrase.tokens, position):
        word = words[position]
        steps += 1
        if steps <= 2 and (governed := _governed(phrase, position, steps)):
            return governed
        side = _side(words, position)
        if side != "open":
            return Tense(side, word, reported=word in DATE_WORDS.reporting)
        position -= 1
    return _behind(phrase)


def opens_sentence(phrase: Phrase) -> bool:
    """Whether a date begins its sentence, alone or after one word: "In October, she left"."""
    places = (phrase.first - 1, phrase.first - 2)
    return phrase.first < 2 or any(ends_sentence(phrase.tokens, at) for at in places)


def looks_ahead(phrase: Phrase) -> bool:
    """Whether words shortly before it make it the day of something to come: "ahead of the city's Tuesday vote"."""
    words, at = phrase.tokens.words, phrase.first
    for position in range(at - 1, max(at - AHEAD_REACH, 1) - 1, -1):
        if tuple(words[position - 1 : position + 1]) in AHEAD_OF:
            return True
        named = words[position][:1].isalpha() or words[position] in ("'s", "-", "'")
        if not named or words[position] in CLAUSE_WORDS:
            return False
    return False


CLAUSE_WORDS = DATE_WORDS.past | frozenset(
    {"he", "she", "it", "they", "we", "i", "you", "who", "which", "that", "'ll"}
)
AHEAD_REACH = 7
"""Tokens back in which the words that look ahead stand."""


def ends_sentence(tokens: Tokens, position: int) -> bool:
    """Whether a sentence ends with the token at ``position``."""
    word = tokens.words[position]
    if word == ".":
        before = tokens.words[position - 1] if position else ""
        letter = len(before) == 1 and before.isalpha()
        stops = bool(before) and not letter and before not in DATE_WORDS.no_stop
        return stops and not _goes_on(tokens, position)
    return word in STOPS or tokens.codes[position] == lexicon().codes["break"]


def sentence_around(phrase: Phrase) -> Iterator[int]:
    """Yield the tokens of a date's sentence before and after it, nearest first."""
    tokens = phrase.tokens
    before = range(phrase.first - 1, max(phrase.first - REACH, 0) - 1, -1)
    behind = range(phrase.last, min(phrase.last + REACH, len(tokens.words)))
    for places in (before, behind):
        yield from itertools.takewhile(lambda at: not ends_sentence(tokens, at), places)


def _goes_on(tokens: Tokens, position: int) -> bool:
    """Whether the sentence goes on after a full stop: "Birmingham, Ala., killed", "Inc. said"."""
    if position + 1 >= len(tokens.words):
        return False
    behind = tokens.text[tokens.starts[position + 1]]
    return behind == "," or behind.islower()


def _governed(phrase: Phrase, position: int, steps: int) -> Tense | None:
    """Return what a word directly before the date says, or None when it governs nothing."""
    words = phrase.tokens.words
    word = words[position]
    if word in DATE_WORDS.past_governors or (
        steps == 1
        and words[position - 1 : position + 1] == ["back", "in"]
        and DATE_WORDS.come_back.isdisjoint(words[max(position - 3, 0) : position - 1])
    ):
        return Tense("past", word, governed=True)
    if word in DATE_WORDS.future_governors and (word != "by" or steps == 1):
        opens = position == 0 or ends_sentence(phrase.tokens, position - 1)
        if opens and (behind := _behind(phrase)).side == "past":
            return behind
        told = _told_past(words[max(position - 8, 0) : position]) or _surveyed(phrase, word)
        if word in DATE_WORDS.up_to and told:
            return Tense("past", told, governed=True)
        return Tense("future", word, governed=True)
    if steps == 1 and word == "as" and words[position - 1 : position] in (["soon"], ["early"]):
        return Tense("future", f"as {words[position - 1]} as", governed=True)
    return None


def _surveyed(phrase: Phrase, word: str) -> str:
    """Return the word by which days up to one are those of a survey: "polled 1,042 voters through Sunday"."""
    around = (
        {phrase.tokens.words[at] for at in sentence_around(phrase)} if word == "through" else set()
    )
    return min(around & DATE_WORDS.surveys, default="")


def _told_past(words: list[str]) -> str:
    """Return the word by which what was done, or was not, up to a date is past: "had", "was used by Thursday"."""
    if "had" in words:
        return "had"
    if not DATE_WORDS.future.isdisjoint(words) or words[-1:] in (["has"], ["have"]):
        return ""
    for helper, verb in itertools.pairwise(words):
        done = (
            verb.endswith("ed")
            and verb not in DATE_WORDS.was_due
            and verb not in DATE_WORDS.not_past
        )
        if helper in DATE_WORDS.not_done or (helper in ("was", "were") and done):
            return helper
        if helper in ("did", "was", "were") and verb == "not":
            return helper
    return ""


def _side(words: list[str], position: int) -> Side:
    """Return which way the word at ``position`` looks."""
    word = words[position]
    before = words[position - 1] if position else ""
    if word in DATE_WORDS.future:
        after = words[position + 1] if position + 1 < len(words) else ""
        return _future(word, before, after)
    if word == "to" and before in ("is", "are"):
        return "future"
    owns = word in ("has", "have") and words[position + 1 : position + 2] in (["a"], ["an"], ["no"])
    have = word == "have" and before in DATE_WORDS.ahead_of_have
    if before in DATE_WORDS.present_be or have or owns:
        return "open"  # what has a tense stands before it, or after: "has a speech planned"
    if before == "and" and _goes_with(words, position):
        return "open"  # "will be hosted by Ulm and held on May 4"
    if word.endswith("ed") and word[-3:] != "eed" and len(word) > 4:
        return _participle(word, before, words[position + 1 : position + 2])
    return "past" if word in DATE_WORDS.past else "open"


def _goes_with(words: list[str], position: int) -> bool:
    """Whether a verb after "and" may go with an earlier "will be", with no tense of its own between."""
    for at in range(position - 2, max(position - TOGETHER, 0), -1):
        if words[at] == "be" and words[at - 1] in DATE_WORDS.ahead_of_have:
            return True
        if words[at] in DATE_WORDS.tensed:
            return False
    return False


TOGETHER = 14
"""Words back in which the other half of a verb is looked for."""


def _participle(word: str, before: str, behind: list[str]) -> Side:
    """Return which way "hosted" looks: "a meal hosted by them" and "the star-studded gala" tell no time."""
    if behind == ["by"] or before == "-":
        return "open"
    if word in DATE_WORDS.not_past:
        return "past" if word in DATE_WORDS.past else "open"
    given = before in DATE_WORDS.articles and before != "that"  # "those that voted"
    return "open" if given or word.startswith("un") else "past"


def _future(word: str, before: str, after: str) -> Side:
    """Return which way a future cue looks between its neighbours."""
    is_paper = word in DATE_WORDS.papers and after == "on"
    named = before in DATE_WORDS.articles or before == "'s"
    is_noun = word in DATE_WORDS.future_nouns and (named or is_paper)
    if is_noun or (word in DATE_WORDS.plans and after in DATE_WORDS.behind_plans):
        return "open"
    if word == "could" and after in ("have", "not"):
        return "open"
    if word in DATE_WORDS.needs_to and after not in ("to", "for"):
        given = before in DATE_WORDS.articles and before != "and"  # "a promised vote"
        return "past" if word in DATE_WORDS.promised_past and not given else "open"
    return (
        "past" if word in DATE_WORDS.was_due and before in DATE_WORDS.before_was_due else "future"
    )


def _behind(phrase: Phrase) -> Tense:
    """Return what the first verb after the date says ("On Friday the court will rule")."""
    words = phrase.tokens.words
    reach = 2 * BEHIND if opens_sentence(phrase) else BEHIND
    for position in range(phrase.last, min(phrase.last + reach, len(words))):
        if ends_sentence(phrase.tokens, position):
            break
        if words[position] == "to" and words[position - 1] not in ("is", "are"):
            continue
        if (
            position == phrase.last
            and words[position] in DATE_WORDS.future_nouns - DATE_WORDS.modals_or_nouns
        ):
            continue  # "the Tuesday deadline" is a noun, whatever became of it
        side = "open" if words[position] == "could" else _side(words, position)
        if words[position] in DATE_WORDS.promised_past and side == "future":
            return Tense("past", words[position])  # "on Friday pledged to pay"
        if side != "open":
            return Tense(side, words[position])
    return Tense("open")


def ends_there(phrase: Phrase) -> bool:
    """Whether what follows an expression cannot be counted by its last number."""
    return (
        not phrase.behind[:1].isalnum()
        or phrase.behind in DATE_WORDS.behind_days | DATE_WORDS.past | DATE_WORDS.future
    )
