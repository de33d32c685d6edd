"""The label of an event, as an editor would write it: "Antony Blinken visits Beijing".

Names stand in full, verbs in the present; a visit, a meeting and the like become sentences though
the text has only a noun; whatever else stays the noun phrase of the text.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dashboard.parsing.events.frames import PLACES
from dashboard.parsing.events.tree import CLAUSES

if TYPE_CHECKING:
    from dashboard.model import Mention
    from dashboard.parsing.events.cast import Cast
    from dashboard.parsing.events.draft import Draft
    from dashboard.parsing.events.tree import Tree

LIMIT = 90
OBJECT_LIMIT = 60
IRREGULAR = {"be": "is", "have": "has", "do": "does", "go": "goes"}
PLURAL_FORM = {"be": "are"}
VISITS = frozenset({"visit", "trip", "tour", "mission", "journey"})
MEETINGS = frozenset({"meeting", "talk", "talks", "summit", "negotiation", "conference"})
PLACE_PREPOSITIONS = frozenset({"in", "at", "near"})
SKIPPED = frozenset({"the", "a", "an", "this", "that", "these", "those"})
PRONOUNS = frozenset(
    [
        "i",
        "you",
        "he",
        "she",
        "it",
        "we",
        "they",
        "me",
        "him",
        "her",
        "us",
        "them",
        "his",
        "its",
        "their",
        "my",
        "our",
        "your",
        "this",
        "that",
        "who",
        "which",
        "whom",
        "these",
        "those",
        "himself",
        "herself",
        "itself",
        "themselves",
        "one",
    ]
)
DANGLING = frozenset(
    [
        "the",
        "a",
        "an",
        "and",
        "or",
        "but",
        "of",
        "in",
        "on",
        "at",
        "to",
        "for",
        "from",
        "with",
        "by",
        "as",
        "that",
        "which",
        "who",
        "is",
        "are",
        "was",
        "were",
        "not",
        "including",
        "despite",
    ]
)
SPACE = re.compile(r"\s+")


def label_of(tree: Tree, draft: Draft, cast: Cast, place: Mention | None) -> str:
    """Return a label of at most 90 characters for an event, from its best mention and its place."""
    if draft.clause.kind == "named":
        words = tree.between(draft.clause.first, draft.clause.last)
    elif draft.clause.nominal:
        words = _noun_label(tree, draft, cast, place)
    else:
        words = _verb_label(tree, draft, cast)
    text = _closed(SPACE.sub(" ", words).strip(" ,;:–-’'"))
    if len(text) > LIMIT:
        text = text[:LIMIT].rsplit(" ", 1)[0].rstrip(" ,;:–-") + "…"
    while (last := text.rsplit(" ", 1))[-1].lower() in DANGLING and len(last) == 2:
        text = last[0]
    return text[:1].upper() + text[1:]


def _closed(text: str) -> str:
    """Return the label with its quotation marks in pairs: a lone opening one is closed."""
    if text.count("“") == text.count("”") + 1:
        return text.rstrip(",") + "”"
    if text.count('"') % 2 or text.count("“") != text.count("”"):
        return re.sub('["“”]', "", text)
    return text


def worth_of(tree: Tree, draft: Draft, cast: Cast, where: Mention | None) -> float:
    """Return how good a label the mention gives: named people who act, an object, a place.

    A visit needs no place of its own: it takes the event's.
    """
    subjects = draft.frame.patients if draft.frame.passive else draft.frame.agents
    subject, _ = _subject(tree, subjects, cast)
    place = where if _is_visit(tree, draft) else draft.frame.place
    worth = 2.0 * bool(subject) + 0.5 * bool(draft.objects) + 0.5 * draft.time.known
    worth += 1.0 * bool(place and place.kind == "name")
    if draft.clause.nominal:
        lemma = tree.lemma[draft.clause.head]
        worth += 1.0 if lemma in VISITS | MEETINGS and subject else -0.5
        worth += 0.5 * (_is_visit(tree, draft) and bool(subject))
        worth -= 3.0 * (draft.clause.kind == "presence")
    return worth


def _is_visit(tree: Tree, draft: Draft) -> bool:
    return draft.clause.nominal and tree.lemma[draft.clause.head] in VISITS


def _verb_label(tree: Tree, draft: Draft, cast: Cast) -> str:
    """Return subject, verb in the present, object and place."""
    head, frame = draft.clause.head, draft.frame
    subjects = frame.patients[:2] if frame.passive else frame.agents[:3]
    subject, plural = _subject(tree, subjects, cast)
    particle = " ".join(tree.text[child] for child in tree.of_dep(head, "prt"))
    negated = draft.status == "denied"
    if frame.passive:
        helping = f"{'are' if plural else 'is'}{' not' if negated else ''}"
        verb = f"{helping} {tree.text[head]}" if subject else tree.text[head]
    elif negated:
        verb = f"{'do' if plural else 'does'} not {tree.lemma[head]}"
    else:
        verb = present(tree.lemma[head], plural=plural or not subject)
    complement = _complement(tree, head, cast, after=head)
    return " ".join(part for part in (subject, verb, particle, complement) if part)


def _subject(tree: Tree, numbers: tuple[int, ...], cast: Cast) -> tuple[str, bool]:
    """Return the subject's words, and whether they take a verb in the plural."""
    names = _found_names(tree, numbers, cast)
    return _listed(names), len(names) > 1 or (
        any(tree.tag[n] in ("NNS", "NNPS") for n in numbers if _name(tree, n, cast))
    )


def present(lemma: str, *, plural: bool = False) -> str:
    """Return the present tense of a verb: third person singular, or plural."""
    if plural:
        return PLURAL_FORM.get(lemma, lemma)
    if lemma in IRREGULAR:
        return IRREGULAR[lemma]
    if lemma.endswith(("s", "x", "z", "ch", "sh")):
        return lemma + "es"
    if lemma.endswith("y") and lemma[-2:-1] not in "aeiou":
        return lemma[:-1] + "ies"
    return lemma + "s"


def _found_names(tree: Tree, numbers: tuple[int, ...], cast: Cast) -> list[str]:
    """Return the full names of some arguments, each once; beside people, places are datelines."""
    people = [n for n in numbers if n in cast.at and cast.at[n].type == "PER"]
    places = [n for n in numbers if n in cast.at and cast.at[n].type in PLACES]
    if people and places:
        numbers = tuple(n for n in numbers if n not in places)
    found = [_name(tree, number, cast) for number in numbers]
    return list(dict.fromkeys(name for name in found if name))


def _listed(names: list[str]) -> str:
    """Return "A, B and C"."""
    return f"{', '.join(names[:-1])} and {names[-1]}" if len(names) > 1 else "".join(names)


def _name(tree: Tree, number: int, cast: Cast) -> str:
    """Return an entity's full name, else the noun phrase without its article; "" for a pronoun."""
    mention = cast.meant(number)
    if (
        mention
        and mention.kind == "name"
        and (mention.type == "PER" or mention.reading or mention.type == "ORG")
    ):
        return mention.name
    if mention and (tree.lower[number] in PRONOUNS or mention.entity.startswith("per:")):
        return mention.name
    if tree.lower[number] in PRONOUNS:
        return ""
    return _phrase(tree, number, cast)


def _phrase(tree: Tree, number: int, cast: Cast) -> str:
    """Return a noun phrase as it stands, without article, dates and clauses, pronouns named."""
    span = list(tree.phrase(number))
    cut = next((n for n in span if n > number and _is_date(tree, n)), None)
    span = [n for n in span if cut is None or n < cut]
    while span and tree.lower[span[0]] in SKIPPED:
        span = span[1:]
    text = ""
    for n in span:
        word = tree.text[n]
        if tree.lower[n] in ("his", "her", "its", "their") and (mention := cast.meant(n)):
            word = f"{mention.name}’s"
        text += word + (" " if n + 1 < len(tree.start) and tree.start[n + 1] > tree.end[n] else "")
        if len(text) > OBJECT_LIMIT:
            break
    return text.strip().removesuffix("’s").removesuffix("'s")


def _is_date(tree: Tree, number: int) -> bool:
    """Tell whether the token begins a date that hangs on the noun."""
    return tree.dep[number] in ("npadvmod", "tmod") or (
        tree.pos[number] == "ADP"
        and any(tree.lower[n] in CALENDAR for n in tree.of_dep(number, "pobj"))
    )


CALENDAR = frozenset(
    [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "week",
        "month",
        "year",
    ]
)


def _complement(tree: Tree, head: int, cast: Cast, *, after: int) -> str:
    """Return what follows the verb: object, particle phrases, place; no dates and no clauses."""
    parts: list[str] = []
    for child in tree.children[head]:
        dep = tree.dep[child]
        if child < after or dep in (
            *CLAUSES,
            "punct",
            "cc",
            "conj",
            "npadvmod",
            "advmod",
            "prt",
            "neg",
        ):
            continue
        if dep in ("dobj", "attr", "oprd", "dative", "acomp") and tree.pos[child] != "ADP":
            parts.append(_objects(tree, child, cast))
        elif dep in ("prep", "agent", "dative"):
            parts.append(_prepositional(tree, child, cast))
        if sum(map(len, parts)) > OBJECT_LIMIT:
            break
    parts = [part for part in parts if part] or [_content(tree, head)]
    return " ".join(part for part in parts if part)


def _objects(tree: Tree, number: int, cast: Cast) -> str:
    """Return an object with what is coordinated with it."""
    names = [_name(tree, n, cast) or tree.text[n] for n in tree.conjuncts(number)[:3]]
    return _listed(list(dict.fromkeys(names)))


def _prepositional(tree: Tree, preposition: int, cast: Cast) -> str:
    """Return a prepositional phrase, or "" where it is a date or has no noun."""
    nouns = tree.of_dep(preposition, "pobj")
    if not nouns or _is_date(tree, preposition) or tree.pos[nouns[0]] == "NUM":
        return ""
    if tree.lower[preposition] in ("during", "after", "before", "since", "following", "according"):
        return ""
    phrase = _objects(tree, nouns[0], cast)
    return f"{tree.lower[preposition]} {phrase}" if phrase else ""


def _content(tree: Tree, head: int) -> str:
    """Return the words of a reported clause, cut short."""
    for child in tree.of_dep(head, "ccomp", "xcomp"):
        edges = [tree.left[s] for s in tree.of_dep(child, "nsubj", "nsubjpass", "mark", "aux")]
        first = min(edges, default=tree.left[child])
        span = [n for n in range(first, tree.right[child] + 1) if n != head]
        if not span:
            return ""
        text = "".join(
            tree.text[n]
            + (" " if n + 1 < len(tree.start) and tree.start[n + 1] > tree.end[n] else "")
            for n in span
        )
        return text.strip(" ,")
    return ""


def _noun_label(tree: Tree, draft: Draft, cast: Cast, where: Mention | None) -> str:
    """Return a sentence for a visit or a meeting, else the noun phrase."""
    head, frame = draft.clause.head, draft.frame
    lemma = "visit" if draft.clause.kind == "presence" else tree.lemma[head]
    subject, plural = _subject(tree, frame.agents[:3], cast)
    place = where.name if where else ""
    if lemma in VISITS and subject:
        visiting = f"{subject} {present('visit', plural=plural)} {place}"
        return visiting if place else f"{subject}: {tree.text[head]}"
    if lemma in MEETINGS:
        if not subject:
            subject, plural = _attendants(tree, head), True
        if subject:
            return _meeting(lemma, subject, place, plural=plural)
    phrase = _phrase(tree, head, cast)
    if subject and not any(n in tree.phrase(head) for n in frame.agents):
        return f"{subject}: {phrase}"
    return phrase


def _meeting(lemma: str, subject: str, place: str, *, plural: bool) -> str:
    """Return "A and B hold talks in PLACE" or "A meets in PLACE"."""
    talks = lemma in ("talk", "talks", "negotiation")
    verb = present("hold" if talks else "meet", plural=plural)
    subject = subject.rstrip("’'")
    return f"{subject} {verb}{' talks' if talks else ''}{f' in {place}' if place else ''}"


def _attendants(tree: Tree, head: int) -> str:
    """Return "G7 foreign ministers" of "the G7 foreign ministers meeting"."""
    words = [n for n in range(tree.left[head], head) if tree.lower[n] not in SKIPPED]
    plural = [n for n in words if tree.tag[n] in ("NNS", "NNPS")]
    if not plural:
        return ""
    text = ""
    for n in range(words[0], plural[-1] + 1):
        text += tree.text[n] + (" " if tree.start[n + 1] > tree.end[n] else "")
    return text.strip()
