"""Which company "the company" or "the Ohio tile maker" means: the one that the story is about or that acts just before.

What the article names besides is not meant: an exchange, an analyst's bank, the firm that somebody led before.
"""

from __future__ import annotations

import functools
import re
from collections import Counter
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


def _companies(text: str, before: Sequence[Name]) -> list[Name]:
    """Return the companies that a story may be about: "an analyst at Norwell", "non-Norwell sales" name none."""
    return [
        n
        for n in before
        if _may_be_company(n)
        and not PATTERNS.bystander.search(text, max(0, n.start - BESIDE), n.start)
    ]


def company_meant(text: str, start: int, before: Sequence[Name]) -> Name | None:
    """Return the company that "the company" at ``start`` is: of the last sentence that names any, the first.

    "Norwell competes with Mersora. The company said" tells of Norwell; but where a spokesman speaks in it,
    his: "The order is for Mersora, a Norwell spokesman said. The company added". A company named in passing
    is not meant in a story that opens with another's legal name and names it much more often; nor is who buys "a stake in the company".
    """
    fitting = _companies(text, before)
    if not fitting:
        return None
    opens = _opening(text, fitting[-1].start)
    named = [n for n in fitting if n.start >= opens]
    spoke = next((n for n in named if _speaks(text, n)), None)
    if spoke is not None:
        return spoke
    first, main = named[0], fitting[0].entity
    if PATTERNS.held_before.search(text, max(0, start - BESIDE), start) and opens == _opening(
        text, start
    ):
        return next((n for n in reversed(fitting) if n.entity != first.entity), None)
    if len(text[opens : first.start].split()) <= 1 and not PATTERNS.owns.match(text, first.end):
        return first
    times = Counter(n.entity for n in fitting)
    legal = fitting[0].text.split()[-1] in word_class("company-suffix")
    if not legal or times[main] < TIMES_AS_OFTEN * times[first.entity]:
        return first
    return next(n for n in reversed(fitting) if n.entity == main)


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
    introduces without its name: "A Dutch buyer came. The Dutch company said".
    """
    for match in PATTERNS.company_epithet.finditer(text):
        before = [n for n in names if n.end <= match.start()]
        meant = company_meant(text, match.start(), before)
        if meant is None:
            continue
        times = Counter(n.entity for n in _companies(text, before))
        main = {next(iter(times)), times.most_common(1)[0][0]}
        told = re.escape(match["middle"].split()[0].rstrip(","))
        introduced = re.search(
            rf"\b(?:an?|another|one)(?: [\w-]+)? {told}\b", text[: match.start()]
        )
        if meant.entity in main and not introduced:
            yield match.start("epithet"), match.end("epithet"), meant
