"""The subject of a reporting verb, found in the syntax or, where that fails, by its place."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from dashboard.parsing.factuality.modifiers import infinitive
from dashboard.parsing.lexicon import cue_classes, cue_of, words
from dashboard.parsing.quotations.sentence_edges import (
    TIMES,
    WHO,
    content_start,
    first_head,
    insertion,
    set_off,
)
from dashboard.parsing.quotations.speaker_parts import Subject, may_speak
from dashboard.parsing.syntax.document import FINITE

if TYPE_CHECKING:
    from dashboard.parsing.syntax.document import Document

UPWARD = frozenset(
    {"conj", "xcomp", "advcl", "pcomp", "prep", "ccomp", "acl", "parataxis", "dep", "advmod"}
)
NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
HIGH = frozenset({"nsubj", "nsubjpass"})
PAST_AND_PRESENT = frozenset({"VBD", "VBZ", "VBP"})
LOW = frozenset({"npadvmod", "dep", "ROOT", "nmod", "attr", "conj"})
BEING = words("function_words", "being")
OF_THEM = frozenset({"as", "for", "from", "of", "with"})
"""After these stands what somebody else does: "charged them with leading", "praised her for saying"."""
MORE = frozenset({"say", "tell", "promise", "write"})
WEARING = frozenset({"don", "sport", "wear"})
"""Of what is worn the words are its own: "wore a hat that said"."""
BARE = frozenset({"VB", "VBP"})
"""Tags of one form: "we urge calm and call on both sides"."""
SINGULAR_PRONOUNS = frozenset({"he", "it", "she"})
QUOTED = frozenset({"cited", "heard", "quoted"})
PLACED = frozenset({"at", "from", "in"})
WITHIN = frozenset({"attr", "conj", "dobj", "pobj"})
STEPS = 7
FARTHEST = 80
"""So many tokens back a subject is looked for where the syntax shows none."""


def subject_of(document: Document, verb: int, last: int) -> Subject:
    """Return who speaks by the verb at ``verb``, whose phrase ends at ``last``."""
    if behind_comma(document, verb) and document.word_behind(last) == "not":
        # "said not Hall but Vey": the words after the verb say who did not
        _, end = document.sentences[document.sentence[verb]]
        but = next((t for t in range(last + 1, end) if document.lower[t] == "but"), None)
        return Subject(None if but is None else first_head(document, but + 1))
    speaker = set_off(document, verb, last)
    inserted = insertion(document, verb, last) if speaker is None else None
    if speaker is not None or inserted is not None:
        return Subject(inserted.head if inserted else speaker)
    if _is_passive(document, verb):
        return Subject(next(iter(document.doers(verb)), None))
    return _active(document, verb, last)


def _active(document: Document, verb: int, last: int) -> Subject:
    """Return the subject of a verb that is no passive and not set off by commas.

    It stands outside marks, and is no day and no dateline's place.
    """
    found = in_syntax(document, verb)
    a = document.sentences[document.sentence[verb]][0]
    head = -1 if found.head is None else found.head
    in_dateline = a <= head < content_start(document, a)
    if head >= 0 > document.inside[head] and not in_dateline and document.lower[head] not in TIMES:
        return _issuer(document, _same_tense(document, verb, found))
    if document.tag[verb] in PAST_AND_PRESENT:
        beside = _beside(document, verb, last)
        if beside is not None and document.lower[document.left[beside]] == "whose":
            beside = document.back_over(document.left[beside] - 1, {","}, a)
        return Subject(beside)  # "Hall, whose boat sank, said"
    bare = document.tag[verb] == "VBN" and document.child(verb, "aux", "auxpass") is None
    return Subject(None if bare else _before(document, verb), borrowed=True)


def in_syntax(document: Document, verb: int) -> Subject:
    """Return the subject that the tree gives the verb, from verbs above it where it has none."""
    token, borrowed, nested = verb, False, False
    joined, nearer = verb, None
    for _ in range(STEPS):
        subject = _own_subject(document, token)
        if borrowed and subject is not None and _disagrees(document, joined, subject):
            nearer, subject = nearer or subject, None
        if subject is not None:
            quoted = (
                nested and document.lower[token] in QUOTED
            )  # "was quoted by the Echo as saying"
            doers = document.doers(token) if borrowed and not quoted else []
            if doers:
                return Subject(doers[0], borrowed=True)  # "was denied by Hall, adding that"
            return _antecedent(document, token, subject, borrowed=borrowed)
        above = _from_above(document, verb, token, nested=nested)
        if above is not None:
            return Subject(above, borrowed=True)
        dep, head = document.dep[token], document.head[token]
        nested = nested or dep == "pcomp"
        if head == token or not (dep in UPWARD or (nested and dep == "pobj")):
            return Subject(nearer, borrowed)
        joined = token if dep == "conj" else joined
        token, borrowed = head, True
    return Subject(None, borrowed)


def _from_above(document: Document, verb: int, token: int, *, nested: bool) -> int | None:
    """Return who is told of by the clause at a token, is made to do it, or is quoted: "The paper quoted her as saying"."""
    head = document.head[token]
    made = head if _is_told_of(document, verb, token) else _made_to(document, verb, token)
    if made is not None or not nested or document.lower[token] not in OF_THEM:
        return made
    return document.child(head, "dobj") if document.dep[token] == "prep" else None


def _disagrees(document: Document, verb: int, subject: int) -> bool:
    """Return whether a joined verb is in the plural and the subject before it in the singular.

    "The sailors say she left and have called her a liar", "say Hall has left and say that he erred".
    """
    helpers = document.words_of(verb, "aux")
    plural = bool(helpers & {"are", "have"})
    bare = not helpers and document.tag[verb] in BARE and document.lower[verb - 1] == "and"
    plural = plural or (bare and document.tag[document.head[verb]] in ("VBN", "VBZ"))
    single = document.lower[subject] in SINGULAR_PRONOUNS or document.tag[subject] in ("NN", "NNP")
    alone = single and document.child(subject, "conj") is None
    return document.dep[verb] == "conj" and plural and alone


def _made_to(document: Document, verb: int, deed: int) -> int | None:
    """Return who is asked or made to do what an infinitive says: "The judge forced Hall to admit that".

    The verb is that infinitive, a part of it ("told Hall to stop saying that") or joined to it; not in "urging
    voters to wait and promising that".
    """
    above = document.head[deed]
    asked = document.lemma[above] == "call"
    controls = asked or document.lemma[above] in words("factuality", "object_control")
    if document.dep[deed] != "xcomp" or not controls or not infinitive(document, deed):
        return None
    part = verb != deed and _is_part_of(document, verb, deed)
    if not part and (asked or (verb != deed and document.tag[verb] == "VBG")):
        return None
    made = document.of_dep(above, "dobj") or document.objects_of(above, "on", "upon")
    return next((n for n in made if above < n < deed), None)


def _is_part_of(document: Document, verb: int, deed: int) -> bool:
    """Return whether what a verb says is a part of a deed: "called on Vey to apologise for saying that"."""
    while verb != deed and document.dep[verb] in ("pcomp", "prep", "xcomp"):
        verb = document.head[verb]
    return verb == deed


def _is_told_of(document: Document, verb: int, token: int) -> bool:
    """Return whether the head of a clause at or above the verb is the noun that it is about."""
    dep, head = document.dep[token], document.head[token]
    aside = token == verb and behind_comma(document, verb) and document.word[head].islower()
    apart = aside and not may_speak(document, head)
    return dep == "relcl" or (dep == "acl" and document.pos[head] in NOMINAL and not apart)


def _own_subject(document: Document, verb: int) -> int | None:
    """Return the verb's subject: of two the one outside marks, for the other is what is said.

    A dateline's place is none where another follows it. The syntax may hang it on a helping verb: "Hall has
    over the past months warned".
    """
    start = content_start(document, document.sentences[document.sentence[verb]][0])
    found = document.of_dep(verb, *HIGH)
    helped = document.of_dep(verb, "aux", "auxpass")
    found = found or [c for aux in helped for c in document.of_dep(aux, *HIGH)]
    found = [c for c in found if c >= start] or found
    free = [c for c in found if document.inside[c] < 0] or found
    if len(free) > 1 and _is_own_behind_comma(document, free[-1], verb):
        free = free[-1:]
    title = len(free) > 1 and free[0] + 1 == document.left[free[1]] <= verb
    return next(iter(free[title:]), None)  # the second of "Senior author Anna Hall said"


def _is_own_behind_comma(document: Document, subject: int, verb: int) -> bool:
    """Return whether the later of two subjects is the verb's: "Those who left took “little”, he says".

    Not the end of a list, "the family, sailors and leaders said", nor what explains the first: "Hall, a nurse, said".
    """
    parted = document.lower[document.left[subject] - 1] == ","
    beside = document.right[subject] == before_helpers(document, verb)
    explains = document.tag[subject] == "NN" and document.words_of(subject, "det") <= {"a", "an"}
    return parted and beside and not explains and document.child(subject, "conj") is None


def _antecedent(document: Document, verb: int, subject: int, *, borrowed: bool) -> Subject:
    """Return the noun that a relative pronoun stands for, or the subject itself.

    Of "the number of voters who said" it is the voters, of "a nightmare for shippers, who say" the shippers.
    """
    clauses = [verb, *islice(document.ancestors(verb), STEPS - 1)]
    clause = next((t for t in clauses if document.dep[t] == "relcl"), None)
    if document.lower[subject] not in WHO or clause is None:
        return Subject(subject, borrowed)
    head = _who_speaks(document, document.head[clause], subject)
    near = subject - 1 - (document.lower[subject - 1] == ",")
    parted = near < subject - 1
    nearer = near > head and document.pos[near] in NOMINAL and document.lower[subject] == "who"
    if nearer and not may_speak(document, head) and (not parted or may_speak(document, near)):
        head = document.above(near, "conj")
    return Subject(head, borrowed, relative=subject)


def _who_speaks(document: Document, head: int, relative: int) -> int:
    """Return the name that "who" is about, beside its noun or before a thing that cannot speak, or the noun.

    "Hall, an engineer who says", "Hall is an engineer who says"; "says to Vey on air, who responds".
    """
    if document.lower[relative] != "who" or document.pos[head] == "PROPN":
        return head
    noun = document.above(head, "conj")
    above = document.head[noun]
    if document.dep[noun] == "appos":
        return above if document.pos[above] == "PROPN" and document.inside[above] < 0 else head
    if document.dep[noun] == "attr":
        subject = document.child(document.above(above, "conj"), "nsubj")
        named = subject is not None and document.pos[subject] == "PROPN"
        return subject if named and document.child(above, "neg") is None else head
    if document.dep[head] != "pobj" or may_speak(document, head):
        return head
    first = document.sentences[document.sentence[relative]][0]
    before = (t for t in range(head - 1, first, -1) if document.dep[t] in ("pobj", "dobj"))
    return next((t for t in before if document.pos[t] == "PROPN"), head)


def _is_passive(document: Document, verb: int) -> bool:
    """Return whether somebody is told or asked here, so that the subject is not who speaks."""
    word = document.lower[verb]
    if document.tag[verb] == "VBD" and word == "told":
        to = document.child(verb, "xcomp")
        return to == verb + 2 and document.lower[verb + 1] == "to"  # "Staff told to leave"
    helped = document.words_of(verb, "aux")
    if cue_of(word)[1] == "ask" and document.lower[verb - 1] in words(
        "function_words", "when_asked"
    ):
        return True  # "Hall said when asked whether"
    bare = document.dep[verb] in ("advcl", "acl") and cue_of(word)[1] in ("ask", "tell")
    passive = document.child(verb, "auxpass") is not None or (bare and not helped)
    return document.tag[verb] == "VBN" and passive


def _issuer(document: Document, subject: Subject) -> Subject:
    """Return who issued a document, where it is said: "the bank issued a statement saying".

    Not in "referred to Hall's report, which said", "despite reports urging", "with reports saying that".
    """
    head = subject.head
    if head is None or document.lower[head] not in words("sources", "documents"):
        return subject
    above = document.head[head]
    own = document.dep[head] == "dobj" or document.lower[above] == "in"
    led = subject.borrowed or subject.relative is not None
    worn = document.lemma[above] in WEARING
    if not own or not led or worn or document.child(head, "poss") is not None:
        return subject
    issuer = in_syntax(document, above).head
    return subject if issuer is None else Subject(issuer, borrowed=True)


def _same_tense(document: Document, verb: int, subject: Subject) -> Subject:
    """Return the subject of the saying verb before, where "and added" depends on what it reports.

    It is parted by its tense or by a clause of being: "said the road was shut and urged us to wait",
    "spoke of roads that are shut and urged us"; so does "repeated her fear that Vey lies and urged us".
    So does ", adding": "Hall said it was safe, adding that"; and "Hall admitted that Vey erred but noted that".
    Who adds something has spoken before: "Hall said the bank was late and added that".
    """
    head, tag = document.head[verb], document.tag[verb]
    if says_more(document, verb):
        head = document.above(head, "xcomp")  # "said she would have to choose, saying"
    if not subject.borrowed or document.dep[head] not in ("ccomp", "relcl", "acl"):
        return subject
    above = document.head[head]
    while document.tag[above] not in FINITE and document.head[above] != above:
        above = document.head[above]
    if tag == "VB" and document.tag[head] == "VBN":
        tag = "VBP"
    if tag in PAST_AND_PRESENT:
        apart = document.tag[head] != tag or document.lower[head] in BEING
        conceded = (
            "but" in document.words_of(head, "cc") and document.child(verb, "ccomp") is not None
        )
        conceded = conceded and {
            document.lower[head],
            document.lower[above],
        } & cue_classes().keys() == {document.lower[above]}
        apart = apart or conceded
        other = apart and tag == document.tag[above]
    else:
        other = says_more(document, verb) and document.lower[above] in cue_classes()
    found = document.child(above, "nsubj", "nsubjpass") if other else None
    return Subject(found, borrowed=True) if found is not None else subject


def says_more(document: Document, token: int) -> bool:
    """Return whether who spoke says more in a participle after a comma: "said he was, adding that ..."."""
    word = document.lower[token]
    more = document.tag[token] == "VBG" and (cue_of(word)[1] in MORE or word == "citing")
    more = more and (word != "responding" or document.word_behind(token) != "to")
    return more and behind_comma(document, token)


def behind_comma(document: Document, token: int) -> bool:
    """Return whether a comma stands before a token, perhaps inside a closing mark: 'was "dead," adding'."""
    start = document.start[token]
    return document.text[max(0, start - 4) : start].rstrip().rstrip("\"'»").endswith(",")


def before_helpers(document: Document, verb: int) -> int:
    """Return the token before a verb and its auxiliaries and adverbs."""
    place = verb - 1
    while document.pos[place] in ("AUX", "ADV"):
        place -= 1
    return place


def _beside(document: Document, verb: int, last: int) -> int | None:
    """Return the head of the words beside a finite verb whose subject the syntax lost."""
    place = before_helpers(document, verb)
    here = document.sentence[place] == document.sentence[verb]
    if here and document.inside[place] < 0 and document.pos[place] in NOMINAL:
        return _described(document, _of_whom(document, place))
    inverted = first_head(document, last + 1)
    if inverted is not None and not _opens_clause(document, verb, inverted):
        return inverted
    earlier = _before(document, verb)
    return inverted if earlier is None else earlier


def _of_whom(document: Document, place: int) -> int:
    """Return who is told of by a place's name before a verb: "a woman who had studied in Ulm asked", or ``place``."""
    if document.dep[place] != "pobj" or document.lower[document.head[place]] not in PLACED:
        return place
    above = (t for t in document.ancestors(place) if t < place and document.inside[t] < 0)
    nouns = (t for t in above if document.pos[t] in NOMINAL and document.dep[t] not in WITHIN)
    return next((t for t in nouns if may_speak(document, t)), place)


def _described(document: Document, place: int) -> int:
    """Return whom a participle describes that ends at ``place``, or ``place``: "officials briefed on it said".

    The syntax takes the participle for a verb; the cue right after its words tells that it is none.
    """
    verb = document.head[document.head[place]]
    head = document.child(verb, "nsubj")
    bare = document.tag[verb] in ("VBD", "VBN") and document.dep[place] == "pobj"
    if not bare or head is None or document.child(verb, "aux", "cc", "conj") is not None:
        return place
    joined = head < verb and "," not in document.lower[head:place]
    return head if joined and may_speak(document, head) else place


def _opens_clause(document: Document, verb: int, head: int) -> bool:
    """Return whether who follows a verb is a thing, or the subject of what is said: ", said Hall had left"."""
    if document.word[head].islower() and not may_speak(document, head):
        return True
    clause = document.head[head]
    bare = document.tag[clause] in ("VBG", "VBN")
    bare = bare and document.child(clause, "aux", "auxpass") is None
    own = document.dep[head] in HIGH and clause > head and not bare
    return own and document.dep[clause] == "ccomp" and document.head[clause] == verb


def _before(document: Document, verb: int) -> int | None:
    """Return the likeliest subject before a verb that the syntax left without one."""
    a = content_start(document, document.sentences[document.sentence[verb]][0])
    places = [
        place
        for place in range(verb - 1, max(a, verb - FARTHEST) - 1, -1)
        if document.pos[place] in NOMINAL
        and document.inside[place] < 0
        and document.lower[place] not in WHO
        and document.lower[place] not in TIMES
    ]
    likely = (place for deps in (HIGH, LOW) for place in places if document.dep[place] in deps)
    return next(likely, None)
