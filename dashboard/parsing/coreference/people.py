"""Who appears in the article, where, and as what: the people a pronoun can mean.

Built from the entities stage's mentions.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dashboard.parsing.entities.names import given_gender, name_parts
from dashboard.parsing.lexicon import words
from dashboard.parsing.typography import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from dashboard.model import Mention
    from dashboard.parsing.syntax.document import Document

SHORT = 5
"""A name of fewer letters may be written in capitals: "NATO"."""

AGAINST = re.compile(r"\b(?:anti|pro|non|post|pre)[-‐]$", re.IGNORECASE)
"""Before a name that only says of what kind somebody is: "an anti-Hall voter spoke. He" is not Hall."""

LESSER = frozenset({"vice", "under", "assistant", "former"})


@dataclass(frozen=True, slots=True)
class Appearance:
    """One place where somebody stands in the text: the head token, who, and in which role."""

    token: int
    who: str
    name: str
    type: str
    quoted: bool


class People:
    """The article's names by place, and what is known of each one's gender."""

    def __init__(self, document: Document, mentions: Iterable[Mention]) -> None:
        self.document = document
        found = [m for m in mentions if m.kind in ("name", "nominal", "demonym")]
        self.mentions = sorted(found, key=lambda m: (m.start, -m.end))
        self.starts = [m.start for m in self.mentions]
        text = document.text  # "OSLO: The mayor left" only says where a story was written
        told = [
            m
            for m in self.mentions
            if m.kind != "demonym"
            and not AGAINST.search(text, max(0, m.start - 5), m.start)
            and not (
                m.type == "LOC" and text[m.start : m.end + 1] == f"{text[m.start : m.end].upper()}:"
            )
        ]
        self.appearances = [self._appearance(m) for m in told]
        self.known = {a.who: a for a in self.appearances}
        self.surnames = _surnames(self.mentions)
        self.first_words = _first_words(self.mentions)
        self.ends = {m.end: m for m in self.mentions if m.type == "PER" and m.kind == "name"}
        titles = ((m, whole_title(document, m)) for m in self.mentions)
        self.roles = [(m.start, m.entity, title) for m, title in titles if title]
        self.places: dict[str, list[int]] = {}
        for appearance in self.appearances:
            self.places.setdefault(appearance.who, []).append(appearance.token)
        self.counts = Counter(a.who for a in self.appearances)
        self.genders = self._genders()
        self.narrator: str | None = None
        """Who "I" is outside what is quoted, if anybody signs the article."""
        self.called: dict[str, str] = {}
        """The gender of the first pronoun that took up a person for sure, as far as the text was read."""

    def _appearance(self, mention: Mention) -> Appearance:
        """Return the mention as an appearance at its head token."""
        first = self.document.token_at(mention.start)
        last = max(first, self.document.token_at(mention.end - 1))
        last = min(last, len(self.document.lower) - 1)
        head = last
        for token in range(first, last + 1):
            if not first <= self.document.head[token] <= last or self.document.head[token] == token:
                head = token
                break
        return Appearance(
            head, mention.entity, mention.name, mention.type, self.document.inside[head] >= 0
        )

    def _genders(self) -> dict[str, str]:
        """Return m or f for every person of whom a title or the given name tells it."""
        votes: dict[str, Counter[str]] = {}
        for mention in self.mentions:
            if mention.type != "PER":
                continue
            tally = votes.setdefault(mention.entity, Counter())
            told = given_gender(name_parts(mention.name))
            before = self.document.text[max(0, mention.start - 24) : mention.start].split()
            title = before[-1].lower().strip(".") if before else ""
            for gender, key in (("f", "female"), ("m", "male")):
                tally[gender] += told == gender
                tally[gender] += 3 * (title in words("sources", key))
                role = (mention.role or "").lower().split()
                tally[gender] += 2 * bool(role and role[-1] in words("sources", key))
        return {
            who: "f" if tally["f"] > tally["m"] else "m"
            for who, tally in votes.items()
            if tally["f"] != tally["m"]
        }

    def at(self, first: int, last: int, head: int) -> Mention | None:
        """Return the mention that covers the head token within the tokens given, the longest."""
        place = self.document.start[head]
        low, high = self.document.start[first], self.document.end[last]
        best = None
        for mention in self.mentions[bisect_left(self.starts, low - 60) :]:
            if mention.start > place:
                break
            beyond = mention.end > high + 40 or (mention.kind == "nominal" and mention.start < low)
            if mention.end > place and not beyond and mention.kind != "demonym":
                better = best is None or mention.end - mention.start > best.end - best.start
                best = mention if better else best
        return best

    def last_place(self, who: str, token: int) -> int | None:
        """Return the last token before ``token`` that names somebody, or else the first that does."""
        places = self.places.get(who, [])
        before = bisect_left(places, token)
        return places[max(before - 1, 0)] if places else None

    def right_before(self, token: int) -> Mention | None:
        """Return the person whose name stands right before the token."""
        return self.ends.get(self.document.end[token - 1]) if token else None

    def behind(self, token: int) -> int:
        """Return the last token of the person's name right after a token, or the token."""
        last = token + 1 == len(self.document.lower)
        named = None if last else self.at(token + 1, token + 1, token + 1)
        return token if named is None else self.document.token_at(named.end - 1)

    def as_written(self, label: str) -> tuple[str, Mention | None]:
        """Return a label out of its capitals, and whose office it names.

        Names in it are written as the text writes them: "senior State Department official".
        """
        written, owner = label.lower() if label.isupper() else label, None
        for mention in self.mentions:
            name = self.document.text[mention.start : mention.end]
            shouted = name.isupper() and len(name) >= SHORT
            if mention.type not in ("ORG", "LOC", "NORP") or shouted:
                continue
            found = re.search(rf"\b{re.escape(name)}\b", written, re.IGNORECASE)
            if found:
                written = written[: found.start()] + name + written[found.end() :]
                owner = owner or mention
        return written, owner

    def role_of(self, entity: str, place: int) -> str | None:
        """Return the role last told of a person before a place of the text, or else the first.

        What others call one in marks is courtesy: "I'll debate Secretary Hall" of a former secretary.
        """
        roles = [
            (start, role)
            for start, who, role in self.roles
            if who == entity and not self._is_courtesy(start)
        ]
        before = [role for start, role in roles if start <= place]
        return before[-1] if before else roles[0][1] if roles else None

    def _is_courtesy(self, place: int) -> bool:
        """Return whether a place stands in somebody's words, and in no turn of a transcript."""
        region = self.document.inside[self.document.token_at(place)]
        return region >= 0 and self.document.regions[region].label is None

    def in_office(self, office: str) -> str | None:
        """Return the name of the one person whose role has all words of an office.

        "Foreign Minister" is the "Minister of Foreign Affairs", and no "Vice Foreign Minister".
        """
        title = {*office.lower().split()}
        roles = [(who, {*role.lower().split()}) for _, who, role in self.roles]
        bearers = {who for who, role in roles if title <= role and not (role - title) & LESSER}
        return self.known[bearers.pop()].name if len(bearers) == 1 else None

    def by_surname(self, word: str) -> Mention | None:
        """Return a mention of the one person whose name ends in this word, in any case or accents.

        Else of the one who has it within a name: "Hall" of "Anna Hall Berg".
        """
        word = plain(word)
        bearers = self.surnames.get(word, [])
        if not bearers:
            within = {
                m.entity: m for m in self.mentions if word in plain(m.name).lower().split()[1:-1]
            }
            bearers = [m for m in within.values() if m.type == "PER"]
        return bearers[0] if len(bearers) == 1 else None

    def may_be_either(self, mention: Mention) -> bool:
        """Whether a mention names one of several persons of the article by a word that they share.

        A family's name stands last, or first: "Chen" where Chen Lifang and Chen Guo met.
        """
        lone = plain(mention.name).lower()
        if " " in lone or mention.type != "PER":
            return False
        return len(self.surnames.get(lone, ())) > 1 or len(self.first_words.get(lone, ())) > 1

    def all_within(self, first: int, last: int, types: tuple[str, ...]) -> Iterator[Mention]:
        """Yield the mentions of these types that stand wholly in the tokens, in order."""
        low, high = self.document.start[first], self.document.end[last]
        for mention in self.mentions[bisect_left(self.starts, low) :]:
            if mention.start >= high:
                return
            if mention.end <= high and mention.type in types and mention.kind != "demonym":
                yield mention


def _is_hyphen(document: Document, number: int) -> bool:
    """Return whether a dash joins the words around it: "sailor-turned", not "left - mayor"."""
    inside = document.word[number] == "-" and 0 < number < len(document.word) - 1
    return (
        inside
        and document.end[number - 1] == document.start[number]
        and document.end[number] == document.start[number + 1]
    )


def whole_title(document: Document, mention: Mention) -> str | None:
    """Return a person's role with the words that say of what: "junior foreign office minister" for "minister"."""
    last = document.token_at(mention.start) - 1
    if not mention.role or " " in mention.role or last < 1 or document.lower[last] != mention.role:
        return mention.role
    fields = words("sources", "fields") | words("sources", "before_titles")
    first, begin = last, document.sentences[document.sentence[last]][0]
    while first > begin:
        before = first - 1
        small = document.word[before].islower() or document.opens_sentence(before)
        noun = document.tag[before] in ("NN", "NNS")
        if _is_hyphen(document, before) and before > begin:
            before -= 1  # "sailor-turned-novelist"
        elif not small or not (noun or document.lower[before] in fields):
            break
        first = before
    return document.span_text(first, last)


def _surnames(mentions: list[Mention]) -> dict[str, list[Mention]]:
    """Return for every surname the mentions with the fullest name of each who bears it."""
    fullest: dict[str, dict[str, Mention]] = {}
    for mention in mentions:
        parts = plain(mention.name).lower().split()
        if mention.type == "PER" and parts:
            fullest.setdefault(parts[-1], {}).setdefault(mention.entity, mention)
    return {
        surname: [m for m in bearers.values() if " " in m.name] or [*bearers.values()]
        for surname, bearers in fullest.items()
    }


def _first_words(mentions: list[Mention]) -> dict[str, set[str]]:
    """Return for every first word of a full name who bears it."""
    bearers: dict[str, set[str]] = {}
    for mention in mentions:
        first, _, rest = plain(mention.name).lower().partition(" ")
        if mention.type == "PER" and rest:
            bearers.setdefault(first, set()).add(mention.entity)
    return bearers
