"""What a news article is there to report: the clause of its headline, else the main clause of its lead.

A headline that tells of something in a clause of its own is the best label of it, whatever its verb. A
question, advice, a list or a mere name tells of nothing; then the first sentence may.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from dashboard.parsing.coreference.references import ME
from dashboard.parsing.events.clauses import MainEvent, lost_object
from dashboard.parsing.events.factuality import reporting
from dashboard.parsing.events.headline_support import is_borne_out
from dashboard.parsing.events.statements import feels, issuer, performs
from dashboard.parsing.factuality.modifiers import infinitive, is_future
from dashboard.parsing.lexicon import cue_classes, event_words, rule_words, words
from dashboard.parsing.syntax.document import DASHES, SUBJECTS
from dashboard.parsing.syntax.headings import unmarked_headline

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dashboard.model import Article, BlockKind
    from dashboard.parsing.syntax.document import Document

WISHING = frozenset({"want", "hope", "wish", "seek", "look", "aim", "wait", "consider"})
"""Verbs of what somebody only would like, which no news is: "Lee wants to close the port"."""
NEWS = frozenset({"article", "sport"})
"""Kinds of articles that may be there to report one event."""
READER = frozenset({"you", "your", "yours"})
WRITER = frozenset({"we", "our", "i", "my", "me", "let"})
PRONOUNS = (
    READER
    | WRITER
    | frozenset(["us", "he", "she", "it", "they", "there", "this", "that", "these", "those"])
)
FINITE = frozenset({"VBZ", "VBP", "VBD"})
LASTING = frozenset({"VBZ", "VBP", "VBG"})
NOT_ITS_VERB = frozenset({"relcl", "advcl", "acl", "pcomp"})
SPLICED = frozenset(",;")
MARKS = frozenset("'\"‘’“”")
ENDS, QUOTED = frozenset(".!?…"), "”’\"')] \n"
KEEPING = frozenset({"mark", "celebrate"})
"""Verbs of what people by name keep: "the signing marks a milestone" is none."""
SHORT_WORD, MOSTLY = 3, 0.8
"""Letters of words that many headlines print small, and the share of the others in capitals."""
OPENING = 4
"""Paragraphs among which the lead stands."""
PARTED = frozenset({":", "|", *DASHES})
DECK, DATELINE = 30, 4
"""Tokens at most of a deck that was taken for a paragraph, and before the verbless root of a dateline."""
SAID_BEHIND = frozenset({"that", "whether", "if"})
"""What opens a clause that is said; "after the staffer was charged" is none."""
ATTRIBUTION = 6
"""Words at most after a headline's clause that say whose word it is: ", two aides say"."""


def main_events(document: Document, article: Article) -> Iterator[MainEvent]:
    """Yield the clause of the headline and that of the lead which may report the main event."""
    if article.kind not in NEWS:
        return
    title = headline_of(document, article)
    found = None
    if not _teases(document, title) and not any(document.word[n] == "?" for n in title):
        found = _in_headline(document, title)
    opening = [
        one
        for one in _blocks(document, article, "paragraph")
        if one != title and not _is_second_line(document, title, one)
    ]
    if found:
        yield replace(found, borne_out=is_borne_out(document, found, title, opening))
    elif title and document.pos[title[0]] == "NUM":
        return  # "5 ways to save"
    if lead := _lead(document, opening, alone=found is None):
        yield replace(lead, issuer=issuer(article)) if lead.performed else lead


def headline_of(document: Document, article: Article) -> range:
    """Return the words of the headline: of the title, else of a first paragraph that is written as one.

    "Lee wins in Oslo." is, in the present; so is what has a capital on each word.
    """
    titles = [b for b in article.blocks if b.kind == "title"]
    if titles:
        return document.within(titles[0].start, titles[0].end)
    block = unmarked_headline(article)
    if block is None:
        return range(0)
    words = document.within(block.start, block.end)
    long = [n for n in words if len(document.word[n]) > SHORT_WORD and document.word[n].isalpha()]
    capitals = sum(document.word[n][0].isupper() for n in long) > MOSTLY * len(long)
    told = any(document.tag[n] == "VBD" and document.dep[n] == "ROOT" for n in words)
    return words if capitals or not told else range(0)


def _lead(document: Document, opening: Sequence[range], *, alone: bool) -> MainEvent | None:
    """Return the clause that the first sentence reports; ``alone`` else the first deed of words behind it."""
    first = next((block for block in opening if not _is_deck(document, block)), None)
    found = _in_lead(document, first) if first is not None and _tells(document, first) else None
    roots = (n for block in opening for n in block if document.dep[n] == "ROOT")
    deeds = (_deed(document, root) for root in roots)
    return next(filter(None, deeds), None) if alone and found is None else found


def _is_second_line(document: Document, title: range, block: range) -> bool:
    """Return whether a paragraph stands on the line below the headline, with none between: it is a deck."""
    between = document.text[document.end[title[-1]] : document.start[block[0]]] if title else ""
    return bool(between) and between.count("\n") == 1


def _is_deck(document: Document, block: range) -> bool:
    """Return whether a paragraph may stand between headline and lead: one short sentence that tells nothing."""
    sentences = {document.sentence[n] for n in block}
    short = len(sentences) == 1 and len(block) <= DECK
    return short and not _tells(document, block)


def _root(document: Document, block: range) -> int | None:
    """Return the verb of a paragraph's first sentence, behind a dateline that was read as one: "ST. LOUIS – Lee left"."""
    roots = [n for n in block if document.dep[n] == "ROOT"]
    if len(roots) > 1 and document.pos[roots[0]] == "PROPN" and roots[0] - block[0] < DATELINE:
        return roots[1]
    return next(iter(roots), None)


def _tells(document: Document, block: range) -> bool:
    """Return whether a paragraph opens with what somebody did or said, and not as a deck or a scene does: "Lee looks ahead"."""
    root = _root(document, block)
    if root is None or document.lower[block[0]] in rule_words("teasing"):
        return False
    if document.pos[root] not in ("VERB", "AUX") or infinitive(document, root):
        return False
    goes_on = document.tag[root] in LASTING and not _is_spoken(document, root)
    planned = document.lemma[root] in event_words().verbs["plans"] - WISHING
    return bool(document.of_dep(root, *SUBJECTS)) and (planned or not goes_on)


def _blocks(document: Document, article: Article, kind: BlockKind) -> list[range]:
    """Return the words of an article's first blocks of a kind, of paragraphs those of whole sentences, if any.

    "Ines Halvorsen, Secretary of State" above a statement is no lead.
    """
    blocks = [block for block in article.blocks if block.kind == kind][:OPENING]
    whole = [one for one in blocks if article.text[one.start : one.end].rstrip(QUOTED)[-1:] in ENDS]
    return [document.within(block.start, block.end) for block in whole or blocks[:1]]


def _teases(document: Document, title: range) -> bool:
    """Return whether a headline turns to its reader, or only promises to tell: "How Norland voted"."""
    first = document.lower[title[0]] if title else ""
    return first in rule_words("teasing") or any(document.lower[n] in READER for n in title)


def _in_headline(document: Document, tokens: range) -> MainEvent | None:
    """Return the clause of the first sentence of a headline that has one."""
    for root in (n for n in tokens if document.dep[n] == "ROOT"):
        top = _verb_of(document, root)
        head = _told_by(document, top) if top is not None else None
        if top is None or head is None or document.lemma[head] == "have":
            continue  # "Lee and Park have other views"
        first, last = _bounds(document, tokens, top, head)
        if first <= head <= last and not _is_garbled(document, range(first, last + 1), top, head):
            return MainEvent(head, "headline", document.between(first, last))
    return None


def _verb_of(document: Document, root: int) -> int | None:
    """Return the verb of a headline: its root, the clause spliced before it, or a noun's participle."""
    if document.pos[root] in ("VERB", "AUX"):
        spliced = [
            n
            for n in document.of_dep(root, "ccomp", "parataxis")
            if n < root and document.of_dep(n, *SUBJECTS) and not document.quoted[n]
        ]
        verb = spliced[0] if spliced and not _speaks(document, root) else root
        named = document.of_dep(verb, "compound", "nmod") and not document.of_dep(verb, "xcomp")
        shown = document.of_dep(verb, *SUBJECTS) or document.tag[verb] == "VBN" or named
        return verb if shown else None
    nouns = [root, *(n for n in document.children[root] if document.dep[n] in ("appos", "dep"))]
    return next(
        (
            verb
            for noun in nouns
            for verb in document.of_dep(noun, "acl")
            if document.tag[verb] in FINITE | {"VBN"}
            and not ("to" in document.words_of(verb, "aux") and document.of_dep(noun, "det"))
        ),
        None,
    )


def _told_by(document: Document, verb: int) -> int | None:
    """Return the verb that tells what happened: of what somebody says, the verb of that; None for words."""
    content = [
        n
        for n in document.of_dep(verb, "ccomp")
        if document.pos[n] == "VERB" and document.words_of(n, "mark") <= SAID_BEHIND
    ]
    if _speaks(document, verb):
        return content[0] if content and document.of_dep(content[0], *SUBJECTS) else None
    raised = document.of_dep(verb, "xcomp")
    verbs = event_words().verbs
    raising = verbs["plans"] | verbs["aspect"] | verbs["stative"] | verbs["evidential"]
    if raised and document.lemma[verb] in raising and document.pos[raised[0]] == "VERB":
        return raised[0]
    planned = document.tag[verb] == "VBN" and document.lemma[verb] in verbs["plans"]
    return verb if document.pos[verb] == "VERB" and not planned else None


def _says(document: Document, verb: int) -> bool:
    """Return whether a verb reports that somebody said something, which is what happened: "said it had paid", "called for"."""
    if document.lemma[verb] not in reporting() - (
        rule_words("announcing") | rule_words("reckoning")
    ):
        return False
    content = document.of_dep(verb, "ccomp")
    return bool(content) or _speaks(document, verb)


def _is_spoken(document: Document, verb: int) -> bool:
    """Return whether a verb says that somebody said something, or acts by words: "is calling on Lee to resign"."""
    known = event_words().verbs["speech_acts"] - {"raise"}  # "is raising money"
    acts = document.lemma[verb] in known and not _is_faint(document, verb)
    return acts or _says(document, verb)


def _acts(document: Document, verb: int) -> bool:
    """Return whether a verb of a public act has what is said behind it: "warned that it would hurt", "vowed that"."""
    known = event_words().verbs["speech_acts"] - rule_words("announcing") - rule_words("presented")
    return document.lemma[verb] in known and bool(document.of_dep(verb, "ccomp"))


def _speaks(document: Document, verb: int) -> bool:
    """Return whether a verb only says that something is said or found: not "adds five firms", "unveils"."""
    lemma, content = document.lemma[verb], document.of_dep(verb, "ccomp")
    content = [n for n in content if document.words_of(n, "mark") <= SAID_BEHIND]
    if lemma in rule_words("presented") or (
        document.of_dep(verb, "dobj", "nsubjpass") and not content
    ):
        return False
    return lemma in event_words().verbs["reporting"] or bool(content and _is_cue(document, verb))


def _is_cue(document: Document, number: int) -> bool:
    """Return whether a word reports what others say or find."""
    known = document.lower[number] in cue_classes()
    return known or document.lemma[number] in words("reporting", "finding")


def _bounds(document: Document, tokens: range, top: int, head: int) -> tuple[int, int]:
    """Return the first and last word of a headline's clause: no kicker before it, no other clause after."""
    sentence = [n for n in tokens if document.sentence[n] == document.sentence[head]]
    subjects = document.of_dep(head, *SUBJECTS) or document.of_dep(top, *SUBJECTS)
    begin = min([head, top, *(document.left[n] for n in subjects)])
    if document.dep[top] == "acl":
        begin = min(begin, document.left[document.head[top]])
    kickers = [n for n in sentence if n < min(head, top) and _parts(document, n)]
    first = kickers[-1] + 1 if kickers else min(begin, sentence[0])
    last = next(
        (n - 1 for n in sentence if n > max(head, top) and _ends_clause(document, n, sentence[-1])),
        sentence[-1],
    )
    while (
        last > head
        and not document.word[last][:1].isalnum()
        and document.word[last] not in "”’'\")"
    ):
        last -= 1
    return first, last


def _parts(document: Document, number: int) -> bool:
    """Return whether a mark parts a kicker from its headline."""
    apart = document.start[number] > document.end[number - 1] or document.word[number] == ":"
    return document.word[number] in PARTED and apart and number > 0


def _ends_clause(document: Document, number: int, end: int) -> bool:
    """Return whether another clause begins at a mark or an "and", and not who says so."""
    rest = range(number + 1, end + 1)
    said = len(rest) <= ATTRIBUTION and any(_is_cue(document, n) for n in {*rest[:1], *rest[-1:]})
    if _parts(document, number):
        return len(rest) > ATTRIBUTION or any(document.tag[n] in FINITE for n in rest)
    if document.word[number] in SPLICED:
        return not said and any(_is_main_verb(document, n) for n in rest)
    first = document.head[number]
    whole = document.pos[first] == "VERB" and document.of_dep(first, "dobj", "prep", "ccomp")
    return bool(document.dep[number] == "cc" and whole) and any(
        document.dep[n] == "conj" and document.head[n] == first for n in rest
    )


def _is_garbled(document: Document, tokens: range, top: int, head: int) -> bool:
    """Return whether a headline was misread, or is none: an object before its subject, a lone mark, "we"."""
    verbs = (top, head)
    subjects = [n for verb in verbs for n in document.of_dep(verb, *SUBJECTS)]
    first = min(subjects, default=head)
    objects = [n for n in document.of_dep(head, "dobj", "attr") if not document.is_half(n)]
    return (
        any(n < first for n in objects)
        or lost_object(document, head, tokens)
        or document.lower[tokens[0]] in rule_words("teasing")
        or any(document.lower[n] in WRITER for n in tokens)
        or any(document.tag[n] == "VBG" for n in document.of_dep(top, "aux", "auxpass"))
        or (document.tag[head] == "VBG" and not document.of_dep(head, "aux"))
        or any(_is_doubled(document, n) for n in tokens if n not in verbs)
        or sum(document.word[n] in MARKS for n in tokens) % 2 == 1
    )


def _is_doubled(document: Document, number: int) -> bool:
    """Return whether a clause has a second verb without an "and": "the house Lee lived in will become"."""
    joined = document.dep[number] == "conj" and _is_main_verb(document, number)
    return joined and not document.of_dep(document.head[number], "cc")


def _is_main_verb(document: Document, number: int) -> bool:
    """Return whether a verb heads a clause that depends on no word by itself."""
    helping = [n for n in document.of_dep(number, "aux") if document.lower[n] != "to"]
    tagged = document.tag[number] in FINITE or bool(helping)
    return tagged and document.dep[number] not in NOT_ITS_VERB and document.tag[number] != "VBG"


def _in_lead(document: Document, tokens: range) -> MainEvent | None:
    """Return the main clause of the first sentence, in the past, as perfect or a plan, or done by being said."""
    root = _root(document, tokens)
    if root is None or document.words_of(root, "advmod") & {"once"}:
        return None
    if deed := _deed(document, root):
        return deed
    head = _reported_by(document, root)
    if head is None or _is_faint(document, head):
        return None
    subjects = document.of_dep(head, *SUBJECTS) or document.of_dep(root, *SUBJECTS)
    if document.quoted[root] or (
        is_future(document, root) and document.pos[subjects[0] if subjects else root] != "PROPN"
    ):
        return None
    planned = document.lemma[root] in event_words().verbs["plans"] - WISHING
    lasting = document.tag[root] in LASTING and not planned and not _is_spoken(document, root)
    if not subjects or lasting or any(document.lower[n] in PRONOUNS for n in subjects):
        return None
    return MainEvent(head, "lead")


def _reported_by(document: Document, root: int) -> int | None:
    """Return the verb of what a lead's main clause reports; of "conceded that it was late" that of the words themselves."""
    if document.lemma[root] in event_words().verbs["believing"]:
        return None
    head = root if _says(document, root) or _acts(document, root) else _told_by(document, root)
    worded = _speaks(document, root) and document.of_dep(root, "ccomp")
    return root if head is None and worded else head


def _is_faint(document: Document, verb: int) -> bool:
    """Return whether a verb is no news, nor what it acts on: "received mail", not "received the endorsement".

    News is who "was named president", what somebody "wrote that", what one "took over", who "will speak at the forum", and
    what somebody "called for".
    """
    objects = {document.lemma[n] for n in document.of_dep(verb, "dobj")}
    lemma = document.lemma[verb]
    is_called_for = any(
        document.words_of(n, "mark") & {"for"} for n in document.of_dep(verb, "advcl")
    )
    if lemma not in event_words().verbs["faint"] or objects & event_words().every_noun:
        return False
    named = lemma == "name" and document.of_dep(verb, "oprd")
    wrote = lemma in reporting() and document.of_dep(verb, "ccomp")
    whole = objects and document.of_dep(verb, "prt")
    speaks = lemma == "speak" and document.objects_of(verb, "at", "of", "about", "against")
    calls = lemma == "call" and (document.objects_of(verb, "for", "on", "upon") or is_called_for)
    return not (named or wrote or whole or speaks or calls)


def _deed(document: Document, root: int) -> MainEvent | None:
    """Return the verb of a sentence that does what it says: "would like to congratulate", "mourns"."""
    below = [n for n in document.of_dep(root, "xcomp", "acl") if performs(document, n)]
    if below and document.lemma[root] in event_words().verbs["plans"]:
        return None  # "Lee wants to ban ferries"
    verb = next(iter(below), root)
    felt = feels(document, root)
    now = document.tag[root] in LASTING | {"VB"} or felt
    later = document.words_of(root, "aux") & {"will", "may", "should"}
    if later or not now or not performs(document, verb):
        return None
    if document.words_of(verb, "dobj") & {"itself", "themselves"}:
        return None  # "a new order is imposing itself"
    subjects = document.of_dep(root, "nsubj", "nsubjpass" if felt else "nsubj")
    keeps = document.lemma[verb] in KEEPING
    for n in subjects:
        word = document.lower[n]
        # "today marks ten years since"
        marks = document.pos[n] == "PROPN" or word in ME | {"today"}
        if word in PRONOUNS - ME or (keeps and not marks):
            return None
    return MainEvent(verb, "lead", performed=True) if subjects else None
