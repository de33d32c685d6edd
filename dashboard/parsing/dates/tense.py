"""Past or future: which way the clause around a date looks.

Without a parser, the nearest cue to the left inside the sentence decides: a governor directly
before the date ("until Friday", "since Monday"), else an auxiliary or verb form of the clause.
"""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from dashboard.parsing.dates.lexer import lexicon
from dashboard.parsing.lexicon import date_words

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


FUTURE, PAST = date_words("future"), date_words("past")
"""Cues that stand before a date in its clause, or behind it."""
FUTURE_GOVERNORS, PAST_GOVERNORS = date_words("future_governors"), date_words("past_governors")
"""Words that stand directly before a date."""
FUTURE_NOUNS = date_words("future_nouns")
NOT_PAST = date_words("not_past")
NEEDS_TO = date_words("needs_to")
WAS_DUE = date_words("was_due")
NO_STOP = date_words("no_stop")
REPORTING = date_words("reporting")
COME_BACK = date_words("come_back")
AHEAD_OF = frozenset(tuple(pair.split()) for pair in date_words("ahead_of"))


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
    while position >= 0 and steps < REACH and not ends_sentence(phrase.tokens, position):
        word = words[position]
        steps += 1
        if steps <= 2 and (governed := _governed(phrase, position, steps)):
            return governed
        side = _side(words, position)
        if side != "open":
            return Tense(side, word, reported=word in REPORTING)
        position -= 1
    return _behind(phrase)


def ends_sentence(tokens: Tokens, position: int) -> bool:
    """Whether a sentence ends with the token at ``position``."""
    word = tokens.words[position]
    if word == ".":
        before = tokens.words[position - 1] if position else ""
        return len(before) > 1 and before not in NO_STOP and not _goes_on(tokens, position)
    return word in STOPS or tokens.codes[position] == lexicon().codes["break"]


def sentence_around(phrase: Phrase) -> Iterator[int]:
    """Yield the tokens of a date's sentence before and behind it, nearest first."""
    tokens = phrase.tokens
    before = range(phrase.first - 1, max(phrase.first - REACH, 0) - 1, -1)
    behind = range(phrase.last, min(phrase.last + REACH, len(tokens.words)))
    for places in (before, behind):
        yield from itertools.takewhile(lambda at: not ends_sentence(tokens, at), places)


def _goes_on(tokens: Tokens, position: int) -> bool:
    """Whether the sentence goes on behind a full stop: "Birmingham, Ala., killed", "Inc. said"."""
    if position + 1 >= len(tokens.words):
        return False
    behind = tokens.text[tokens.starts[position + 1]]
    return behind == "," or behind.islower()


def _governed(phrase: Phrase, position: int, steps: int) -> Tense | None:
    """Return what a word directly before the date says, or None when it governs nothing."""
    words = phrase.tokens.words
    word = words[position]
    if word in PAST_GOVERNORS or (steps == 1 and _looks_back(words, position)):
        return Tense("past", word, governed=True)
    if word in FUTURE_GOVERNORS and (word != "by" or steps == 1):
        opens = position == 0 or ends_sentence(phrase.tokens, position - 1)
        if opens and (behind := _behind(phrase)).side == "past":
            return behind
        if word in UP_TO and (told := _told_past(words[max(position - 8, 0) : position])):
            return Tense("past", told, governed=True)
        return Tense("future", word, governed=True)
    if steps == 1 and word == "as" and words[position - 1 : position] in (["soon"], ["early"]):
        return Tense("future", f"as {words[position - 1]} as", governed=True)
    return None


def _looks_back(words: list[str], position: int) -> bool:
    """Whether the words up to ``position`` look back, and tell of no return: "met back in June"."""
    back = words[max(position - 1, 0) : position + 1] == ["back", "in"]
    return back and COME_BACK.isdisjoint(words[max(position - 3, 0) : position - 1])


def _told_past(words: list[str]) -> str:
    """Return the word by which what was done, or was not, up to a date is past: "had", "was used by Thursday"."""
    if "had" in words:
        return "had"
    if not FUTURE.isdisjoint(words) or words[-1:] in (["has"], ["have"]):
        return ""
    for helper, verb in itertools.pairwise(words):
        done = verb.endswith("ed") and verb not in WAS_DUE and verb not in NOT_PAST
        if helper in NOT_DONE or (helper in ("was", "were") and done):
            return helper
        if helper in ("did", "was", "were") and verb == "not":
            return helper
    return ""


NOT_DONE = frozenset({"didn", "wasn", "weren"})
"""Helping verbs before "'t", as they are cut."""


def _side(words: list[str], position: int) -> Side:
    """Return which way the word at ``position`` looks."""
    word = words[position]
    before = words[position - 1] if position else ""
    if word in FUTURE:
        after = words[position + 1] if position + 1 < len(words) else ""
        return _future(word, before, after)
    if word == "to" and before in ("is", "are"):
        return "future"
    if before in PRESENT or (word == "have" and before in AHEAD_OF_HAVE):
        return "open"  # what has a tense stands before it
    if before == "and" and _goes_with(words, position):
        return "open"  # "will be hosted by Ulm and held on May 4"
    if word.endswith("ed") and word[-3:] != "eed" and len(word) > 4:
        return _participle(word, before, words[position + 1 : position + 2])
    return "past" if word in PAST else "open"


def _goes_with(words: list[str], position: int) -> bool:
    """Whether a verb behind "and" may go with an earlier "will be", with no tense of its own between."""
    for at in range(position - 2, max(position - TOGETHER, 0), -1):
        if words[at] == "be" and words[at - 1] in AHEAD_OF_HAVE:
            return True
        if words[at] in TENSED:
            return False
    return False


TOGETHER = 14
"""Words back in which the other half of a verb is looked for."""
TENSED = frozenset({"was", "were", "had", "said", "that", "who", "which", ".", ";"})


def _participle(word: str, before: str, behind: list[str]) -> Side:
    """Return which way "hosted" looks: "a meal hosted by them" and "the star-studded gala" tell no time."""
    if behind == ["by"] or before == "-":
        return "open"
    if word in NOT_PAST:
        return "past" if word in PAST else "open"
    return "open" if before in ARTICLES or word.startswith("un") else "past"


def _future(word: str, before: str, after: str) -> Side:
    """Return which way a future cue looks between its neighbours."""
    if word in FUTURE_NOUNS and (before in ARTICLES or (word in PAPERS and after == "on")):
        return "open"
    if word in NEEDS_TO and after not in ("to", "for"):
        given = before in ARTICLES and before != "and"  # "a promised vote"
        return "past" if word in TOLD and not given else "open"
    return "past" if word in WAS_DUE and before in BEHIND_IT else "future"


PAPERS = frozenset({"plan", "plans", "deadline"})
"""Before "on" and a day these are nouns: "published its plan on Monday"."""
TOLD = frozenset({"set", "pledged", "promised"})
"""Words that look ahead before "to" alone, else back: "pledged 2 billion", "pledged to pay"."""
PRESENT = frozenset({"be", "is", "are"})
"""Before a participle they tell of no past: "is held on May 4"."""
AHEAD_OF_HAVE = frozenset({"to", "will", "'ll", "shall"})
"""Before "have" they look ahead: "is expected to have"."""
BEHIND_IT = frozenset({"been", "previously"})
"""Before "planned" they make it a plan of the past: "as previously planned"."""
MODALS = frozenset({"will", "may", "might"})
"""Words that may be nouns, but never right behind a day: "Friday will mark a year"."""
UP_TO = frozenset({"by", "until", "till", "through"})
ARTICLES = date_words("articles")


def _behind(phrase: Phrase) -> Tense:
    """Return what the first verb behind the date says ("On Friday the court will rule")."""
    words = phrase.tokens.words
    opens = phrase.first < 2 or any(
        ends_sentence(phrase.tokens, at) for at in (phrase.first - 1, phrase.first - 2)
    )
    reach = 2 * BEHIND if opens else BEHIND
    for position in range(phrase.last, min(phrase.last + reach, len(words))):
        if ends_sentence(phrase.tokens, position):
            break
        if words[position] == "to" and words[position - 1] not in ("is", "are"):
            continue
        if position == phrase.last and words[position] in FUTURE_NOUNS - MODALS:
            continue  # "the Tuesday deadline" is a noun, whatever became of it
        side = _side(words, position)
        if side != "open":
            return Tense(side, words[position])
    return Tense("open")
