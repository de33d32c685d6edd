"""Descriptions that mean something named: "the minister", "the US secretary of state", "the company".

A description is kept only where the article names what it means; it is never guessed from afar.
"""

from __future__ import annotations

import functools
import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from typing import TYPE_CHECKING

from dashboard.parsing.entities.companies import LANDS, Companies, epithets, things
from dashboard.parsing.entities.gazetteer import load_gazetteer
from dashboard.parsing.entities.names import slug
from dashboard.parsing.entities.patterns import PATTERNS, word_class
from dashboard.parsing.entities.roles import Role, role_heads, scope_of, short_office, shown_role
from dashboard.parsing.entities.spans import Name

if TYPE_CHECKING:
    from collections.abc import Sequence


DETERMINER = r"(?:the|The|this|This|that|That)"
MIDDLE = r"(?:(?!(?:the|this|that)\b)[\w.'-]+[^\S\n]+){0,3}?"
NEAR = 200
"""Characters around a title in which its country is likely named."""
LEAD = 400
"""So many characters at the head of a text may call somebody by an office before the name is given."""
LONGEST_SHORT = 4
"""Letters of the longest shortened word, its dot with it: after a longer one a sentence ends."""


@functools.cache
def description() -> re.Pattern[str]:
    """Return the pattern of a determiner, up to three words, and a head that we know."""
    heads = sorted({*role_heads(), *things()}, key=len, reverse=True)
    joined = "|".join(re.escape(h).replace(r"\ ", r"\s+") for h in heads)
    return re.compile(
        rf"\b{DETERMINER}[^\S\n]+(?P<middle>{MIDDLE})(?P<head>{joined})\b(?!-?\w|'(?!s\b)\w)(?-i:(?!\s[A-Z]))",
        re.IGNORECASE,
    )


@functools.cache
def owned() -> re.Pattern[str]:
    """Return the pattern of a country's office with the country before it: "Peru's foreign minister"."""
    heads = (h for h, (_, kind) in role_heads().items() if kind == "state" or h == "president")
    joined = "|".join(re.escape(h) for h in sorted(heads, key=len, reverse=True))
    return re.compile(
        rf"\b(?P<middle>(?:(?![\w-]{{3,}}\.)[A-Z][\w.-]* ){{0,2}}[A-Z][\w.-]*?'s? )"
        rf"(?P<head>{joined})\b(?!-?\w|'(?!s\b)\w)(?!\s[A-Z])"
    )


def described(text: str, names: Sequence[Name], roles: Sequence[Role]) -> list[Name]:
    """Return the descriptions that mean something the article names, under its name."""
    taken: set[int] = set()
    for name in names:
        taken.update(range(name.start, name.end))
    found = [
        _nominal(text, *role.described, role.person)
        for role in roles
        if role.described and taken.isdisjoint(range(role.described[0], role.described[0] + 1))
    ]
    found.extend(_relatives(text, roles))
    opening = [_nominal(text, *epithet) for epithet in epithets(text, names)]
    found.extend(opening)
    told = sorted([*names, *opening], key=lambda name: name.start)
    companies = Companies(text, told)
    for name in found:
        taken.update(range(name.start, name.end))
    matches = list(description().finditer(text))
    matches += [m for m in owned().finditer(text) if len(scope_of(m["middle"])) == 1]
    roles = [*roles, *_set_before(matches, names)]
    countries: dict[str, set[str]] = defaultdict(set)
    for match in matches:
        countries[" ".join(match["head"].lower().split())] |= scope_of(match["middle"])
    for match in matches:
        head = " ".join(match["head"].lower().split())
        if not (match.re is owned() or _descriptive(match)) or not taken.isdisjoint(
            range(match.start("head"), match.end())
        ):
            continue
        target = None
        if head in role_heads():
            target = _person(match, head, roles, names, several=len(countries[head]) > 1)
        if target is None and head in things() and match["head"][0].islower():
            target = thing(match, head, told, companies)
        if target is not None:
            found.append(_nominal(text, match.start(), _whole(match, target), target))
        elif open_office := _open_office(text, match, head):
            found.append(open_office)
    return found


def _set_before(matches: Sequence[re.Match[str]], names: Sequence[Name]) -> list[Role]:
    """Return the roles set before a name with a comma: "Peru's envoy, Jane Roe", "the mayor of Ulm, ..."."""
    people = {n.start: n for n in names if n.type == "PER" and n.kind == "name"}
    roles = []
    for match in matches:
        head = " ".join(match["head"].lower().split())
        behind = PATTERNS.name_behind_office.match(match.string, match.end())
        person = people.get(behind.end()) if behind else None
        if person is None or role_heads().get(head, ("", "person"))[1] in ("person", "kin"):
            continue
        if not (match.re is owned() or _descriptive(match)):
            continue
        printed = shown_role(match.string[match.start("middle") : _whole(match, person)])
        former = any(w in word_class("former") for w in match["middle"].lower().split())
        person.role = person.role or printed
        roles.append(Role(head, scope_of(printed), person, match.start(), former))
    return roles


def _whole(match: re.Match[str], target: Name) -> int:
    """Return where a description ends: before the name right after it, "the mayor of Ulm, Jane Roe"."""
    behind = PATTERNS.name_behind_office.match(match.string, match.end())
    named = behind and behind["of"] and behind.end() == target.start
    return behind.end("of") if behind and named else match.end()


def _descriptive(match: re.Match[str]) -> bool:
    """Whether the words are a description, and no clause: "that keep business", "that Secretary"."""
    that = match.group()[:4].lower() == "that"
    if that and (match["middle"] or match["head"][0].isupper()):
        return False
    if match["head"] == "state" and PATTERNS.in_what_state.match(match.string, match.end()):
        return False
    if (
        match["head"].lower() == "head" and not match["middle"]
    ):  # "patted her on the head, Roe left"
        return match.string.startswith(" of ", match.end())
    return not match["middle"] or _plain_middle(match["middle"])


def _open_office(text: str, match: re.Match[str], head: str) -> Name | None:
    """Return an office of one country whose holder the article does not name, for linking to find.

    Its id says the office and the country: ``role:foreign-minister:country:PE``.
    """
    scope = [s for s in scope_of(match["middle"]) if s.startswith("country:")]
    if head not in role_heads() or (role_heads()[head][1] != "state" and head != "president"):
        return None
    if len(scope) != 1:
        return None
    name = Name(match.start(), match.end(), "PER", match.group(), 2, None, "nominal")
    name.name = " ".join(text[match.start("middle") : match.end()].split())
    name.entity = f"role:{slug(head)}:{scope[0]}"
    return name


def _relatives(text: str, roles: Sequence[Role]) -> list[Name]:
    """Return "his father", "her son" where the article names the one it is."""
    kin = {r.head: r for r in reversed(roles) if role_heads()[r.head][1] == "kin"}
    found = []
    for match in PATTERNS.relative.finditer(text):
        role = kin.get(match["kin"])
        if role:
            found.append(_nominal(text, match.start(), match.end(), role.person))
    return found


def _plain_middle(middle: str) -> bool:
    """Whether the words between are adjectives of the head rather than a clause."""
    words = middle.split()
    return not any(
        w.lower() in word_class("not-an-adjective")
        or w.endswith(("'s", "est"))
        or (w.endswith(".") and (w.islower() or (len(w) > LONGEST_SHORT and "." not in w[:-1])))
        or (w[0].isdigit() and "-" not in w)
        for w in words
    )


def _nominal(text: str, start: int, end: int, target: Name) -> Name:
    """Return the mention of kind nominal that means the target, without an "also" before it."""
    start += len(text[start:end]) - len(text[start:end].removeprefix("also "))
    name = Name(start, end, target.type, text[start:end], 2, target.entry, "nominal")
    name.name, name.entity = target.name, target.entity
    return name


def _person(
    match: re.Match[str], head: str, roles: Sequence[Role], names: Sequence[Name], *, several: bool
) -> Name | None:
    """Return the person whom the description means: of those given that role, who was named last.

    ``several``: the article speaks of that office of more than one country; then "the French
    president" is nobody who is only called president.
    """
    gender, kind = role_heads()[head]
    scope = scope_of(match["middle"])
    fitting = [r for r in roles if _fits(r, head, match["middle"], scope)]
    if scope:
        open_roles = [r for r in fitting if not several and _of_that_land(r, scope, names, match)]
        fitting = [r for r in fitting if scope & r.scope] or open_roles
    elif match["head"][0].isupper():
        fitting = _chief(fitting, {*f"{match['middle']}{head}".lower().split()})
    if named := _named_behind(match, names):
        return named
    if holder := _last_named(fitting, head, match.start(), names):
        return holder
    if len({r.person.entity for r in fitting}) == 1 and _may_be_met(match, kind, fitting):
        return fitting[0].person
    alone = kind == "person" and not match["middle"]
    return _only_person(match.start(), gender, names) if alone else None


def _may_be_met(match: re.Match[str], kind: str, roles: Sequence[Role]) -> bool:
    """Whether a description may mean who bears these roles: of whom the text told before it.

    Of whom it tells only later a lead speaks by the office, and a title with a capital: "the mother of
    three" is not the woman whom a later paragraph calls a mother.
    """
    if min(role.start for role in roles) < match.start():
        return True
    if kind in ("person", "kin") and not match["middle"]:
        return False
    titled = match["head"][0].isupper() and not match.string.startswith(" of ", match.end())
    return titled or match.start() < LEAD


def _chief(roles: Sequence[Role], said: set[str]) -> list[Role]:
    """Return the roles of whoever a title with a capital means: of two who bear it the first.

    "Secretary Hall met Peru's Secretary of Trade Ana Roe. The Secretary thanked her": he is Hall. A
    deputy is meant only where the title says so.
    """
    lower = word_class("deputy-word") - said
    chiefs = [role for role in roles if lower.isdisjoint(role.head.split())]
    return [role for role in chiefs if role.person.entity == chiefs[0].person.entity]


def _last_named(
    fitting: Sequence[Role], head: str, start: int, names: Sequence[Name]
) -> Name | None:
    """Return who was named last of those given an office before: "the governor" is the one just told of.

    "The secretary" is a secretary, or one of something, before a foreign secretary.
    """
    before = [r for r in fitting if r.start < start]
    before = [r for r in before if head in (r.head, r.head.partition(" of ")[0])] or before
    holders = {r.person.entity for r in before}
    named = (n for n in reversed(names) if n.start < start and n.kind == "name")
    return next((n for n in named if n.type == "PER" and n.entity in holders), None)


def _fits(role: Role, head: str, middle: str, scope: frozenset[str]) -> bool:
    """Whether a description with the words ``middle`` before its head can mean a role."""
    same = role.head == head or (" " not in head and short_office(role.head, head))
    if not same or (scope and role.scope and not scope & role.scope):
        return False
    words = {*middle.lower().split()}
    if role.former and word_class("former").isdisjoint(words):
        return False
    if not role.former and PATTERNS.predecessor.search(middle):
        return False
    gender = role_heads()[head][0]
    return not (gender and role.person.gender) or gender == role.person.gender


def _named_behind(match: re.Match[str], names: Sequence[Name]) -> Name | None:
    """Return the person named right after a description: "the mayor of Ulm, Jane Roe"."""
    behind = PATTERNS.name_behind_office.match(match.string, match.end())
    place = behind.end() if behind else -1
    return next((n for n in names if n.type == "PER" and n.start == place), None)


def _of_that_land(
    role: Role, scope: frozenset[str], names: Sequence[Name], described: re.Match[str]
) -> bool:
    """Whether an office given without its country can be of this one: no other is named near it.

    Where none is named near it, the article must be of that country alone. ``names`` are in order.
    """
    capitals = load_gazetteer().capitals
    first = bisect_right(names, role.start - NEAR, key=lambda name: name.start)
    last = bisect_left(names, role.start + NEAR, key=lambda name: name.start)
    near = {
        capitals.get(n.entry.id, n.entry.id)
        for n in names[first:last]
        if n.entry
        and (n.entry.grade in ("country", "organisation") or n.entry.id in capitals)
        and not described.start() <= n.start < described.end()
    }
    if near:
        return near <= scope
    lands = (n.entry.id for n in names if n.entry and n.entry.grade == "country")
    return all(land in scope for land in lands)


def _only_person(start: int, gender: str, names: Sequence[Name]) -> Name | None:
    """Return the one person named so far who can be the man, the woman, the boy."""
    before = (n for n in names if n.type == "PER" and n.kind == "name" and n.start < start)
    people = {n.entity: n for n in before if not (gender and n.gender) or gender == n.gender}
    return next(iter(people.values())) if len(people) == 1 else None


def thing(
    match: re.Match[str], head: str, names: Sequence[Name], companies: Companies
) -> Name | None:
    """Return the organisation or place that the noun means: nearest before of its class."""
    kind, group = things()[head]
    if kind == "ORG" and group == "company":
        middle = match["middle"]
        return companies.meant(match.start()) if middle == middle.lower() else None
    before = [n for n in names if n.start < match.start() and n.kind in SPOKEN_OF and n.entity]
    named = [n for n in before if n.kind == "name" and n.type in ("ORG", "LOC", "FAC")]
    wordy = [n for n in named if head in f"{n.name} {n.text}".lower().split()]
    if wordy and group not in LANDS:
        return wordy[-1]
    return _place_meant(match, group, before) if kind == "LOC" else None


def _place_meant(match: re.Match[str], group: str, before: Sequence[Name]) -> Name | None:
    """Return the place that a noun means by what it is: "the country", "the capital"."""
    if match["middle"] and group != "country":
        return None
    by_name = group in ("state", "city", "capital")
    fitting = [n for n in before if _grade(n, group) and (n.kind == "name" or not by_name)]
    # in the same sentence one that acts: "China's support for Russia's army on a visit to the country" is China
    opens = max(match.string.rfind(mark, 0, match.start()) for mark in ".\n")
    free = [n for n in fitting if n.start > opens and not PATTERNS.owns.match(match.string, n.end)]
    return next(reversed(free or fitting), None)


SPOKEN_OF = ("name", "demonym", "nominal")


def _grade(name: Name, group: str) -> bool:
    """Whether a place is what the noun says."""
    entry = name.entry
    if entry is None:
        return False
    if group == "capital":
        return entry.id in load_gazetteer().capitals
    return entry.grade == group or (
        group == "state" and entry.grade == "region" and entry.country is not None
    )
