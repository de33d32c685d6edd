"""The grammar of dates: rules of ``data/grammar.yaml`` as one regular expression over classes.

``Grammar.phrases`` finds the temporal expressions of a text; what they mean is the resolver's.
Patterns have no unbounded repetition that could overlap itself, so the time is linear in the text.
"""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from dashboard.parsing.dates.lexer import Lexer, Tokens, lexicon, with_names
from dashboard.parsing.lexicon import DATE_WORDS, read

if TYPE_CHECKING:
    from collections.abc import Iterator

PIECE = re.compile(r"[a-z_]+|[()|?*+!]")
LONGEST_ISLAND = 200
"""Words of time in a row that are read at once: no prose has more, and hostile text is bounded."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One line of the grammar: its name for the reader, and the operator that gives the meaning."""

    name: str
    means: str


@dataclass(frozen=True)
class Phrase:
    """A matched expression: tokens ``first`` to ``last`` (excluded) of the text, and its rule."""

    tokens: Tokens
    first: int
    last: int
    rule: Rule
    beside: Phrase | None = None
    """The longer expression that it is one date of: "25" in "April 24 and 25"."""

    @property
    def start(self) -> int:
        """Offset of its first character."""
        return self.tokens.starts[self.first]

    @property
    def end(self) -> int:
        """Offset after its last character."""
        return self.tokens.ends[self.last - 1]

    @property
    def text(self) -> str:
        """The words as printed."""
        return self.tokens.text[self.start : self.end]

    @property
    def before(self) -> str:
        """The word before it, in lower case; empty at the start of the text."""
        return self.tokens.words[self.first - 1] if self.first else ""

    @property
    def behind(self) -> str:
        """The word after it, in lower case; empty at the end of the text."""
        return "".join(self.tokens.words[self.last : self.last + 1])

    @property
    def is_loose(self) -> bool:
        """Whether words make it less than the whole of what it names: "early 1990", "about June 3"."""
        return not DATE_WORDS.loose.isdisjoint(self.words)

    @property
    def line(self) -> tuple[int, int]:
        """Where the line that it stands in begins and ends."""
        text = self.tokens.text
        end = text.find("\n", self.end)
        return text.rfind("\n", 0, self.start) + 1, len(text) if end < 0 else end

    @cached_property
    def words(self) -> list[str]:
        """Its tokens in lower case."""
        return self.tokens.words[self.first : self.last]

    @cached_property
    def codes(self) -> str:
        """The classes of its tokens."""
        return self.tokens.codes[self.first : self.last]

    def has(self, *words: str) -> bool:
        """Whether one of these words is in it."""
        return not set(words).isdisjoint(self.words)

    def values(self, name: str) -> list[Any]:
        """Return the values of all its tokens of a class or union."""
        wanted = members(name)
        offset = self.first
        return [
            self.tokens.values[offset + i] for i, code in enumerate(self.codes) if code in wanted
        ]

    def value(self, name: str) -> Any:
        """Return the value of its first token of a class or union, or None."""
        found = self.values(name)
        return found[0] if found else None

    def from_class(self, *names: str) -> Phrase:
        """Return its tail from the first token of one of these classes on."""
        wanted = "".join(members(name) for name in names)
        for number, code in enumerate(self.codes):
            if code in wanted:
                return Phrase(self.tokens, self.first + number, self.last, self.rule)
        return self


def members(name: str) -> str:
    """Return the codes of a class or union."""
    known = lexicon()
    return known.unions.get(name) or known.codes[name]


class Grammar:
    """The rules, compiled once."""

    def __init__(self) -> None:
        data = read("dates/data/grammar.yaml")
        self.lexer = Lexer()
        self.macros: dict[str, str] = data["macros"]
        self.compiled: dict[str, str] = {}
        self.rules = [Rule(rule["name"], rule["means"]) for rule in data["rules"]]
        branches = [
            f"(?P<r{number}>{self._translate(rule['pattern'])})"
            for number, rule in enumerate(data["rules"])
        ]
        self.pattern = re.compile("|".join(branches))
        codes = lexicon().codes
        dull = re.escape(codes["word"] + codes["break"] + codes["money"])
        self.island = re.compile(f"[^{dull}]+")
        self.core = re.compile(
            "[" + re.escape("".join(codes[name] for name in lexicon().core)) + "]"
        )

    def _translate(self, pattern: str) -> str:
        """Return a pattern over class names as a regular expression over class codes."""
        known = lexicon()
        out = []
        for piece in PIECE.findall(pattern):
            if piece in self.macros:
                if piece not in self.compiled:
                    self.compiled[piece] = f"(?:{self._translate(self.macros[piece])})"
                out.append(self.compiled[piece])
            elif piece in known.unions:
                out.append("[" + re.escape(known.unions[piece]) + "]")
            elif piece in known.codes:
                out.append(re.escape(known.codes[piece]))
            elif piece == "(":
                out.append("" if out[-1:] == ["(?!"] else "(?:")
            elif piece == "!":
                out.append("(?!")
            elif piece in (")", "|", "?", "*", "+"):
                out.append(piece)
            else:
                raise KeyError(f"grammar.yaml: {piece!r} is no class, union or macro")
        return "".join(out)

    def phrases(self, text: str) -> Iterator[Phrase]:
        """Yield the temporal expressions of ``text`` in order; none overlaps another."""
        tokens = with_names(self.lexer.tokens(text))
        for island in self.island.finditer(tokens.codes):
            first, last = island.span()
            if not self.core.search(tokens.codes, first, last):
                continue
            for begin in range(first, last, LONGEST_ISLAND):
                at, end = begin, min(begin + LONGEST_ISLAND, last)
                while match := self.pattern.search(tokens.codes, at, end):
                    rule = self.rules[int((match.lastgroup or "r0")[1:])]
                    phrase = Phrase(tokens, *match.span(), rule)
                    lasts = phrase.words[0] == "last" and phrase.before in DATE_WORDS.modals
                    if lasts and rule.means == "running":
                        at = phrase.first + 1  # "the talks will last three days"
                    else:
                        at = phrase.last
                        yield phrase


def count_of(phrase: Phrase) -> tuple[float | None, bool]:
    """Return how many units a phrase counts (None for "several"), and whether that is vague.

    Of "two to three weeks" the first number counts.
    """
    if not DATE_WORDS.vague_counts.isdisjoint(phrase.words):
        return None, True
    if phrase.has("couple"):
        return 2.0, True
    total = _total(phrase)
    if not phrase.has("half"):
        return total, False
    if phrase.has("dozen"):
        return 6.0, True
    return (total or 1.0) + 0.5 if phrase.has("and") else 0.5, False


def _total(phrase: Phrase) -> float | None:
    """Return the first number that the words of a phrase spell."""
    total: float | None = None
    names = (class_names()[code] for code in phrase.codes)
    for name, value in zip(names, phrase.tokens.values[phrase.first : phrase.last], strict=True):
        small = name == "cardinal" and total and (total < 20 or total % 10 or value > 9)
        if total is not None and (name in PLAIN or small or name in ("to", "or")):
            break
        if name == "small_range":
            return float(value[0])
        if name in ("scale", "dozen"):
            total = (total or 1.0) * value
        elif name in PLAIN or name in ("cardinal", "ratio"):
            total = (total or 0.0) + value
    return total


PLAIN = frozenset(("small", "digits", "year", "fraction"))
"""Classes of numbers in figures."""


@functools.cache
def class_names() -> dict[str, str]:
    """Return the class that each code stands for."""
    return {code: name for name, code in lexicon().codes.items()}


def spelled_year(phrase: Phrase) -> int | None:
    """Return the year of "nineteen ninety-six" and "two thousand"."""
    numbers = phrase.values("spelled")
    if numbers[:2] == [2, 1000]:
        return 2000 + sum(numbers[2:])
    if len(numbers) < 2 or not 15 <= numbers[0] <= 20 or numbers[1] < 10:
        return None
    return numbers[0] * 100 + sum(numbers[1:])


def reads_as_year(phrase: Phrase) -> bool:
    """Whether a lone four-digit number is a year and not a quantity, by its neighbours."""
    number = phrase.value("year") or 0
    likely = 1700 <= number <= 2100 or (
        number < 1700 and phrase.before in DATE_WORDS.before_old_years
    )
    return likely and phrase.behind not in DATE_WORDS.not_years_behind and not _is_house(phrase)


HOUSE = re.compile(
    r" (?:[NSEW]\.? )?(?:[A-Z][\w.'’-]+ ){1,3}"
    r"(?:Street|Avenue|Road|Drive|Lane|Court|Boulevard|Highway|(?:St|Ave|Rd|Dr|Ln|Ct|Blvd|Hwy)\.)(?!\w)"
)
"""A street behind its number; "Way", "Place" and "Circle" end other names, too."""


def _is_house(phrase: Phrase) -> bool:
    """Whether a number is that of a house: "of 1909 Lindt Hill Road", not "the 2008 Wall Street crash"."""
    lives = phrase.before in ("at", "of", "near", "to", "from", "outside")
    return lives and HOUSE.match(phrase.tokens.text, phrase.end) is not None
