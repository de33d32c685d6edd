"""What kind of thing a name is: the model's opinion, overruled by the words around and inside it.

A model of few types calls agreements, gatherings, programmes and fields of work organisations. The head of
the words tells: the last one, or the one before a preposition ("Declaration on Migration"). What no type
fits has no place among the names, and the letters that stand for it have none either.
"""

from __future__ import annotations

import functools
import re
from collections import Counter, defaultdict
from typing import TYPE_CHECKING, get_args

from dashboard.model import EntityType
from dashboard.parsing.entities.capitals import HEADS as BODIES
from dashboard.parsing.entities.gazetteer import load_gazetteer
from dashboard.parsing.entities.names import (
    SPLIT,
    core,
    half_surname,
    initials,
    is_acronym,
    name_parts,
    strip_titles,
    title_of,
)
from dashboard.parsing.entities.patterns import PATTERNS, given_names, titles, word_class
from dashboard.parsing.entities.roles import nameable
from dashboard.parsing.entities.type_evidence import evidence
from dashboard.parsing.lexicon import rows

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from dashboard.parsing.entities.spans import Name

BEFORE = re.compile(r"([\w.]+)\s+$")
EVENT_OF = ("Summit",)
HEADS: tuple[tuple[EntityType, str], ...] = (
    ("LAW", "law-end"),
    ("ORG", "organisation-head"),
    ("FAC", "facility-head"),
    ("LOC", "place-head"),
)
TIES: dict[EntityType, int] = {"LOC": 0, "PER": -1, "ORG": -2}
"""What decides between types of equal votes: places are the model's blind spot."""
FIRMS = word_class("company-suffix") - {"Brothers", "Bros", "Bros.", "Capital", "Group"}
"""A firm's name that ends so is nobody's, though a person of the article has its first word."""
OPEN = ("PER", "ORG", "LOC", "FAC", "PRODUCT", "WORK", "NORP", "EVENT")


@functools.cache
def fixed_types() -> dict[str, EntityType]:
    """Return the words that are always the same kind of thing, whatever the model takes them for."""
    kinds = {kind: kind for kind in get_args(EntityType)}
    return {word: kinds[kind] for word, kind in rows("entities/data/fixed_types.tsv")}


def settle_types(text: str, names: Sequence[Name]) -> None:
    """Set the type of every name from its own words, its neighbours, and all mentions together."""
    for name in names:
        if name.text in fixed_types():
            name.type, name.trust, name.entry = fixed_types()[name.text], 3, None
        elif (
            name.entry is None
            and name.type not in ("FAC", "LOC")
            and PATTERNS.machine_number.fullmatch(name.text)
        ):
            name.type = "PRODUCT"
        elif name.entry is None or name.trust < 2:
            _by_words(text, name)
    _by_vote(text, names)
    _houses(text, names)
    _firms(text, names)
    for name, long in short_for(names):
        name.type = long.type
    for name in names:
        if name.text in word_class("platform"):
            on_it = PATTERNS.on_platform.search(text, max(0, name.start - 8), name.start)
            name.type = "PRODUCT" if on_it else "ORG" if name.type == "PER" else name.type


def _houses(text: str, names: Sequence[Name]) -> None:
    """Make the short name of a school or museum what its long one is, and that of a family its people.

    "A friend at Callen" where Callen University is named, "Callen visitors" of a Callen Museum,
    "the Callens" of Ana Callen.
    """
    long = {name.text for name in names if name.type in ("ORG", "FAC")}
    people = {name.text.split()[-1] for name in names if name.type == "PER" and " " in name.text}
    for name in names:
        if " " in name.text or name.trust > 2 or (name.entry and name.entry.grade != "city"):
            continue
        before, after = text[max(0, name.start - 24) : name.start], text[name.end : name.end + 24]
        if name.text not in people and not long.isdisjoint(_long_forms(name.text, before, after)):
            name.type, name.trust, name.entry = "ORG", 2, None
        elif name.type != "PER" and name.text[:-1] in people and PATTERNS.the_before.search(before):
            name.type = "PER"


def _legal_names(names: Sequence[Name]) -> set[str]:
    """Return the first words of firms named in full, but for those that a person has: "Callen" of Callen Imports Inc."""
    legal = (n.text.split() for n in names if n.type == "ORG")
    firms = {words[0].strip(",") for words in legal if words[-1].strip(",") in FIRMS and words[1:]}
    told = (n for n in names if n.type == "PER" and (" " in n.text or n.gender or n.trust > 1))
    return firms - {word for n in told for word in n.text.split()}


def _firms(text: str, names: Sequence[Name]) -> None:
    """Make the short name of a firm what its legal name is: "Callen" where Callen Imports Inc. is named."""
    firms = _legal_names(names)
    short = [name for name in names if name.text in firms]
    _called_like_towns(text, [name for name in short if name.type == "LOC"])
    for name in short:
        known = name.entry is not None or name.trust > 1 or name.kind != "name"
        if known or name.type not in ("PER", "LOC", "PRODUCT"):
            continue
        if evidence(text, name) not in ("LOC", "PER"):  # "Callen Truck Corp., Callen, Wis., said"
            name.type = "ORG"


def _called_like_towns(text: str, names: Sequence[Name]) -> None:
    """Make a town's name that of the firm which has it, where it acts as firms do: "Phoenix declined to comment" of Phoenix Software Ltd.

    Not where the town itself is told of: "in Phoenix", "the Phoenix plant".
    """
    firms: dict[str, list[Name]] = defaultdict(list)
    for name in names:
        if name.entry is not None and name.entry.grade == "city":
            firms[name.text].append(name)
    for some in firms.values():
        told = [
            PATTERNS.in_place.search(text, max(0, n.start - 9), n.start)
            or PATTERNS.the_before.search(text[max(0, n.start - 24) : n.start])
            for n in some
        ]
        if not any(told) and any(evidence(text, n) == "ORG" for n in some):
            for name in some:
                name.type, name.trust, name.entry = "ORG", 2, None


def _long_forms(short: str, before: str, after: str) -> Iterator[str]:
    """Yield the names of schools and museums that a short one may stand for between its neighbours."""
    school = PATTERNS.at_school.search(before) or PATTERNS.school_behind.match(after)
    museum = PATTERNS.museum_behind.match(after)
    for kind, found in (("school", school), ("museum", museum)):
        if found:
            yield from (f"{short} {head}" for head in word_class(kind))


def _by_words(text: str, name: Name) -> None:
    """Set the type of one name where its words or its neighbours tell it."""
    words = SPLIT.split(name.text)
    before = _word_before(text, name)
    if len(words) == 2 and name.type in ("ORG", "PER") and evidence(text, name) == "PER":
        name.type = "PER"  # "Anna Radio, a chemist at Ulm, said"
        return
    by_head = _by_firm_head if name.type in ("EVENT", "WORK", "LAW") else _by_head
    if kind := by_head(words, before, name.type):
        name.type, name.trust = kind, 2
    elif name.type == "PER" and _of_a_firm(words):
        name.type = "PRODUCT"
    elif _titled(words, name.type):
        name.type = "PER"
        strip_titles(name)
    elif before in titles() and _person_like(words):
        name.type, name.trust = "PER", 2
    elif name.type in ("PER", "ORG", "PRODUCT", "NORP") and not name.entry and _city(text, name):
        name.type, name.entry = "LOC", load_gazetteer().city(name.text)
    elif name.type in ("PER", "LOC") and not name.entry and _body(name, words):
        name.type = "ORG"
    elif name.type in ("ORG", "LOC", "PRODUCT", "WORK") and _is_person(words, before):
        name.type = "PER"


def _word_before(text: str, name: Name) -> str:
    """Return the word before a name, a title in its full form; "" where there is none."""
    found = BEFORE.search(text, max(0, name.start - 24), name.start)
    before = found.group(1) if found else ""
    return title_of(before) or before


def _is_person(words: Sequence[str], before: str) -> bool:
    """Whether up to three words look like a person's name; one alone has no article before it."""
    alone = len(words) == 1 and before.lower() in ("a", "an", "the")
    return len(words) <= 3 and not alone and _given(words)


def _of_a_firm(words: Sequence[str]) -> bool:
    """Whether what the model takes for a person begins with a known firm: "Apple AirPods"."""
    known = load_gazetteer().names.get(words[0])
    firm = known is not None and known.grade == "organisation" and known.type == "ORG"
    return firm and len(words) > 1 and words[0] not in given_names()


def _by_head(words: Sequence[str], before: str, kind: EntityType) -> EntityType | None:
    """Return the type by the head word; for what looks like a person only where a place stands."""
    found = _head_type(words)
    if kind == "PER" and len(words) > 1 and words[-1] in word_class("centre-head"):
        return "ORG"
    if kind == "PER" and found == "LAW" and len(words) < 3 and _given(words):
        return None
    if words[0] in word_class("place-first") and found == "LOC":
        return found
    if kind != "PER" or found in ("ORG", "LAW", "EVENT") or words[-1] in word_class("room"):
        return found
    return found if before.lower() in word_class("places-before") else None


def _by_firm_head(words: Sequence[str], _before: str, kind: EntityType) -> EntityType | None:
    """Return what an event, law or work is by its head: "Northern Peace Accords", "Sanctions Committee"."""
    found = _head_type(words)
    if kind == "WORK":
        return found if found == "LAW" and len(words) > 3 else None
    if found == "ORG" and words[-1] not in word_class("firm-head"):
        return None
    return found if found in ("LAW", "EVENT", "ORG") else None


def _titled(words: Sequence[str], kind: EntityType) -> bool:
    """Whether a name begins with a title that a person bears, not a firm ("General Motors")."""
    title = word_class("title-of-person") - word_class("also-title")
    if words[1:2] == ["d'Affaires"]:
        words = words[1:]
    if len(words) in (2, 3) and kind == "ORG" and words[0] in title:
        return nameable(words[1:])
    if len(words) < 2 or words[0] not in titles():
        return False
    return kind == "PER" or (kind in ("ORG", "LOC") and words[0] not in word_class("also-title"))


def _city(text: str, name: Name) -> bool:
    """Whether a name that stands where a place stands is a city's of some size."""
    entry = load_gazetteer().city(name.text)
    if entry is None or not PATTERNS.in_place.search(text, max(0, name.start - 9), name.start):
        return False
    return entry.weight > 100_000 or entry.id in load_gazetteer().capitals


def _body(name: Name, words: Sequence[str]) -> bool:
    """Whether a name is letters that nobody is called, or a town's team: "Sandport Herons"."""
    place, team = " ".join(words[:-1]), words[-1]
    places = {team, team.removesuffix("s")} & word_class("place-head")
    plural = team.endswith("s") and team[0].isupper() and not places
    gazetteer = load_gazetteer()
    plural = plural and not (name.type == "PER" and _given(words))
    town = plural and bool(place) and (gazetteer.city(place) or place in gazetteer.states)
    letters = name.text.isupper() and name.text.isalpha() and 2 <= len(name.text) <= 4
    return letters or bool(town) or bool(PATTERNS.brand_in_one_word.fullmatch(name.text))


def _given(words: Sequence[str]) -> bool:
    """Whether the words look like a given name and a surname."""
    given = word_class("given-male") | word_class("given-female")
    if words[0].isupper() and words[-1].isupper() and words[0].title() in given:
        return all(map(str.isalpha, words))
    named = words[0] in given and words[-1][0].isupper() and not words[-1].isupper()
    return named and _person_like(words)


def _person_like(words: Sequence[str]) -> bool:
    """Whether nothing in the words speaks against a person."""
    heads = (
        word_class("organisation-head") | word_class("company-suffix") | word_class("place-head")
    )
    return len(words) <= 4 and not any(w in heads or w in ("of", "&", "and", "for") for w in words)


def _head_type(words: Sequence[str]) -> EntityType | None:
    """Return the type that the head word of a name of two or more words gives it."""
    words = undated(words)
    if len(words) < 2:
        return None
    if found := thing(words):
        return found
    head = words[-1]
    for i, word in enumerate(words):
        if word in ("of", "for") and i > 0:
            head = words[i - 1]
            break
    airline = words[0] == "Air" and words[1] not in ("Force", "Base", "Max")
    body = words[0] == "Embassy" or words[-1] == "Government"
    if airline or body or words[-1] in word_class("company-suffix"):
        return "ORG"
    body_of = head != words[-1] and head in word_class("organisation-head")
    if head in EVENT_OF or (words[-1] in word_class("event-end") and not body_of):
        return "EVENT"
    for kind, class_of_heads in HEADS:
        if (words[-1] if kind == "LAW" else head) in word_class(class_of_heads):
            return kind
    return "LOC" if words[0] in word_class("place-first") else None


def _by_vote(text: str, names: Sequence[Name]) -> None:
    """Give all mentions of the same words one type: by majority, with what stands around them.

    Names of several words first: they tell whose surname a single word may be.
    """
    voters = [n for n in names if n.kind != "demonym" and n.type in OPEN]
    votes = _count_votes(text, voters)
    placed = {
        n.text for n in voters if PATTERNS.in_place.search(text, max(0, n.start - 9), n.start)
    }
    for several in (True, False):
        people, single = _surnames(voters)
        for name in voters:
            if (" " in name.text) == several:
                namesake = _namesake(name, people) and name.text not in placed
                _elect(name, votes[_key(name)], people, single, namesake=namesake)


def _elect(
    name: Name,
    ballot: Counter[EntityType],
    people: set[tuple[str, ...]],
    single: set[tuple[str, ...]],
    *,
    namesake: bool,
) -> None:
    """Set the type that a name's ballot gives it, or that of the person whose name it shares."""
    if name.trust == 2 and name.entry and namesake:
        name.type, name.trust, name.entry = "PER", 2, None
        return
    if name.trust == 3 or (name.trust == 2 and name.entry):
        return
    if name.type == "ORG" and name.trust == 2 and name.text.split()[-1] in FIRMS:
        return
    best = max(ballot, key=lambda kind: (ballot[kind], TIES.get(kind, -len(TIES)), kind))
    if best != "PER" and _of_a_person(name, people, single):
        best = "PER"
    if best != name.type:
        name.type = best
        if name.entry and name.entry.type != best:
            name.entry = None


def _namesake(name: Name, people: set[tuple[str, ...]]) -> bool:
    """Whether a known place is named like a person of the article."""
    entry = name.entry
    return (
        entry is not None
        and entry.grade in ("city", "state")
        and name.kind == "name"
        and name.text in word_class("ambiguous-name")
        and name_parts(name.text) in people
    )


def _count_votes(text: str, voters: Sequence[Name]) -> dict[str, Counter[EntityType]]:
    """Return the ballots by name; evidence from around one mention weighs for all of them."""
    votes: dict[str, Counter[EntityType]] = {}
    said: dict[str, Counter[EntityType]] = {}
    for name in voters:
        votes.setdefault(_key(name), Counter())[name.type] += 1 + 2 * (name.trust >= 2)
        kind = evidence(text, name) if name.trust < 2 else None
        words = SPLIT.split(name.text)  # "producer Ivo Lund" is no firm for what stands before him
        if kind and not (kind == "ORG" and len(words) in (2, 3) and _given(words)):
            said.setdefault(_key(name), Counter())[kind] += 1
    for key, kinds in said.items():
        weight = 2 + votes[key].total() / 4
        for kind, count in kinds.items():
            votes[key][kind] += int(weight * count + 0.5)
    return votes


def _surnames(voters: Sequence[Name]) -> tuple[set[tuple[str, ...]], set[tuple[str, ...]]]:
    """Return the given names and surnames of full names, and the persons' names of one word."""
    people: set[tuple[str, ...]] = set()
    single: set[tuple[str, ...]] = set()
    for name in voters:
        parts = name_parts(name.text)
        if name.type == "PER" and len(parts) > 1:
            people.add(parts[:1])
            people.update(parts[i:] for i in range(1, len(parts)))
            people.add(half_surname(parts))
        elif name.type == "PER":
            single.add(parts)
    return people, single


def _of_a_person(name: Name, people: set[tuple[str, ...]], single: set[tuple[str, ...]]) -> bool:
    """Whether the words are part of a person's full name, or end in a surname the article has."""
    parts = name_parts(name.text)
    if parts in people:
        return len(name.text) > 4 or not is_acronym(name.text)
    words = name.text.split()
    of_land = words[0] in load_gazetteer().demonyms
    return len(parts) == 2 and parts[1:] in single and not of_land and _person_like(words)


def _key(name: Name) -> str:
    return " ".join(core(name.text))


ABOUT = frozenset({"on", "in", "against"})
"""After a gathering they say what it is about; "of" and "for" may make it a body."""
LOOSE = ("ORG", "LOC", "EVENT", "LAW", "PRODUCT", "FAC")
KNOWN = 3
"""Trust of what is a name of its kind whatever else is read there."""
NUMBER = re.compile(r"\d+|[IVX]+")


def undated(words: Sequence[str]) -> Sequence[str]:
    """Return the words without a year or number at either end: "Treaty of 1967", "2021 Reports"."""
    if len(words) > 2 and NUMBER.fullmatch(words[-1]):
        words = words[:-2] if words[-2] == "of" else words[:-1]
    return words[1:] if len(words) > 2 and words[0].isdigit() else words


def head_at(words: Sequence[str]) -> int:
    """Return which word says what a name of several words is: the last, or that before a preposition."""
    at = next(
        (i for i, word in enumerate(words) if i and word.lower() in word_class("about-link")),
        len(words),
    )
    return at - 1


def thing(words: Sequence[str]) -> EntityType | None:
    """Return what a name is whose head is an agreement, a gathering or a report, or "Face the Nation"."""
    words = undated(words)
    if len(words) < 2:
        return None
    at = head_at(words)
    head, before = words[at], words[at - 1] if at else ""
    last = at == len(words) - 1
    if before in word_class("church-word"):
        return None
    if head in word_class("agreement-head") and not _ends_in_body(words, at):
        return "EVENT" if head == "Convention" and before in word_class("party-word") else "LAW"
    gathering = head in word_class("gathering-end") and before not in word_class("league-word")
    if gathering and (last or words[at + 1].lower() in ABOUT):
        return "EVENT"
    programme = len(words) == 3 and words[1] == "the"
    return "WORK" if programme or (head in ("Report", "Reports") and at) else None


def _ends_in_body(words: Sequence[str], at: int) -> bool:
    """Whether a name ends in a body's word after what it is for: "Medal of Valour Society"."""
    return at < len(words) - 1 and words[-1] in word_class("organisation-head")


def short_for(names: Sequence[Name]) -> Iterator[tuple[Name, Name]]:
    """Yield the letters that nobody knows, each with the agreement, gathering or body they stand for."""
    longs: dict[str, list[Name]] = defaultdict(list)
    for name in names:
        if name.type in ("LAW", "EVENT", "ORG") and " " in name.text:
            for short in initials(name.text):
                longs[short].append(name)
    for name in names:
        fitting = longs.get(name.text.replace(".", ""), [])
        if _is_unknown(name) and is_acronym(name.text) and len({one.type for one in fitting}) == 1:
            yield name, fitting[0]


def without_things(text: str, names: Sequence[Name], plain: Callable[[str], bool]) -> list[Name]:
    """Return the names without those of programmes, awards and fields of work.

    ``plain`` tells the verbs, adjectives and adverbs of the dictionary, in lower case.
    """
    lost = {
        name.text
        for name in names
        if _is_open(name) and (_is_programme(name) or _is_topic(text, name, plain))
    }
    letters = {short for one in lost for short in initials(one)}

    def has_no_type(name: Name) -> bool:
        return name.text in lost or (name.text in letters and is_acronym(name.text))

    return [name for name in names if not (_is_open(name) and has_no_type(name))]


def _is_open(name: Name) -> bool:
    """Whether only the model says that something is a name, and of what kind."""
    return _is_unknown(name) and name.type in LOOSE


def _is_unknown(name: Name) -> bool:
    """Whether no list and no sure sign says what a name is."""
    return name.kind == "name" and not name.entry and name.trust < KNOWN


OFFICES = (word_class("title-of-person") | {"Head", "Representative"}) - word_class("also-title")


def _is_programme(name: Name) -> bool:
    """Whether the head is a plan's, an award's or an office's: "Harbour Visa Program", "Chair of the Board"."""
    words = undated(name.text.split())
    at = head_at(words)
    head = words[at]
    if _ends_in_body(words, at):
        return False
    if name.type == "ORG" and head in OFFICES:
        return len(words) > 1
    programme = {head, words[-1]} if words[-1] in word_class("honour") else {head}
    return len(words) > 1 and not programme.isdisjoint(word_class("programme-head"))


def _is_topic(text: str, name: Name, plain: Callable[[str], bool]) -> bool:
    """Whether a name is but a field of work: "Clean Energy", "Regional Cooperation"."""
    words = name.text.split()
    if name.type not in ("ORG", "LOC") or words[-1] not in word_class("topic-end"):
        return False
    if name.trust > 1 and len(words) != 2 and "and" not in words:
        return False
    if any(
        word in word_class("about-link") or word in word_class(some)
        for word in words
        for some in (*BODIES, "firm-head")
    ):
        return False
    demonyms = load_gazetteer().demonyms
    rest = (word for word in words[:-1] if word not in word_class("topic-end") | {"and", "&"})
    field = all(plain(word.lower()) or word in demonyms for word in rest)
    return field and evidence(text, name) is None
