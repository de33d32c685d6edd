"""What the language model often gets wrong, repaired once before any rule walks the syntax."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.parsing.lexicon import event_words, words
from dashboard.parsing.syntax.datelines import part_datelines
from dashboard.parsing.syntax.document import FINITE, SUBJECTS

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable

    from dashboard.model import DateReference, EntityType, Mention
    from dashboard.parsing.syntax.document import Document

PREFIXES = frozenset({"anti", "co", "counter", "de", "non", "post", "pre", "re", "un"})
NOUN_PLACES = frozenset({"pobj", "dobj", "nsubj", "nsubjpass", "attr", "conj"})
NOUN_SIGNS = ("det", "poss", "compound", "amod")
MISREAD = dict.fromkeys(("hopes", "hoped", "hoping"), "hope")
MISREAD |= dict.fromkeys(("raped", "raping"), "rape")
"""Verbs whose forms lemmatisers take for those of shorter ones: "hop", "rap"."""
THINGS = frozenset({"ORG", "WORK", "PRODUCT", "LAW"})
"""Types of names that a verb may stand in: programmes, funds, books, laws."""
PLACES: frozenset[EntityType] = frozenset({"LOC", "FAC"})
ACCUSING = frozenset({"accuse", "suspect"})
"""Verbs after whose object "of" leads to what somebody is said to have done."""
CLITICS = {"’re": "be", "'re": "be", "’m": "be", "'m": "be", "’s": "be", "'s": "be"}


def repair(document: Document) -> None:
    """Repair a document in place, rule by rule, and fill in its subtrees where one changed heads."""
    if _join_prefixes(document):
        document.span_subtrees()
    for deps, rule in RULES:
        changed = [rule(document, n) for n, dep in enumerate(document.dep) if dep in deps]
        if any(changed):
            document.span_subtrees()
    _correct_tags(document)


def repair_names(document: Document, mentions: Iterable[Mention]) -> set[int]:
    """Take the verbs in names of things for names, and return them: "told Face the Nation".

    Where a sentence begins, and in a headline, a verb is in capitals for another reason.
    """
    named = set()
    for mention in mentions:
        if mention.kind != "name" or mention.type not in THINGS:
            continue
        numbers = document.within(mention.start, mention.end)
        for number in numbers if len(numbers) > 1 else ():
            capital = document.word[number][0].isupper() and not document.opens_sentence(number)
            heading = document.sentence[number] in document.headings
            if document.pos[number] == "VERB" and capital and not heading:
                document.pos[number], document.tag[number] = "PROPN", "NNP"
                named.add(number)
    return named


def repair_dates(
    document: Document, mentions: Iterable[Mention], dates: Iterable[DateReference]
) -> None:
    """Note the tokens of dates, and part each from the name that the parser joined to it: "to Oslo May 3"."""
    dates = list(dates)
    document.dated = frozenset(n for d in dates for n in document.within(d.start, d.end))
    named = {n for m in mentions if m.type in PLACES for n in document.within(m.start, m.end)}
    parted = False
    for date in dates:
        span = document.within(date.start, date.end)
        top = document.top(span)
        name = span[0] - 1 if span else -1
        if top is not None and name in named and document.head[name] in span:
            parted = _part_date(document, name, top) or parted
    if parted:
        document.span_subtrees()


def _part_date(document: Document, name: int, date: int) -> bool:
    """Attach a name to the preposition or list before it, and the date after it on the verb."""
    above, joint = document.head[date], name - 1
    listed = document.lower[joint] == "and" and document.pos[document.head[joint]] == "PROPN"
    if not listed and (document.dep[date] != "pobj" or above >= name):
        return False
    for number in [n for n in document.children[document.head[name]] if n <= name]:
        document.head[number] = name
    verb = next((n for n in document.ancestors(date) if document.pos[n] == "VERB"), above)
    document.head[date] = verb if listed else document.head[above]
    document.head[name] = document.head[joint] if listed else above
    document.dep[name], document.dep[date] = "conj" if listed else "pobj", "npadvmod"
    return True


def _join_prefixes(document: Document) -> bool:
    """Hang "de" and its hyphen on the word that they begin: "immediate de-escalation"."""
    found = False
    for prefix in range(len(document.word) - 2):
        word = prefix + 2
        joined = (
            document.word[prefix + 1] == "-" and document.start[word] == document.end[prefix] + 1
        )
        if not joined or document.lower[prefix] not in PREFIXES or not document.dep[word]:
            continue
        parts = (prefix, prefix + 1)
        for part in [number for number in document.ancestors(word) if number in parts]:
            above = document.head[part]
            document.head[word], document.dep[word] = (
                word if above == part else above,
                document.dep[part],
            )
        first, after = document.sentences[document.sentence[word]]
        for number in range(first, after):
            if document.head[number] in parts:
                document.head[number] = word
        document.head[prefix] = document.head[prefix + 1] = word
        document.dep[prefix], document.dep[prefix + 1] = "compound", "punct"
        found = True
    return found


def _rehang(document: Document, number: int) -> bool:
    """Hang "which ran from May 3 to 5" on the visit, not on the town that the visit was to."""
    words = event_words()
    lasting = document.lemma[number] in words.verbs["lasting"]
    named = _is_of_name(document, number)
    if not (lasting or named or _holds(document, number)):
        return False
    noun = document.head[number]
    passed = (*PASSED, "conj", "appos") if named else PASSED
    while (
        document.lemma[noun] not in words.every_noun
        and document.dep[noun] in passed
        and document.head[noun] != noun
    ):
        noun = document.head[noun]
    kinds = ("NOUN",) if lasting or named else ("NOUN", "PROPN")
    found = document.lemma[noun] in words.every_noun and document.pos[noun] in kinds
    document.head[number] = noun if found else document.head[number]
    return found


def _rehang_persons(document: Document, number: int) -> bool:
    """Hang "who died" on the person, not on what the person is of: "Lee, the chairman of Bay Lines, who died"."""
    thing = document.head[number]
    role = document.head[document.head[thing]]
    person = document.head[role]
    who = any(document.lower[n] == "who" for n in document.of_dep(number, *SUBJECTS))
    office = document.dep[role] == "appos" and document.lemma[role] in words("sources", "labels")
    placed = office and document.dep[thing] == "pobj"
    if not (who and placed) or {document.pos[thing], document.pos[person]} != {"PROPN"}:
        return False
    document.head[number] = person
    return True


def _join_infinitives(document: Document, number: int) -> bool:
    """Hang a bare verb of a list on the infinitive before it: "urged voters to stay calm, vote early"."""
    if document.pos[number] != "VERB" or document.tag[number] not in ("VB", "VBP"):
        return False
    first = _listed_first(document, number)
    own = document.of_dep(number, *SUBJECTS, "expl", "aux", "auxpass", "mark")
    if own or first is None or not _has_to(document, first):
        return False
    document.head[number], document.dep[number] = first, "conj"
    document.tag[number] = "VB"
    return True


def _listed_first(document: Document, number: int) -> int | None:
    """Return the infinitive that a bare verb may go on with: its governor's own, or that of a noun's verb."""
    above = document.head[number]
    if document.tag[above] in PAST_OR_SINGULAR:
        found = [n for n in document.of_dep(above, "xcomp") if n < number]
    else:
        verbs = (n for n in document.ancestors(above) if document.pos[n] == "VERB")
        found = [n for n in verbs if n < number][:1] if document.pos[above] == "NOUN" else []
    return found[-1] if found and document.tag[found[-1]] == "VB" else None


PAST_OR_SINGULAR = frozenset({"VBD", "VBN", "VBZ"})
"""Tags of verbs that no bare form goes on with."""


def _rehang_charges(document: Document, link: int) -> bool:
    """Hang what somebody is accused of on the verb, not on who is accused: "accused Lee of theft"."""
    accused = document.head[link]
    verb = document.head[accused]
    behind = document.lower[link] == "of" and document.dep[accused] == "dobj"
    if not behind or document.lemma[verb] not in ACCUSING:
        return False
    deeds = {document.lemma[n] for n in document.of_dep(link, "pobj")}
    charged = not event_words().every_noun.isdisjoint(deeds)
    document.head[link] = verb if charged else accused
    return charged


def _read_subjects(document: Document, noun: int) -> bool:
    """Make a subject of a noun that was taken for a part of its verb: ", a new study reports"."""
    verb = document.head[noun]
    beside = verb == noun + 1 and document.tag[verb] in FINITE
    if not beside or document.of_dep(verb, *SUBJECTS):
        return False
    document.dep[noun] = "nsubj"
    for word in _before_on(document, verb):
        if document.dep[word] in NOUN_SIGNS and word != noun:
            document.head[word] = noun
    return True


def _is_of_name(document: Document, number: int) -> bool:
    """Return whether a "that" follows a name, which takes none: "raids in Niger that killed two"."""
    if document.pos[document.head[number]] != "PROPN":
        return False
    words = _before_on(document, number)
    return any(document.lower[n] == "that" and document.dep[n] == "nsubj" for n in words)


def _before_on(document: Document, number: int) -> list[int]:
    """Return the words of a token's sentence that stand before it and depend on it."""
    first = document.sentences[document.sentence[number]][0]
    return [n for n in range(first, number) if document.head[n] == number]


PASSED = ("pobj", "prep")
LISTED = (*PASSED, "conj", "appos")


def _holds(document: Document, number: int) -> bool:
    """Return whether a relative clause says who holds what it depends on: "which Norland will host"."""
    held = document.lemma[number] in event_words().verbs["light"]
    objects = _before_on(document, number) if held else []
    return any(document.dep[n] == "dobj" and document.tag[n] == "WDT" for n in objects)


def _read_offices(document: Document, under: int) -> bool:
    """Make a part of its office of an "Under" that was read as a preposition: "Under Secretary Lee signs"."""
    name = next(iter(document.of_dep(under, "pobj")), -1)
    if document.word[under : under + 2] != ["Under", "Secretary"] or name < 0:
        return False
    verb = document.head[under]
    freed = document.pos[verb] == "VERB" and not document.of_dep(verb, "nsubj", "nsubjpass")
    document.head[name], document.dep[name] = verb, "nsubj" if freed else "prep"
    document.head[under], document.dep[under] = name, "compound"
    document.pos[under], document.tag[under] = "PROPN", "NNP"
    return True


def _free_subjects(document: Document, number: int) -> bool:
    """Give a verb the noun before it that was taken for the last of a list.

    "The bank stops selling coins and stamps, and a small shop in Bergen will help."
    """
    before, behind = document.left[number] - 2, document.right[number] + 1
    if document.pos[number] not in ("NOUN", "PROPN") or before < 0:
        return False
    if behind >= len(document.tag) or document.tag[behind] not in FINITE:
        return False
    verb = document.head[behind] if document.dep[behind] in ("aux", "auxpass") else behind
    joined = document.word[before] == "," and document.lower[before + 1] in ("and", "but")
    if not joined or verb < behind or document.of_dep(verb, "nsubj", "nsubjpass", "expl"):
        return False
    subject = _after_list(document, number)
    document.head[subject], document.dep[subject] = verb, "nsubj"
    return True


def _after_list(document: Document, last: int) -> int:
    """Return the subject that was taken into a list: its last noun, or what explains that noun.

    "Reaffirming peace, and growth, the ministers pledged …": a comma after "growth" ends the list.
    """
    explained = document.of_dep(last, "appos", "conj")
    behind = (n for n in explained if document.word[document.left[n] - 1] == ",")
    return next(behind, last)


def _free_explanations(document: Document, number: int) -> bool:
    """Make no object of what explains the words before its comma: "flies to Oslo, her first trip".

    A comma that is the second of a pair opens no explanation: "signed, on Monday, the pact".
    """
    first, verb = document.left[number], document.head[number]
    plain = document.pos[number] == "NOUN"  # a name goes on with a list
    if plain and first > verb and document.tag[first] in ("DT", "PRP$"):
        commas = sum(document.word[n] == "," for n in range(verb, first))
        if document.word[first - 1] == "," and commas % 2:
            document.dep[number] = "appos"
    return False


def _complete_copulas(document: Document, number: int) -> bool:
    """Give "was" its predicate, taken for a second subject: "The clerk who left when she was mayor was fined"."""
    verb, before = document.head[number], document.left[number] - 1
    first = document.of_dep(verb, *SUBJECTS)[0]
    bare = first < before and document.lemma[before] == "be" and document.word[number].islower()
    bare = bare and document.pos[number] in ("NOUN", "PROPN")
    if (
        not bare
        or not document.of_dep(before, *SUBJECTS)
        or document.of_dep(before, "attr", "acomp")
    ):
        return False
    document.head[number], document.dep[number] = before, "attr"
    return True


def _join_roles(document: Document, name: int) -> bool:
    """Read two callings before a name as one person: "Radio host and news anchor Ann Lee left"."""
    role = document.head[name]
    called = [n for n in document.of_dep(name, "compound") if document.pos[n] == "NOUN"]
    bare = document.word[role].islower() and not document.of_dep(role, "det", "poss")
    common = bare and bool(called) and document.word[called[0]].islower()
    if not common or document.pos[name] != "PROPN" or called[0] < role:
        return False
    above = document.head[role] if document.head[role] != role else name
    document.head[name], document.dep[name] = above, document.dep[role]
    document.head[role], document.dep[role] = name, "compound"
    return True


def _part_at_semicolons(document: Document, number: int) -> bool:
    """Make no content of a clause before a semicolon: "they charged Lee; he denies it"."""
    behind = document.word[document.right[number] + 1 : document.right[number] + 2]
    if number < document.head[number] and behind == [";"]:
        document.dep[number] = "parataxis"
    return False


def _join_states(document: Document, state: int) -> bool:
    """Hang a short state on its town: "a firm in Norwell, Pa."."""
    town = state - 2
    short = document.word[state].endswith(".") and document.pos[state] == "PROPN"
    if not short or town < 0 or document.word[state - 1] != "," or document.pos[town] != "PROPN":
        return False
    if document.sentence[town] != document.sentence[state] or state in document.ancestors(town):
        return False
    document.head[state], document.dep[state] = town, "appos"
    return True


RULES: tuple[tuple[Collection[str], Callable[[Document, int], bool]], ...] = (
    (("relcl",), _rehang),
    (("relcl",), _rehang_persons),
    (("conj", "dep"), _join_infinitives),
    (("prep",), _rehang_charges),
    (("compound",), _read_subjects),
    (("prep",), _read_offices),
    (SUBJECTS, part_datelines),
    (SUBJECTS, _complete_copulas),
    (("conj",), _free_subjects),
    (("conj",), _join_roles),
    (("dobj",), _free_explanations),
    (("ccomp",), _part_at_semicolons),
    (("punct",), _join_states),
)
"""Which tokens each rule looks at, by how they hang, in the order in which the rules walk the text.

A rule repairs what depends on one token, and tells whether it changed a head.
"""


def _correct_tags(document: Document) -> None:
    """Correct what taggers often get wrong: nouns in -ing, "to battle", and "’re" for "are"."""
    for number, dep in enumerate(document.dep):
        if (
            document.tag[number] == "VBG"
            and dep in NOUN_PLACES
            and document.of_dep(number, *NOUN_SIGNS)
        ):
            document.pos[number], document.lemma[number] = "NOUN", document.lower[number]
        elif document.pos[number] == "NOUN" and dep == "xcomp" and _has_to(document, number):
            document.pos[number], document.tag[number], document.lemma[number] = (
                "VERB",
                "VB",
                document.lower[number],
            )
        elif (
            document.tag[number] == "VBG"
            and document.lower[number].startswith("un")
            and not document.of_dep(number, "aux", "nsubj", "prt", "mark")
        ):
            document.pos[number], document.tag[number] = "ADJ", "JJ"  # "unwavering support"
        elif document.tag[number] == "VBD" and _is_reduced(document, number):
            document.tag[number] = "VBN"  # "a treaty signed today"
        elif document.lower[number] in MISREAD and document.pos[number] == "VERB":
            document.lemma[number] = MISREAD[document.lower[number]]
        elif document.lower[number] in CLITICS and document.pos[number] in ("VERB", "AUX"):
            document.lemma[number] = CLITICS[document.lower[number]]


def _is_reduced(document: Document, number: int) -> bool:
    """Return whether a verb describes its noun, or goes on with one that does: "signed and sent"."""
    first = document.head[number]
    if document.dep[number] == "conj" and document.dep[first] == "acl":
        return document.tag[first] == "VBN" and not document.of_dep(number, "nsubj", "dobj")
    by = [n for n in document.doers(number) if document.lemma[n] not in MEASURES]
    by = by and not document.of_dep(number, "nsubj", "mark")
    return document.dep[number] == "acl" or bool(by and document.dep[number] == "advcl")


MEASURES = frozenset({"margin", "percent", "percentage", "point", "vote", "landslide", "nose"})
"""By how much somebody wins or a thing moves: nobody by whom it is done."""


def _has_to(document: Document, number: int) -> bool:
    return "to" in document.words_of(number, "aux")
