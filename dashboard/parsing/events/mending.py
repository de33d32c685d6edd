"""What the language model often gets wrong, mended before the event rules walk the syntax."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.parsing.lexicon import event_words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dashboard.model import DateReference, Mention
    from dashboard.parsing.events.tree import Tree

PREFIXES = frozenset({"anti", "co", "counter", "de", "non", "post", "pre", "re", "un"})
REACH = 60
"""Tokens behind a prefix that may hang on it."""
FINITE = frozenset({"MD", "VBZ", "VBP", "VBD"})
NOUN_PLACES = frozenset({"pobj", "dobj", "nsubj", "nsubjpass", "attr", "conj"})
NOUN_SIGNS = ("det", "poss", "compound", "amod")
HOPES = frozenset({"hopes", "hoped", "hoping"})
"""Forms that lemmatisers take for those of "hop"."""
THINGS = frozenset({"ORG", "WORK", "PRODUCT", "LAW"})
"""Types of names that a verb may stand in: programmes, funds, books, laws."""
PLACES = frozenset({"LOC", "FAC"})
CLITICS = {"’re": "be", "'re": "be", "’m": "be", "'m": "be", "’s": "be", "'s": "be"}


def mend(tree: Tree) -> None:
    """Mend a tree in place, and fill in its subtrees."""
    _join_prefixes(tree)
    _rehang(tree)
    tree.span_subtrees()
    _free_subjects(tree)
    _free_verbs(tree)
    _free_explanations(tree)
    _correct_tags(tree)


def mend_names(tree: Tree, mentions: Iterable[Mention]) -> set[int]:
    """Take the verbs in names of things for names, and return them: "told Face the Nation".

    Where a sentence begins, and in a headline, a verb is in capitals for another reason.
    """
    named = set()
    for mention in mentions:
        if mention.kind != "name" or mention.type not in THINGS:
            continue
        numbers = tree.within(mention.start, mention.end)
        for number in numbers if len(numbers) > 1 else ():
            begins = not number or tree.sentence[number - 1] != tree.sentence[number]
            capital = tree.text[number][0].isupper() and not begins
            heading = tree.sentence[number] in tree.headings
            if tree.pos[number] == "VERB" and capital and not heading:
                tree.pos[number], tree.tag[number] = "PROPN", "NNP"
                named.add(number)
    return named


def mend_dates(tree: Tree, mentions: Iterable[Mention], dates: Iterable[DateReference]) -> None:
    """Part a date from the name before it, where the parser made one phrase of them: "to Oslo May 3"."""
    named = {n for m in mentions if m.type in PLACES for n in tree.within(m.start, m.end)}
    parted = False
    for date in dates:
        top = tree.top(tree.within(date.start, date.end))
        name = -1 if top is None else top - 1
        if top is not None and name in named and tree.head[name] == top:
            parted = _part_date(tree, name, top) or parted
    if parted:
        tree.span_subtrees()


def _part_date(tree: Tree, name: int, date: int) -> bool:
    """Hang a name on the preposition or the list before it, and the date behind it on the verb."""
    parts = [n for n in tree.children[date] if n <= name]
    before = min(tree.left[n] for n in parts) - 1
    above = tree.head[date]
    if tree.dep[date] == "pobj" and above < name:
        dep, verb = "pobj", tree.head[above]
    elif before >= 0 and tree.dep[before] == "cc" and tree.dep[date] == "npadvmod":
        dep, above, verb = "conj", tree.head[before], above
    else:
        return False
    for number in parts:
        tree.head[number] = name
    tree.head[name], tree.dep[name] = above, dep
    tree.head[date], tree.dep[date] = verb, "npadvmod"
    return True


def _join_prefixes(tree: Tree) -> None:
    """Hang "de" and its hyphen on the word that they begin: "immediate de-escalation"."""
    for prefix in range(len(tree.text) - 2):
        word = prefix + 2
        joined = tree.text[prefix + 1] == "-" and tree.start[word] == tree.end[prefix] + 1
        if not joined or tree.lower[prefix] not in PREFIXES or not tree.dep[word]:
            continue
        parts = (prefix, prefix + 1)
        for part in [number for number in tree.ancestors(word) if number in parts]:
            above = tree.head[part]
            tree.head[word], tree.dep[word] = word if above == part else above, tree.dep[part]
        for number, head in enumerate(tree.head[: word + REACH]):
            if head in parts:
                tree.head[number] = word
        tree.head[prefix] = tree.head[prefix + 1] = word
        tree.dep[prefix], tree.dep[prefix + 1] = "compound", "punct"


def _rehang(tree: Tree) -> None:
    """Hang "which ran from May 3 to 5" on the visit, not on the town that the visit was to."""
    words = event_words()
    for number, dep in enumerate(tree.dep):
        if dep != "relcl":
            continue
        lasting = tree.lemma[number] in words.verbs["lasting"]
        named = _is_of_name(tree, number)
        if not (lasting or named or _holds(tree, number)):
            continue
        noun = tree.head[number]
        passed = (*PASSED, "conj", "appos") if named else PASSED
        while (
            tree.lemma[noun] not in words.every_noun
            and tree.dep[noun] in passed
            and tree.head[noun] != noun
        ):
            noun = tree.head[noun]
        kinds = ("NOUN",) if lasting or named else ("NOUN", "PROPN")
        if tree.lemma[noun] in words.every_noun and tree.pos[noun] in kinds:
            tree.head[number] = noun


def _is_of_name(tree: Tree, number: int) -> bool:
    """Tell whether a "that" stands behind a name, which takes none: "raids in Niger that killed two"."""
    words = (n for n, head in enumerate(tree.head[:number]) if head == number)
    subject = any(tree.lower[n] == "that" and tree.dep[n] == "nsubj" for n in words)
    return subject and tree.pos[tree.head[number]] == "PROPN"


PASSED = ("pobj", "prep")


def _holds(tree: Tree, number: int) -> bool:
    """Tell whether a relative clause says who holds what it hangs on: "which Norland will host"."""
    held = tree.lemma[number] in event_words().verbs["light"]
    objects = [n for n, head in enumerate(tree.head[:number]) if head == number]
    return held and any(tree.dep[n] == "dobj" and tree.tag[n] == "WDT" for n in objects)


def _free_subjects(tree: Tree) -> None:
    """Give a verb the noun before it that was taken for the last of a list.

    "The bank stops selling coins and stamps, and a small shop in Bergen will help."
    """
    freed = False
    for number, dep in enumerate(tree.dep):
        if dep != "conj" or tree.pos[number] not in ("NOUN", "PROPN"):
            continue
        before, behind = tree.left[number] - 2, tree.right[number] + 1
        if before < 0 or behind >= len(tree.tag) or tree.tag[behind] not in FINITE:
            continue
        verb = tree.head[behind] if tree.dep[behind] in ("aux", "auxpass") else behind
        joined = tree.text[before] == "," and tree.lower[before + 1] in ("and", "but")
        if joined and verb >= behind and not tree.of_dep(verb, "nsubj", "nsubjpass", "expl"):
            tree.head[number], tree.dep[number] = verb, "nsubj"
            freed = True
    if freed:
        tree.span_subtrees()


def _free_verbs(tree: Tree) -> None:
    """Make a verb of what a headline's last noun was taken for: "Two of the king's sons visit Oslo".

    Such a sentence has no other verb, the noun has another before it, and a name stands behind.
    """
    verbs = event_words().verbs["motion_objects"]
    nouns = [n for n, word in enumerate(tree.lower) if word in verbs and tree.pos[n] == "NOUN"]
    found = [n for n in nouns if n > 1 and tree.pos[n - 1] == "NOUN" and _is_named_behind(tree, n)]
    if not found:
        return
    finite = {tree.sentence[n] for n, tag in enumerate(tree.tag) if tag in FINITE}
    for number in found:
        subject = next((n for n in tree.ancestors(number) if tree.tag[n] == "NNS"), None)
        if subject is not None and tree.sentence[number] not in finite:
            _raise(tree, number, subject)
    tree.span_subtrees()


def _is_named_behind(tree: Tree, number: int) -> bool:
    """Tell whether a name stands right behind a word, and the noun right before it was taken into it."""
    behind = number + 1 < len(tree.pos) and tree.pos[number + 1] == "PROPN"
    noun = number - 1
    return behind and tree.dep[noun] == "compound" and noun not in tree.ancestors(number)


def _raise(tree: Tree, verb: int, subject: int) -> None:
    """Hang subject and object on a verb, and on the noun before it what the verb was taken for."""
    noun, name = verb - 1, verb + 1
    while name + 1 < len(tree.tag) and tree.dep[name] == "compound":
        name += 1
    above = name if tree.head[verb] == name else verb
    tree.head[noun], tree.dep[noun] = tree.head[above], tree.dep[above]
    for child in range(subject + 1, noun):
        if tree.head[child] in (verb, name):
            tree.head[child] = noun
    for child in range(name + 1, len(tree.head)):
        if tree.head[child] == subject and tree.dep[child] == "prep":
            tree.head[child] = verb
    tree.head[verb], tree.dep[verb] = verb, "ROOT"
    tree.pos[verb], tree.tag[verb], tree.lemma[verb] = "VERB", "VBP", tree.lower[verb]
    tree.head[subject], tree.dep[subject] = verb, "nsubj"
    tree.head[name], tree.dep[name] = verb, "dobj"


def _free_explanations(tree: Tree) -> None:
    """Make no object of what explains the words before its comma: "flies to Oslo, her first trip".

    A comma that is the second of a pair opens no explanation: "signed, on Monday, the pact".
    """
    for number, dep in enumerate(tree.dep):
        first, verb = tree.left[number], tree.head[number]
        plain = dep == "dobj" and tree.pos[number] == "NOUN"  # a name goes on with a list
        if not plain or first <= verb or tree.tag[first] not in ("DT", "PRP$"):
            continue
        commas = sum(tree.text[n] == "," for n in range(verb, first))
        if tree.text[first - 1] == "," and commas % 2:
            tree.dep[number] = "appos"


def _correct_tags(tree: Tree) -> None:
    """Correct what taggers often get wrong: nouns in -ing, "to battle", and "’re" for "are"."""
    for number, dep in enumerate(tree.dep):
        if tree.tag[number] == "VBG" and dep in NOUN_PLACES and tree.of_dep(number, *NOUN_SIGNS):
            tree.pos[number], tree.lemma[number] = "NOUN", tree.lower[number]
        elif tree.pos[number] == "NOUN" and dep == "xcomp" and _has_to(tree, number):
            tree.pos[number], tree.tag[number], tree.lemma[number] = (
                "VERB",
                "VB",
                tree.lower[number],
            )
        elif (
            tree.tag[number] == "VBG"
            and tree.lower[number].startswith("un")
            and _is_bare(tree, number)
        ):
            tree.pos[number], tree.tag[number] = "ADJ", "JJ"  # "unwavering support"
        elif tree.tag[number] == "VBD" and _is_reduced(tree, number):
            tree.tag[number] = "VBN"  # "a treaty signed today"
        elif tree.lower[number] in HOPES and tree.pos[number] == "VERB":
            tree.lemma[number] = "hope"
        elif tree.lower[number] in CLITICS and tree.pos[number] in ("VERB", "AUX"):
            tree.lemma[number] = CLITICS[tree.lower[number]]


def _is_reduced(tree: Tree, number: int) -> bool:
    """Tell whether a verb describes its noun, or goes on with one that does: "signed and sent"."""
    first = tree.head[number]
    if tree.dep[number] == "conj" and tree.dep[first] == "acl":
        return tree.tag[first] == "VBN" and not tree.of_dep(number, "nsubj", "dobj")
    return tree.dep[number] == "acl"


def _is_bare(tree: Tree, number: int) -> bool:
    """Tell whether a word has no subject and no particle of a verb's: it only describes."""
    return not tree.of_dep(number, "aux", "nsubj", "prt", "mark")


def _has_to(tree: Tree, number: int) -> bool:
    return any(tree.lower[child] == "to" for child in tree.of_dep(number, "aux"))
