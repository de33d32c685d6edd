"""Which company "the company" or "the Ohio tile maker" means: the one that the story is about or that acts just before.

What the article names besides is not meant: an exchange, an analyst's bank, the firm that somebody led before.
"""

from __future__ import annotations

import functools
import re
from bisect import bisect_left
from collections import defaultdict
from typing import TYPE_CHECKING

from dashboard.parsing.entities.patterns import PATTERNS, word_class
from dashboard.parsing.lexicon import rows

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dashboard.parsing.entities.spans import Name

PRIVATE = frozenset({"company", "airline"})
"""What only businesses are called."""
LANDS = frozenset({"country", "city", "state"})
"""Places that a noun means by what they are, whatever words their names have."""
TIMES_AS_OFTEN = 3
"""So many times as often is named what a story is about as a company that it names in passing."""
SENTENCE = 600
"""Characters before a name in which its sentence begins."""
BESIDE = 48
"""Characters before a name that tell that it is not what the story is about."""


@functools.cache
def things() -> dict[str, tuple[str, str]]:
    """Return the nouns that stand for an organisation or a place, with type and class."""
    return {noun: (kind, group) for noun, kind, group in rows("entities/data/things.tsv")}


def may_be_called(noun: str, name: str) -> bool:
    """Whether the words of a body's name allow that it is called so: no board is a company, no fund an agency."""
    group = things().get(noun, ("", ""))[1]
    told = {*name.lower().split()}
    if group in PRIVATE:
        return word_class("public-body").isdisjoint(told)
    return group != "agency" or word_class("no-agency").isdisjoint(told)


def _may_be_company(name: Name) -> bool:
    """Whether a name is that of an organisation that can be called a company."""
    if name.type != "ORG" or name.kind not in ("name", "nominal") or not name.entity:
        return False
    known = name.entry if name.entry and name.entry.grade == "organisation" else None
    public = known is not None and known.id.startswith(("org:un", "org:us-", "org:eu", "org:nato"))
    return not public and may_be_called("company", name.name)


class Companies:
    """The companies that an article may be about, in its order: "an analyst at Norwell", "non-Norwell sales" name none."""

    def __init__(self, text: str, names: Sequence[Name]) -> None:
        self._text = text
        self._named = [
            n
            for n in sorted(names, key=lambda name: name.start)
            if _may_be_company(n)
            and not PATTERNS.bystander.search(text, max(0, n.start - BESIDE), n.start)
        ]
        self._starts = [n.start for n in self._named]
        self._of: dict[str, list[int]] = defaultdict(list)
        for number, name in enumerate(self._named):
            self._of[name.entity].append(number)

    def meant(self, start: int) -> Name | None:
        """Return the company that "the company" at ``start`` is: of the last sentence that names any, the first.

        "Norwell competes with Mersora. The company said" tells of Norwell; but where a spokesman speaks in it,
        his: "The order is for Mersora, a Norwell spokesman said. The company added". A company named in passing
        is not meant in a story that opens with another's legal name and names it much more often; nor is who
        buys "a stake in the company".
        """
        text, many = self._text, bisect_left(self._starts, start)
        if not many:
            return None
        opens = _opening(text, self._starts[many - 1])
        named = self._named[bisect_left(self._starts, opens) : many]
        spoke = next((n for n in named if _speaks(text, n)), None)
        if spoke is not None:
            return spoke
        first, main = named[0], self._named[0]
        held = PATTERNS.held_before.search(text, max(0, start - BESIDE), start)
        if held and opens == _opening(text, start):
            others = (self._named[number] for number in range(many - 1, -1, -1))
            return next((n for n in others if n.entity != first.entity), None)
        if len(text[opens : first.start].split()) <= 1 and not PATTERNS.owns.match(text, first.end):
            return first
        legal = main.text.split()[-1] in word_class("company-suffix")
        often = self._times(main, many) >= TIMES_AS_OFTEN * self._times(first, many)
        return self._last(main, many) if legal and often else first

    def told_of(self, start: int) -> Name | None:
        """Return the company that "the company" at ``start`` is, if it is named first or more often than that one."""
        many, found = bisect_left(self._starts, start), self.meant(start)
        if found is None or found.entity == self._named[0].entity:
            return found
        often = self._times(found, many) > self._times(self._named[0], many)
        return found if often else None

    def _times(self, name: Name, many: int) -> int:
        """Return how often a company is named among the first so many names."""
        return bisect_left(self._of[name.entity], many)

    def _last(self, name: Name, many: int) -> Name:
        """Return the last name of a company among the first so many."""
        return self._named[self._of[name.entity][self._times(name, many) - 1]]


def _opening(text: str, place: int) -> int:
    """Return where the sentence of a place begins."""
    far = max(0, place - SENTENCE)
    ends = PATTERNS.sentence_end.finditer(text, far, place + 1)
    return max((end.end() for end in ends if end.end() <= place), default=far)


def _speaks(text: str, name: Name) -> bool:
    """Whether a company's spokesman speaks: "a Norwell spokesman", "a spokesman for Norwell"."""
    before = PATTERNS.spokesman_for.search(text, max(0, name.start - BESIDE), name.start)
    return bool(before or PATTERNS.spokesman_behind.match(text, name.end))


def epithets(text: str, names: Sequence[Name]) -> Iterator[tuple[int, int, Name]]:
    """Yield where a sentence opens with a company's place or trade, and the company: "The Dayton, Ohio, tile maker said".

    It is the company that the story is about, if "the company" would mean it too; not one that the text
    introduces without its name, "A Dutch buyer came. The Dutch company said", nor another body's: "The NATO company".
    """
    companies, introduced = Companies(text, names), functools.cache(_introduced_at)
    bodies = sorted(n.start for n in names if n.type == "ORG")
    for match in PATTERNS.company_epithet.finditer(text):
        begins, ends = match.span("epithet")
        if bisect_left(bodies, begins) < bisect_left(bodies, ends):
            continue
        meant = companies.told_of(begins)
        told = match["middle"].split()[0].rstrip(",")
        if meant and introduced(text, told) >= begins:
            yield begins, ends, meant


def _introduced_at(text: str, told: str) -> int:
    """Return where a text first tells of one that it does not name by a word: "a Dutch buyer"; its end where it never does."""
    found = re.search(rf"\b(?:[Aa]n?|[Aa]nother|[Oo]ne)(?: [\w-]+)? {re.escape(told)}(?!\w)", text)
    return found.start() if found else len(text)
