"""The wording of labels: whom and what they name, lists and possessives, the present tense.

Full names, noun phrases without dates and clauses, pronouns resolved.
"""

from __future__ import annotations

import functools
import re
from itertools import pairwise
from typing import TYPE_CHECKING

from dashboard.parsing import lexicon
from dashboard.parsing.coreference.references import ME, with_bearers
from dashboard.parsing.entities.patterns import offices
from dashboard.parsing.lexicon import event_words
from dashboard.parsing.syntax.document import PLURALS
from dashboard.parsing.syntax.repair import PLACES

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from dashboard.model import Mention
    from dashboard.parsing.coreference.references import References
    from dashboard.parsing.syntax.document import Document


IRREGULAR = {"be": "is", "have": "has", "do": "does", "go": "goes"}
SOUNDED_O = re.compile("[^aeiou]o$")
PLURAL_FORM = {"be": "are"}


def words(group: str) -> frozenset[str]:
    """Return a list of the label words."""
    return lexicon.words("event_labels", group)


@functools.cache
def limits() -> frozenset[str]:
    """Return the adverbs without which a verb says more than its text."""
    known = lexicon.words
    return words("limits") | known("factuality", "almost") | known("factuality", "perhaps")


def present(lemma: str, *, plural: bool = False) -> str:
    """Return the present tense of a verb: third person singular, or plural."""
    if plural:
        return PLURAL_FORM.get(lemma, lemma)
    if lemma in IRREGULAR:
        return IRREGULAR[lemma]
    if lemma.endswith(("s", "x", "z", "ch", "sh")) or SOUNDED_O.search(lemma):
        return lemma + "es"
    if lemma.endswith("y") and lemma[-2:-1] not in "aeiou":
        return lemma[:-1] + "ies"
    return lemma + "s"


def listed(names: Sequence[str]) -> str:
    """Return "A, B and C"."""
    return f"{', '.join(names[:-1])} and {names[-1]}" if len(names) > 1 else "".join(names)


def floating_words(document: Document, acting: Sequence[int], verb: int) -> list[int]:
    """Return the "each", "both" or "all" between who acts and the verb: of several, and the "all" of "all but won"."""
    between = range(max(acting, default=verb) + 1, verb)
    several = len(acting) > 1
    return [
        n
        for n in between
        if document.lower[n] in EACH and document.head[n] not in between
        if several or document.lower[n] == "each" or document.word_behind(n) == "but"
    ]


def possessive(name: str) -> str:
    """Return "Lee’s", and "the ministers’" of a plural."""
    return name + ("’" if name.endswith("s") and not name[-2:-1].isupper() else "’s")


EMPTY_MARKS = re.compile(r"\s*[“\"‘][\s,.]*[”\"’]?[\s,.]*$")
"""Marks at the end of a label whose words were only a date."""
LIMIT = 90
"""Characters of one phrase."""
PLURAL_VERBS = frozenset({"are", "were", "have", "'re", "’re"})
MANY = frozenset({"many", "several", "few", "both", "others", "some", "most"})
SINGULAR_VERBS = frozenset({"is", "was", "has"})
AHEAD = frozenset({"upcoming", "forthcoming"})
SEVERAL = ME - {"i", "me", "my"} | {"you", "your"}
KNOWN = frozenset({"US", "UN", "EU", "UK", "NATO", "NASA", "FBI", "CIA", "BBC", "CNN"})
"""Initials that stand in print without what they mean."""
EACH = frozenset({"each", "both", "all"})
OWNERS = frozenset({"his", "her", "its", "their", "your"})


def subject_of(
    document: Document, numbers: Sequence[int], references: References, verb: int
) -> tuple[str, bool]:
    """Return the subject's words, and whether they take a verb in the plural."""
    names = _found(document, numbers, references)
    if len(names) != 1:
        return listed(few(names)), len(names) > 1
    named = [n for n in numbers if name_of(document, n, references)]
    own = next((n for n in named if document.head[n] == verb and document.lower[n] not in ME), None)
    if own is not None and references.stands_in(own, "PER"):
        return names[0], _is_plural(document, own, references)
    plural = None if own is None else agreement(document, verb)
    if plural is None:
        plural = any(_is_plural(document, n, references) for n in named)
    return names[0], plural


def _is_plural(document: Document, number: int, references: References) -> bool:
    """Return whether a noun is plural; of "the Foreign Ministers" taggers make the name of one."""
    word = document.word[number]
    if any(document.lower[n] not in ("one", "1") for n in document.of_dep(number, "nummod")):
        return True  # "740,000 Rohingya flee"
    if document.pos[number] == "NUM" and document.lower[number] not in ("one", "1"):
        return True
    joined = "and" in document.words_of(number, "cc") or any(
        document.dep[n] == "conj" and document.tag[n] in PLURALS and document.word_behind(n) == "of"
        for n in document.phrase(number)
    )  # "the chief of mission and members of the team"
    if joined or document.lower[number] in MANY:
        return True  # "Lindt and many of her colleagues leave", "many of the nurses resign"
    person = references.stands_in(number, "PER")
    return (document.tag[number] in PLURALS and not person) or (
        word[-1] == "s" and word[:-1] in offices()
    )


def agreement(document: Document, verb: int) -> bool | None:
    """Return whether the verb's own form is plural; None where it does not show."""
    auxiliaries = document.of_dep(verb, "aux", "auxpass")
    if any(document.tag[child] == "MD" for child in auxiliaries):
        return None
    helping = {document.lower[child] for child in auxiliaries} | {document.lower[verb]}
    if helping & PLURAL_VERBS or document.tag[verb] == "VBP":
        return True
    return False if helping & SINGULAR_VERBS or document.tag[verb] == "VBZ" else None


def _found(document: Document, numbers: Sequence[int], references: References) -> list[str]:
    """Return the names of some arguments, each once."""
    found: list[str] = []
    for number in _without_stray(document, numbers, references):
        name = name_of(document, number, references)
        if found and name.startswith(owner := possessive(found[0])):
            pronouns = [
                document.lower[n] for n in document.phrase(number) if document.lower[n] in OWNERS
            ]
            name = (pronouns[0] + name.removeprefix(owner)) if pronouns else name
        found.append(name)
    return list(dict.fromkeys(name for name in found if name))


def _without_stray(
    document: Document, numbers: Sequence[int], references: References
) -> Sequence[int]:
    """Return some arguments; beside people without days, places, which are of datelines, and parts of titles."""
    types = {n: references.at[n].type for n in numbers if n in references.at}
    if "PER" not in types.values():
        return numbers
    titled = {n for n in numbers if document.pos[n : n + 2] == ["PROPN", "PROPN"]} - types.keys()
    titled |= {n for n in numbers if document.is_dated(n)}
    return [n for n in numbers if types.get(n) not in PLACES and n not in titled]


def name_of(document: Document, number: int, references: References) -> str:
    """Return a person's full name, a body's as it is printed, else the noun phrase without its article.

    "" for a pronoun: "we" are more than the person who says it, and "you" more than the one who is asked.
    """
    mention = references.meant(number)
    word = document.lower[number]
    if mention and word in SEVERAL and mention.type == "PER":
        return ""
    named = mention and mention.kind == "name"
    if mention and named and mention.type == "ORG" and references.at.get(number) is mention:
        return _as_printed(document, mention)
    if mention and named and (mention.type in ("PER", "ORG") or mention.reading):
        return mention.name
    pronoun = word in words("pronouns") and not document.of_dep(number, "prep")
    if mention and (pronoun or mention.entity.startswith("per:")):
        return mention.name
    if pronoun:
        return ""
    return phrase_of(document, number, references) + _name_behind(document, number)


def _name_behind(document: Document, number: int) -> str:
    """Return the name right after a noun that says what it is, with a space: "the rights group Northwind"."""
    beside = (n for n in document.of_dep(number, "appos") if document.left[n] == number + 1)
    return next(
        (f" {document.between(number + 1, n)}" for n in beside if document.pos[n] == "PROPN"), ""
    )


def _as_printed(document: Document, mention: Mention) -> str:
    """Return a body's name as it is printed, and initials that the text explains in full."""
    span = document.within(mention.start, mention.end)
    initials = len(span) == 1 and document.word[span[0]].isupper() and " " in mention.name
    if initials and document.text.count(mention.name) and document.word[span[0]] not in KNOWN:
        return mention.name
    if len(span) == 1 and document.lower[span[0]] in words("stand_ins"):
        return mention.name  # "State" for its department
    return document.between(span[0], span[-1]).removeprefix("the ").removeprefix("The ")


def phrase_of(document: Document, number: int, references: References) -> str:
    """Return a noun phrase as it stands, without article, dates and clauses, pronouns named."""
    event = document.lemma[number] in event_words().every_noun
    span = _without_dates(document, number, event=event)
    if event:
        span = _without_bearer(document, number, span, references)
    measured = document.lemma[number] in words("measures") and document.of_dep(number, "prep")
    leading = AHEAD if measured else words("articles") | AHEAD
    while span and document.lower[span[0]] in leading:
        span = span[1:]
    span, others = _few_of(document, _terse(document, number, span, references))
    parts: list[str] = []
    for n, following in pairwise([*span, *(n + 1 for n in span[-1:])]):
        word = document.word[n]
        if document.lower[n] in OWNERS and (mention := references.meant(n)):
            word = possessive(mention.name)
        apart = following != n + 1 and document.word[following][:1].isalnum()
        gap = apart or document.start[n + 1 : n + 2] > [document.end[n]]
        parts.append(word + " " * gap)
    told = EMPTY_MARKS.sub("", "".join(parts)).strip(" ,") + others
    return told.removesuffix("’s").removesuffix("'s")


def _without_bearer(
    document: Document, number: int, span: list[int], references: References
) -> list[int]:
    """Return a phrase up to a person's name that was taken into it: "the summit of the Isles Ann Lee"."""
    for n in span:
        begins = references.stands_in(n, "PER") and references.at.get(n - 1) != references.at[n]
        apart = n > number + 1 and document.end[n - 1] < document.start[n]
        titled = document.word[n - 1] in offices()
        if begins and apart and document.pos[n - 1] == "PROPN" and not titled:
            return [m for m in span if m < n]
    return span


def _terse(document: Document, number: int, span: list[int], references: References) -> list[int]:
    """Return the words of a phrase that lists adjectives without them: "attack on the port"."""
    adjectives = _listed_adjectives(document, number)
    named = document.pos[number] == "PROPN" and not any(document.word[n] == "," for n in span)
    if named or not adjectives or any(document.quoted[n] for n in span):
        return span
    dropped = {
        n
        for child in adjectives
        if document.pos[child] != "PROPN"
        and child not in references.at
        and document.lower[child] not in words("kept_adjectives")
        and span[0] <= child < number
        for n in range(_first_joined(document, child), document.right[child] + 1)
    }
    dropped.update(n for n in document.of_dep(number, "punct", "cc") if n < number and dropped)
    return [n for n in span if n not in dropped]


def _listed_adjectives(document: Document, number: int) -> list[int]:
    """Return the adjectives of a noun that are joined by commas or an "and"."""
    found = [
        n
        for n in document.of_dep(number, "amod")
        if document.of_dep(n, "conj", "cc")
        or document.word_behind(n) == ","
        or document.word[document.left[n] - 1] in (",", "and")
    ]
    joined = len(found) > 1 or any(document.of_dep(n, "conj") for n in found)
    return found if joined else []


def _first_joined(document: Document, adjective: int) -> int:
    """Return the first word of an adjective with a hyphen: "vice" of "vice-ministerial"."""
    first = document.left[adjective]
    hyphen = document.word[first - 1] == "-" and document.end[first - 1] == document.start[first]
    return first - 2 if hyphen and first > 1 else first


def _few_of(document: Document, span: list[int]) -> tuple[list[int], str]:
    """Return a long phrase up to the third name of its list: "Governments of Chile, Peru, Cuba", " and others"."""
    joined = [n for n in span if document.dep[n] == "conj"]
    if len(joined) <= MOST or sum(document.end[n] - document.start[n] + 1 for n in span) <= LIMIT:
        return span, ""
    return [n for n in span if n < document.left[joined[MOST - 1]]], " and others"


def few(names: list[str]) -> list[str]:
    """Return a list of names, of a long one the first and "others"."""
    return names if len(names) <= MOST + 1 else [*names[:MOST], "others"]


MOST = 3
"""Names of a list that a label gives, where there are more than one more."""


def _without_dates(document: Document, number: int, *, event: bool) -> list[int]:
    """Return the words of a phrase without its dates, and of an event without all that says when it is.

    A date that a thing is called by stays: "the May 3 committee".
    """
    phrase = document.phrase(number)
    timing = words("timing") if event else frozenset()
    out = {
        n
        for n in phrase
        if (document.is_dated(n) and (event or not _stands_before_noun(document, n)))
        or (n < number and document.lower[n] in timing)
        or document.lower[n] in ("there", "here")
    }
    out |= {n for n in phrase if (o := document.of_dep(n, "pobj")) and out.issuperset(o)}
    out |= {n for n in phrase if n - 1 in out and not document.word[n][:1].isalnum()}
    kept = [n for n in phrase if n not in out]
    return kept if any(document.word[n][:1].isalnum() for n in kept) else list(phrase)


def _stands_before_noun(document: Document, number: int) -> bool:
    """Return whether a date is part of what a noun after it is called: "a June 20 summit"."""
    top = number
    while document.head[top] != top and document.is_dated(document.head[top]):
        top = document.head[top]
    return document.head[top] > top and document.dep[top] in ("compound", "nmod", "nummod", "amod")


def objects_of(document: Document, number: int, references: References) -> str:
    """Return an object with what is coordinated with it."""
    joined = document.conjuncts(number)
    numbers = with_bearers(document, _without_country(document, joined), references)
    names = list(
        dict.fromkeys(name_of(document, n, references) or document.word[n] for n in numbers)
    )
    linked = any(document.of_dep(n, "cc") for n in numbers)
    names = few(names)
    return listed(names) if linked else ", ".join(names)  # "Doha, Qatar" is one place


def _without_country(document: Document, numbers: list[int]) -> list[int]:
    """Return a list of towns without the country that only says where they are: "Rabat and Fes, Morocco"."""
    joined = [n for n in numbers if document.of_dep(n, "cc")]
    apart = (
        joined
        and numbers[-1] - 1 != joined[-1]
        and document.word[document.left[numbers[-1]] - 1] == ","
    )
    behind = len(numbers) > 2 and apart and joined[-1] != numbers[-2]
    return numbers[:-1] if behind and document.pos[numbers[-1]] == "PROPN" else numbers


def text_of(document: Document, numbers: Iterable[int]) -> str:
    """Return the words of some tokens as they stand."""
    return "".join(
        document.word[n]
        + " " * (n + 1 < len(document.start) and document.start[n + 1] > document.end[n])
        for n in numbers
    ).strip(" ,")
