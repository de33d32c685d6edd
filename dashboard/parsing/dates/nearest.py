"""Which of several years a day or month without one means: the nearest, unless tense says otherwise."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.parsing.dates.interval import date_value
from dashboard.parsing.dates.meaning import PUBLICATION, Meaning, Reading, computed
from dashboard.parsing.dates.tables import word_list
from dashboard.parsing.dates.tense import Tense, cues

if TYPE_CHECKING:
    from dashboard.parsing.dates.grammar import Phrase
    from dashboard.parsing.dates.interval import Interval

AHEAD = 2.0
"""How much farther a day to come is than a past one, where the clause does not look ahead."""
BEHIND_DAYS = word_list("behind_days")
FIRM = frozenset({"will", "'ll", "shall"})
"""Verbs that look ahead and nowhere else."""


def choose(
    phrase: Phrase, reading: Reading, options: list[Interval], patience: int
) -> Meaning | None:
    """Return the option nearest to publication, on the side the tense looks to.

    ``patience`` is how many days on the wrong side are forgiven: tense is read without a parser.
    """
    if not options:
        return None
    tense = _open_beside_event(phrase, reading.tense(phrase))
    today = reading.published.toordinal()
    planned = cues().was_due  # "was first planned for February" may be past or to come
    begins = phrase.before == "from"
    if phrase.before == "between" and tense.side != "future":
        options = [one for one in options if one.first and one.first <= reading.published]

    def distance(option: Interval) -> int:
        first = option.first.toordinal() if option.first else 0
        last = option.last.toordinal() if option.last else first
        if first <= today <= last:
            return 0
        gap = first - today if first > today else today - last
        wrong = (tense.side == "past" and first > today) or (
            tense.side == "future" and last < today
        )
        patient = 10 if tense.governed or tense.cue in FIRM else patience
        forgiven = gap <= patient or tense.cue in planned
        if first > today and tense.side != "future" and not begins:
            gap = int(gap * AHEAD)
        return gap + (0 if not wrong else patience if forgiven else 900)

    best = min(options, key=distance)
    rejected = tuple(date_value(one) for one in options if one is not best)
    return computed(best, PUBLICATION, _place(phrase, best, options, today), rejected=rejected)


def _open_beside_event(phrase: Phrase, tense: Tense) -> Tense:
    """Return the tense for a date; none where it names a gathering: "from the May 18 call".

    What will be told of it may lie behind it, and what was prepared for it before it.
    """
    words = phrase.tokens.words
    behind = words[phrase.last : phrase.last + 1]
    named = phrase.before == "the" and behind and behind[0].isalpha()
    if not named or tense.governed or behind[0] in BEHIND_DAYS:
        return tense
    ahead = tuple(words[max(phrase.first - 3, 0) : phrase.first - 1]) in cues().ahead_of
    return Tense("open") if ahead or tense.side == "future" else tense


def _place(phrase: Phrase, best: Interval, options: list[Interval], today: int) -> str:
    """Return how the option taken lies from publication: the nearest, or the last or next one."""
    gaps = {one: _gap(one, today) for one in options}
    words = plain_words(phrase)
    if gaps[best] == min(gaps.values()) and not phrase.has("last", "next"):
        return f"the {words} nearest publication"
    ahead = best.first is not None and best.first.toordinal() > today
    return (
        f"the next {words} after publication" if ahead else f"the last {words} before publication"
    )


def _gap(option: Interval, today: int) -> int:
    """Return how many days lie between an option and publication."""
    first = option.first.toordinal() if option.first else today
    last = option.last.toordinal() if option.last else first
    return max(first - today, today - last, 0)


def plain_words(phrase: Phrase) -> str:
    """Return the words of an expression without the article, pointer or part before them."""
    places = zip(phrase.words, range(phrase.first, phrase.last), strict=True)
    first = next((at for word, at in places if word not in POINTERS), phrase.first)
    return phrase.tokens.text[phrase.tokens.starts[first] : phrase.end]


POINTERS = frozenset(
    (
        "the",
        "this",
        "that",
        "last",
        "next",
        "early",
        "late",
        "mid",
        "-",
        "about",
        "around",
        "earlier",
    )
)
