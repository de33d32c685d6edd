"""The label of an event, as an editor would write it: "Antony Blinken visits Beijing".

Names stand in full, verbs in the present; a visit, a meeting and the like become sentences though
the text has only a noun; whatever else stays the noun phrase of the text.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dashboard.parsing.events.tree import CLAUSES

if TYPE_CHECKING:
    from dashboard.model import Mention
    from dashboard.parsing.events.draft import Draft
    from dashboard.parsing.events.frames import Cast
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
SPACE = re.compile(r"\s+")


def label_of(tree: Tree, draft: Draft, cast: Cast, place: Mention | None) -> str:
    """Return a label of at most 90 characters for an event, from its best mention and its place."""
    if draft.clause.kind == "named":
        words = tree.between(draft.clause.first, draft.clause.last)
    elif draft.clause.nominal:
        words = _noun_label(tree, draft, cast, place)
    else:
        words = _verb_label(tree, draft, cast)
    text = _closed(SPACE.sub(" ", words).strip(" ,;:–-"))
    if len(text) > LIMIT:
        text = text[:LIMIT].rsplit(" ", 1)[0].rstrip(" ,;:–-") + "…"
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
    subject = _names(tree, subjects, cast)
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
    if frame.passive:
        subject = _names(tree, frame.patients[:2], cast)
        verb = tree.text[head]
        complement = _complement(tree, head, cast, after=head)
        plural = _is_plural(tree, frame.patients[:2])
        verb = f"{'are' if plural else 'is'} {verb}" if subject else verb
        return " ".join(part for part in (subject, verb, complement) if part)
    subject = _names(tree, frame.agents[:3], cast)
    verb = present(tree.lemma[head], plural=_is_plural(tree, frame.agents[:3]) or not subject)
    particle = " ".join(tree.text[child] for child in tree.of_dep(head, "prt"))
    complement = _complement(tree, head, cast, after=head)
    if draft.status == "denied":
        verb = f"{'do' if _is_plural(tree, frame.agents[:3]) else 'does'} not {tree.lemma[head]}"
    return " ".join(part for part in (subject, verb, particle, complement) if part)


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


def _is_plural(tree: Tree, numbers: tuple[int, ...]) -> bool:
    """Tell whether a subject takes the plural verb."""
    return len(numbers) > 1 or any(
        tree.tag[n] in ("NNS", "NNPS") or tree.lower[n] in ("they", "we", "i", "you")
        for n in numbers
    )


def _names(tree: Tree, numbers: tuple[int, ...], cast: Cast) -> str:
    """Return the words for some arguments, with full names: "A, B and C"."""
    found = [_name(tree, number, cast) for number in numbers]
    found = list(dict.fromkeys(name for name in found if name))
    if len(found) < 2:
        return "".join(found)
    return f"{', '.join(found[:-1])} and {found[-1]}"


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
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


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
    who = tuple(n for n in frame.agents if _name(tree, n, cast))
    place = where.name if where else ""
    if lemma in VISITS and who:
        plural = _is_plural(tree, who[:2])
        if place:
            return f"{_names(tree, who[:2], cast)} {present('visit', plural=plural)} {place}"
        return f"{_names(tree, who[:2], cast)}: {tree.text[head]}"
    if lemma in MEETINGS:
        subject, plural = _names(tree, who[:3], cast), len(who) > 1
        if not subject:
            subject, plural = _attendants(tree, head), True
        if subject:
            verb = "hold talks" if lemma in ("talk", "talks", "negotiation") else "meet"
            verb = (
                verb
                if plural
                else present(verb.split(maxsplit=1)[0]) + verb[len(verb.split(maxsplit=1)[0]) :]
            )
            return f"{subject} {verb}{f' in {place}' if place else ''}"
    phrase = _phrase(tree, head, cast)
    if who and not any(n in tree.phrase(head) for n in who):
        return f"{_names(tree, who[:2], cast)}: {phrase}"
    return phrase


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
