"""Titles and descriptions that the article gives a person, and the descriptions that mean one later.

"Secretary of State Jane Roe" teaches the role; "the US secretary of state" further down then means
her. A role keeps the words in which it was printed; its scope is the country or organisation in it.
No title, and nothing that an office is for, is part of a name.
"""

from __future__ import annotations

import calendar
import functools
import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dashboard.parsing.entities.capitals import (
    is_headline,
)
from dashboard.parsing.entities.gazetteer import load_gazetteer, look_up
from dashboard.parsing.entities.patterns import PATTERNS, in_class, titles, word_class
from dashboard.parsing.entities.spans import Name, plausible
from dashboard.parsing.lexicon import rows

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from dashboard.parsing.entities.spans import Word

CALENDAR = frozenset(
    {*calendar.month_name, *calendar.day_name, "Yesterday", "Today", "Tomorrow", "Tonight"}
)
SHORT_FORMS = {
    "sen": "senator", "sen.": "senator", "rep": "representative", "rep.": "representative",
    "gov": "governor", "gov.": "governor", "pres.": "president", "gen": "general",
    "gen.": "general", "mp": "lawmaker",
}  # fmt: skip
PART = re.compile(r"[\w'.-]+")


@dataclass(frozen=True, slots=True)
class Role:
    """A role that a passage gives a person: its head ("secretary of state"), whose, of what.

    ``described`` is the description after the name ("the mayor of Ulm"), which means the person too.
    """

    head: str
    scope: frozenset[str]
    person: Name
    start: int
    former: bool = False
    described: tuple[int, int] | None = None


@functools.cache
def role_heads() -> dict[str, tuple[str, str]]:
    """Return each head of a title or description with its gender and what it is of."""
    return {head: (gender, kind) for head, gender, kind in rows("entities/data/roles.tsv")}


def short_office(office: str, short: str) -> bool:
    """Whether a word can stand for an office: "minister" for "foreign minister", both lower case."""
    return office.rsplit(maxsplit=1)[-1] == short or (
        short == "secretary" and office.startswith("secretary of ")
    )


def scope_of(words: str) -> frozenset[str]:
    """Return the ids of countries and organisations that the words of a role name."""
    found = set()
    parts = words.split()
    for size in (4, 3, 2, 1):
        for i in range(len(parts) - size + 1):
            phrase = re.sub(r"'s?$", "", " ".join(parts[i : i + size]))
            hit = look_up(phrase)
            if hit and hit[0].grade in ("country", "organisation", "state", "region"):
                found.add(hit[0].id)
    return frozenset(found)


def learn_roles(text: str, words: Sequence[Word], names: Sequence[Name]) -> list[Role]:
    """Return the roles that the text gives its persons; sets ``role`` on the mentions that have it."""
    index = {word.start: i for i, word in enumerate(words)}
    people = [n for n in names if n.type == "PER" and n.kind == "name"]
    starts, ends = {n.start for n in people}, {n.end for n in people}
    named = [n for n in names if n.type in ("ORG", "LOC") and n.kind == "name"]
    bodies = {place: n.start for n in named for place in range(n.start, n.end)}
    roles = []
    for name in people:
        learned = (_before(text, words, index, name, ends, bodies), _after(text, name, starts))
        roles.extend(role for role in learned if role)
    return roles


def _before(
    text: str,
    words: Sequence[Word],
    index: dict[int, int],
    name: Name,
    ends: set[int],
    bodies: dict[int, int],
) -> Role | None:
    """Return the role in the words right before the name, with all of a body's or place's name in it.

    ``bodies`` tells for each character of such a name where that begins: "New Norland Governor Ann Lee".
    """
    i = index.get(name.start)
    if not i:
        return None
    run = _run_before(text, words, i, ends)
    ends_at = len(run)
    found = _head_at_end([w.text for w in run])
    if found is None and (ends_at := _before_of(run)):
        found = _head_at_end([w.text for w in run[:ends_at]])
    if found is None:
        return None
    (head, size), until = found, name.start
    if head in COURTESY and (office := _head_at_end([w.text for w in run[: ends_at - size]])):
        ends_at -= size  # "port chairman professor Jane Roe"
        (head, size), until = office, run[ends_at].start
    first = _first_office(run, _first_modifier(run, ends_at - size))
    begin = bodies.get(run[first].start, run[first].start)
    printed = shown_role(text[begin:until].rstrip(" -'"))
    former = any(w.text.lower() in word_class("former") for w in run[first:])
    if role_heads()[head][1] not in ("person", "kin"):
        name.role = printed or None
    return Role(head, scope_of(printed), name, name.start, former)


def _head_at_end(run: Sequence[str]) -> tuple[str, int] | None:
    """Return the head of a role that the words end with, the longest, and its number of words."""
    for size in range(min(4, len(run)), 0, -1):
        head = " ".join(run[-size:]).lower()
        head = SHORT_FORMS.get(head, head)
        if head not in role_heads():
            head = head.replace("- ", "-")
        if head in role_heads():
            return head, size
    return None


def _before_of(run: Sequence[Word]) -> int:
    """Return where "of" stands in "Minister of Trade": after a title in capitals, all in capitals."""
    words = [w.text for w in run]
    for i in range(1, len(words) - 1):
        behind = [w for w in words[i + 1 :] if w not in ("the", "of", "and")]
        of = words[i] in ("of", "for") or (
            words[i] == "to" and words[i - 1] in word_class("sent-office")
        )
        if of and words[i - 1][0].isupper() and behind:
            return (
                i
                if all(w[0].isupper() for w in behind)
                and words[-1] not in word_class("small-in-role")
                else 0
            )
    return 0


def _run_before(text: str, words: Sequence[Word], i: int, ends: set[int]) -> list[Word]:
    """Return the words before word ``i``, back to a mark or another person's name.

    Only blanks, hyphens, dots and "'s" may part them.
    """
    run: list[Word] = []
    end = words[i].start
    for word in reversed(words[max(0, i - 9) : i]):
        between = text[word.end : end]
        if word.end in ends or between.strip(" .-'") or "\n" in between:
            break
        if f"{word.text}{between}".rstrip().endswith(".") and not _abbreviated(word.text):
            break
        run.insert(0, word)
        end = word.start
    return run


def _abbreviated(word: str) -> bool:
    """Whether the dot after a word ends no sentence: "Lt.", "U.S."; "D.C." may end one."""
    letters = word.rstrip(".")
    known = look_up(f"{letters}.")
    country = known is not None and known[0].grade != "city"
    return country or (len(letters) < 4 and not letters.isupper())


def _first_modifier(run: Sequence[Word], head: int) -> int:
    """Return where the words that belong to the role begin: nationality, organisation, rank."""
    first = head
    while first > 0:
        word = run[first - 1].text
        no_part = word in word_class("starter") or word == "The" or word in CALENDAR
        belongs = word.lower() in word_class("role-modifier") or (word[0].isupper() and not no_part)
        small = (
            word in word_class("small-in-role")
            and word != "the"
            and first > 1
            and run[first - 2].text[0].isupper()
        )
        if not belongs and not small:
            break
        first -= 1
    return first


def _first_office(run: Sequence[Word], second: int) -> int:
    """Return where two offices of one person begin: "[Actor and ]singer"; "the mayor and" is another."""
    if second < 2 or run[second - 1].text != "and":
        return second
    found = _head_at_end([word.text for word in run[: second - 1]])
    first = _first_modifier(run, second - 1 - found[1]) if found else second
    apart = first and run[first - 1].text.lower() in DETERMINERS
    return second if apart else first


COURTESY = frozenset({"professor"})
"""Behind an office these are forms of address."""
DETERMINERS = frozenset({"the", "a", "an", "his", "her", "its", "our", "their"})
NO_ROLE = frozenset({"of", "through", "via"})
"""Behind these stands another than the one named: "Jane Roe, through a spokeswoman,"."""
IN_TURN = frozenset({"first"})


def _after(text: str, name: Name, starts: set[int]) -> Role | None:
    """Return the role that stands after the name between commas: "Jane Roe, the mayor of Ulm,".

    A title with a name right after it is the next one's of a list; ``starts`` are where names begin.
    """
    found = PATTERNS.role_behind.match(text, name.end)
    if not found:
        return None
    stop = PATTERNS.role_stops.search(text, found.end(), found.end() + 120)
    until = stop.start() if stop else max(found.end(), text.rfind(" ", 0, found.end() + 120))
    if (
        more := PATTERNS.of_two.match(text, until)
        if PATTERNS.of_one.search(text, found.end(), until)
        else None
    ):
        until = more.end()
    until = _second_office(text, until)
    seat = PATTERNS.seat_behind.match(text, until) and PATTERNS.of_one.search(
        text, found.end(), until
    )
    piece = text[found.end() : seat.start() if seat else until]
    parts = [*PART.finditer(piece)]
    lower = [p.group().lower() for p in parts]
    for i in range(min(len(parts), 7)):
        if lower[i] in word_class("clause-word") | NO_ROLE or lower[i].endswith("ing"):
            return None
        for size in (4, 3, 2, 1):
            head = " ".join(lower[i : i + size])
            if head in role_heads() and i + size <= len(parts):
                if _next_of_list(found.end(), parts[i : i + size], piece, starts):
                    return None
                held = IN_TURN.isdisjoint(lower[:i])  # no "first American secretary since 1985"
                if held and name.role is None and role_heads()[head][1] not in ("person", "kin"):
                    name.role = shown_role(PATTERNS.of_what_last.sub("", piece.rstrip()))
                former = any(w in word_class("former") for w in lower[:i])
                end = found.end() + len(PATTERNS.of_what_last.sub("", piece.rstrip(" '\"”")))
                return Role(
                    head, scope_of(piece), name, name.start, former, (found.start("rest"), end)
                )
    return None


def _second_office(text: str, until: int) -> int:
    """Return where a description ends that names a second office: "chairman[ and chief executive of Works],"."""
    joined = PATTERNS.second_office.match(text, until)
    if not joined:
        return until
    stop = PATTERNS.role_stops.search(text, joined.end(), joined.end() + 120)
    rest = (
        [part.group().lower() for part in PART.finditer(text, joined.end(), stop.start())]
        if stop
        else []
    )
    heads = (
        " ".join(rest[i : i + size]) for i in range(min(len(rest), 4)) for size in (1, 2, 3, 4)
    )
    return stop.start() if stop and any(head in role_heads() for head in heads) else until


def _next_of_list(offset: int, head: Sequence[re.Match[str]], piece: str, starts: set[int]) -> bool:
    """Whether a title belongs to the name after it: "Jane Roe, Foreign Minister Karla Voss and"."""
    end = head[-1].end()
    if offset + end + 1 in starts:
        return True
    named = any(offset + end < start < offset + len(piece) for start in starts)
    return head[0].group()[0].isupper() and named


def shown_role(words: str) -> str:
    """Return a role as the page prints it: as the text does, but no letters of a transcript's label.

    What a moment adds is left out: "now ambassador", "the last secretary to come", "Ms. President".
    """
    words = " ".join(words.split())
    words = PATTERNS.of_the_moment.sub("", PATTERNS.of_whom.sub("", PATTERNS.to_do.sub("", words)))
    words = PATTERNS.last_courtesy.sub("", PATTERNS.closed_alone.sub("", words))
    if words.isupper() and max(map(len, words.split()), default=0) > 3:
        words = " ".join(
            w.lower() if w.lower() in word_class("small-in-role") else w.capitalize()
            for w in words.split()
        )
    return words


WORD = r"[A-Z][^\W\d_]*(?:['-][^\W\d_]{2,})*(?<![A-Z])"
WHO = rf"(?P<who>{WORD}(?: (?:(?:al|bin|da|de|del|der|di|du|el|la|van|von) |(?:al|el|ul)-)?{WORD}){{1,2}})"
NO_NAMES = ("starter", "weekday-or-month", "portfolio", "organisation-head", "place-head",
            "centre-head", "company-suffix", "never-name")  # fmt: skip
"""Classes of words that are no part of a person's name."""


@functools.cache
def _titled() -> re.Pattern[str]:
    """Return the pattern of an office and a full name right after it."""
    heads = [h for h, (_, kind) in role_heads().items() if kind in ("state", "organisation")]
    last = {h.split()[-1] for h in heads} | {w.lower() for w in word_class("office-short")}
    joined = "|".join(sorted(re.escape(w) for w in last if w.isalpha() and len(w) > 3))
    lands = (n for n, entry in load_gazetteer().names.items() if entry.grade == "country")
    fields = "|".join(
        sorted(
            {*word_class("portfolio"), *map(re.escape, lands)}, key=lambda word: (-len(word), word)
        )
    )
    for_what = rf"(?:(?:of|for) (?:the )?(?:[A-Z][\w-]+(?:,? and|,)? ){{0,6}}?(?:{fields}) )?"
    return re.compile(rf"(?<![\w-])(?i:{joined}) {for_what}{WHO}(?![\w-]| [A-Z])")


def behind_offices(text: str) -> Iterator[Name]:
    """Yield the full names that stand right after an office."""
    for match in _titled().finditer(text):
        if nameable(match["who"].split()) and not is_headline(text, match.start()):
            yield Name(*match.span("who"), "PER", match["who"], 1)


def nameable(words: Sequence[str]) -> bool:
    """Whether no word is known to be something else."""
    known = load_gazetteer()
    return not any(
        not (word[0].isupper() or word.split("-")[0] in word_class("particle"))
        or word in titles()
        or word.lower() in role_heads()
        or word in known.demonyms
        or in_class(word, *NO_NAMES)
        for word in words
    ) and (words[0] not in known.names)


def behind_portfolios(text: str, names: Sequence[Name], known: Callable[[str], bool]) -> None:
    """Cut what an office is for from a name: "Trade Per Aas" in "Minister of Trade Per Aas".

    ``known`` tells the words of the dictionary, in lower case.
    """
    for name in names:
        words = name.text.split()
        cuts = [i for i in range(1, len(words)) if words[i - 1] in word_class("portfolio")]
        if name.entry or not cuts:
            continue
        before = PATTERNS.for_what.search(text, max(0, name.start - 8), name.start)
        rest = words[cuts[-1] :]
        told = before or {"for", "of"} & {*words[: cuts[-1]]}
        if len(rest) == 1:  # "Secretary of Homeland Security Roe"
            told = PATTERNS.office_for.search(text, max(0, name.start - 40), name.start)
            told = None if known(rest[0].lower()) else told
        if told and len(rest) < 4 and nameable(rest):
            name.start = name.end - len(name.text.split(words[cuts[-1] - 1])[-1].lstrip())
            name.text, name.type, name.trust = text[name.start : name.end], "PER", 2


def _titled_end(text: str) -> str:
    """Return the person after a title that stands in a body's name, empty where none does."""
    found = PATTERNS.behind_title.search(text)
    who = (found["who"] or found["soldier"]) if found else ""
    return who if nameable(who.split() or ["The"]) else ""


def without_titles(text: str, names: Sequence[Name]) -> list[Name]:
    """Return the names without a title at their end; a person after one in a body's name is apart."""
    kept = []
    people = {n.text.split()[-1] for n in names if n.type == "PER" and " " in n.text}
    for name in names:
        if name.type not in ("PER", "ORG", "LOC", "WORK") or name.entry:
            kept.append(name)
            continue
        if name.type == "PER" and text[name.end : name.end + 1] == ":":
            name.start += len(name.text) - len(PATTERNS.said_first.sub("", name.text))
        first, _, last = name.text.partition(" ")
        if name.type == "ORG" and first.isupper() and last in people:
            name.start, name.type, name.trust = name.end - len(last), "PER", 2  # "NSA Roe"
        elif name.type != "PER" and (who := _titled_end(name.text)):
            name.start, name.type, name.trust = name.end - len(who), "PER", 2
        elif last := PATTERNS.last_title.search(name.text):
            name.end = name.start + last.start()
        name.text = text[name.start : name.end]
        if plausible(name.text) and name.text not in word_class("title-adjective"):
            kept.append(name)
    return kept


LONGEST_OFFICE = 60


@functools.cache
def offices() -> re.Pattern[str]:
    """Return a pattern of offices of several words, in which no organisation is to be seen."""
    phrases = sorted((h for h in role_heads() if " " in h), key=len, reverse=True)
    joined = "|".join(re.escape(p).replace(r"\ ", r"\s+") for p in phrases)
    return re.compile(rf"(?=\b({joined})\b)", re.IGNORECASE)


def outside_offices(text: str, names: Sequence[Name]) -> list[Name]:
    """Return the names that are no part of an office's title: no "State" in "Secretary of State".

    A person's that begins within one is cut: "Lady Mara Roe" in "First Lady Mara Roe".
    """
    spans = [m.span(1) for m in offices().finditer(text)]
    kept = []
    for name in names:
        first = bisect_left(spans, (name.start - LONGEST_OFFICE, 0))
        last = bisect_right(spans, (name.start, len(text)))
        office = max((end for _, end in spans[first:last]), default=0)
        if name.start < office < name.end and name.type == "PER":
            name.start = (
                office + len(text[office : name.end]) - len(text[office : name.end].lstrip())
            )
            name.text = text[name.start : name.end]
            cut = nameable(name.text.split())
        else:
            cut = office <= name.start
        if cut and not _portfolio(text, name):
            kept.append(name)
    return kept


def _portfolio(text: str, name: Name) -> bool:
    """Whether a name is what an office is for: "Minister for Trade", "Foreign Affairs Minister"."""
    field = name.type == "ORG" and not name.text.isupper()
    field = field and (name.text.isalpha() or PATTERNS.of_and_for.match(name.text) is not None)
    if name.entry or not (field or name.text.split()[-1] in word_class("portfolio")):
        return False
    before, after = text[max(0, name.start - 40) : name.start], text[name.end : name.end + 60]
    if name.text.split()[-1] not in word_class("portfolio"):
        listed = (
            PATTERNS.fields_behind.match(after)
            or PATTERNS.fields_before.search(before)
            or PATTERNS.of_and_for.match(name.text)
        )
        return bool(PATTERNS.office_for.search(before)) and bool(listed)
    return bool(PATTERNS.office_for.search(before) or PATTERNS.office_behind_field.match(after))
