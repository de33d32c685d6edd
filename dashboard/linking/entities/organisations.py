"""Organisations across articles: the same core name, or an acronym that an article defines."""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations
from typing import TYPE_CHECKING

from rapidfuzz import fuzz

from dashboard.linking.entities.entity_rows import EntityLink
from dashboard.linking.entities.people import names_of, shown
from dashboard.parsing.entities.gazetteer import load_gazetteer
from dashboard.parsing.entities.names import core, initials, is_acronym, slug

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from dashboard.linking.entities.entity_rows import Seen


ALIKE = 95
"""Likeness in per cent (rapidfuzz ratio) of two spellings of the name that an acronym stands for."""


def link_organisations(seen: Seen) -> dict[int, EntityLink]:
    """Return the links of the profiles of organisations; what the gazetteer knows keeps its id and name."""
    by_id = load_gazetteer().by_id
    known = {key for key, entry in by_id.items() if entry.grade != "institution"}
    groups: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for number, one in enumerate(seen.profiles):
        if one.type == "ORG" and one.identity not in known:
            groups[core(one.name)].append(number)
    target = _acronyms(seen, groups)
    merged: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for key, members in groups.items():
        merged[target.get(key, key)].extend(members)
    links = {}
    for key, members in sorted(merged.items()):
        own = [member for member in members if core(seen.profiles[member].name) == key]
        name = shown(names_of(seen, own or members))
        links |= dict.fromkeys(members, EntityLink(f"org:{slug(name)}", name, "ORG"))
    return links


def _acronyms(
    seen: Seen, groups: Mapping[tuple[str, ...], Sequence[int]]
) -> dict[tuple[str, ...], tuple[str, ...]]:
    """Return which acronym alone stands for which name: one that articles define, and only one."""
    defined: dict[tuple[str, ...], set[tuple[str, ...]]] = defaultdict(set)
    for key, members in groups.items():
        for member in (seen.profiles[number] for number in members):
            for form in member.forms:
                if (
                    is_acronym(form)
                    and not is_acronym(member.name)
                    and _stands_for(form, member.name)
                ):
                    defined[core(form)].add(key)
    named = {key: sum(seen.counts[one] for one in members) for key, members in groups.items()}
    return {
        acronym: max(names, key=lambda name: (named[name], name))
        for acronym, names in defined.items()
        if acronym in groups and acronym not in names and _one_name(names)
    }


def _one_name(names: Collection[tuple[str, ...]]) -> bool:
    """Whether the names that articles define an acronym by are one, but for a letter here or there."""
    return all(
        fuzz.ratio(" ".join(one), " ".join(other)) >= ALIKE for one, other in combinations(names, 2)
    )


def _stands_for(acronym: str, name: str) -> bool:
    return acronym.replace(".", "").upper() in initials(name)
