"""Which words of a text tell of an event, how far their clauses reach, and the scene that they make.

An event is a verb that is neither an auxiliary nor a state, or a noun that names a happening. A
verb that only colours another ("is expected to visit", "held talks") lends it tense and subject
and is no event of its own.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from dashboard.parsing.dates.lexer import TERMS
from dashboard.parsing.entities.patterns import offices
from dashboard.parsing.lexicon import event_words, failing_verbs, rule_words
from dashboard.parsing.syntax.document import SUBJECTS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from dashboard.model import DateReference, EventStatus
    from dashboard.parsing.syntax.document import Document


ClauseKind = Literal["verb", "noun", "named"]
NOT_A_HEAD = frozenset({"aux", "auxpass", "amod", "compound", "nmod", "prep", "case", "mark"})
UNITS = frozenset({"day", "week", "month", "hour", "year", "round", "series", "night"})
BARE = frozenset({"xcomp", "pobj", "dobj"})
"""How participles and infinitives depend on a verb, and no verb with a tense."""
THINGS = frozenset({"csubj", "csubjpass", "ccomp", "pcomp"})
"""How a clause depends on a verb that stands for a thing."""
TAKING_PLACE = frozenset({"hold", "begin", "start", "take", "end", "open", "occur", "happen"})


@dataclass(frozen=True, slots=True)
class Clause:
    """An event's head word, the verbs that carry it (outermost last), and its span of tokens.

    A ``presence`` is a caption without a verb, headed by its person; ``named`` a period or event
    that has a name, such as a war, headed by that name.
    """

    head: int
    carriers: tuple[int, ...]
    kind: ClauseKind
    first: int
    last: int

    @property
    def nominal(self) -> bool:
        """Return whether the head is not a verb."""
        return self.kind != "verb"

    @property
    def bare(self) -> bool:
        """Return whether the head is a noun that no verb carries."""
        return self.nominal and not self.carriers

    @property
    def finite(self) -> int:
        """The word that has the tense: the outermost carrier, else the head itself."""
        return self.carriers[-1] if self.carriers else self.head


@dataclass(frozen=True, slots=True)
class MainEvent:
    """The head of the clause that reports it, where it was found, and its label, "" for none of its own.

    What is ``performed`` is done by being said: "Norland condemns the raid"; its ``issuer`` is who says
    it as "I" or "we". A headline that is ``borne_out`` is carried by the first paragraph, be it in other words.
    """

    head: int
    where: Literal["headline", "lead"]
    label: str = ""
    performed: bool = False
    issuer: str = ""
    borne_out: bool = False


def find_clauses(document: Document) -> list[Clause]:
    """Return the clauses that tell of events, in the order of their heads."""
    heads = [n for n, dep in enumerate(document.dep) if dep and _is_head(document, n)]
    carried: dict[int, int] = {}
    taken: set[int] = set()
    for number in heads:
        carrier = _carrier(document, number)
        if carrier is not None and carrier not in taken:
            carried[number] = carrier
            taken.add(carrier)
    stative, sending = event_words().verbs["stative"], event_words().verbs["sending"]
    return [
        _clause(document, number, carried)
        for number in heads
        if number not in taken
        and not (
            document.pos[number] == "VERB"
            and document.lemma[number] in stative
            and not document.of_dep(number, "prt")  # "weighed in", "sat down"
            and not (document.lemma[number] in sending and document.of_dep(number, "dobj"))
        )
    ]


def head_words(document: Document, clause: Clause) -> tuple[int, int]:
    """Return the first and last token of what names the event: "has been called off", "talks"."""
    if clause.kind == "named":
        return clause.first, clause.last
    numbers = [clause.head]
    if clause.nominal and clause.carriers and document.head[clause.head] in clause.carriers:
        numbers += clause.carriers[:1]
    if not clause.nominal:
        for verb in (clause.head, *clause.carriers):
            numbers += [verb, *document.of_dep(verb, "prt", "aux", "auxpass", "neg")]
    return min(numbers), max(numbers)


def _is_head(document: Document, number: int) -> bool:
    """Return whether a word can head an event's clause."""
    if document.dep[number] in NOT_A_HEAD or not document.word[number][:1].isalnum():
        return False
    if document.pos[number] == "VERB":
        return not (
            describes_event(document, number)
            or _is_command(document, number)
            or _is_free_relative(document, number)
            or _is_side_of_picture(document, number)
            or _is_no_verb(document, number)
            or number in document.titles
        )
    if document.lemma[number] not in event_words().every_noun:
        return False
    if document.pos[number] == "PROPN":
        return document.dep[number] != "appos" and not _is_of_office(document, number)
    if document.lemma[number] == "party" and _is_political(document, number):
        return False
    measured = document.words_of(number) & rule_words("measures")
    return document.pos[number] == "NOUN" and not measured


def _is_political(document: Document, number: int) -> bool:
    """Return whether a party is a body, which does something, and no feast: "the ruling party called on voters"."""
    verb = document.head[number]
    acts = document.dep[number] == "nsubj" and document.pos[verb] == "VERB"
    acts = acts and document.lemma[verb] not in TAKING_PLACE
    return acts or bool(document.words_of(number, "amod") & POLITICAL)


POLITICAL = frozenset({"governing", "nationalist", "opposition", "political", "ruling"})


def _is_of_office(document: Document, number: int) -> bool:
    """Return whether a noun is what an office is for: "the Under Secretary for Economic Growth"."""
    above = document.head[document.above(number, "conj")]
    office = document.word[document.head[above]]
    return document.lower[above] in ("for", "of") and office in offices()


def _is_no_verb(document: Document, number: int) -> bool:
    """Return whether a noun was taken for a verb: none in the present depends on another without a subject.

    "Suspensions for Browns pass rusher Tom Baker".
    """
    finite = document.tag[number] in ("VBP", "VBZ") and document.dep[number] in BARE
    return finite and not document.of_dep(number, "nsubj", "nsubjpass", "expl", "csubj")


def _is_command(document: Document, number: int) -> bool:
    """Return whether a verb is an imperative: "visit our site", "see page 4"."""
    return (
        document.tag[number] == "VB"
        and document.dep[number] == "ROOT"
        and not document.of_dep(number, "nsubj", "nsubjpass", "aux", "csubj")
    )


def _is_free_relative(document: Document, number: int) -> bool:
    """Return whether a verb only stands for a thing: "what the two agreed is secret", "watch what he does"."""
    objects = document.of_dep(number, "dobj")
    return document.dep[number] in THINGS and any(document.tag[c] == "WP" for c in objects)


def _is_side_of_picture(document: Document, number: int) -> bool:
    """Return whether a word says where somebody stands in a picture: "Ada Quill, left, and Tom Baker"."""
    beside = document.word[number - 1] in ",(" and document.word_behind(number) in PICTURED
    return document.lower[number] == "left" and beside


PICTURED = frozenset({",", ")", "and", ".", ";"})


def describes_event(document: Document, number: int) -> bool:
    """Return whether a verb only says of its noun when it was or who made it.

    "A visit starting Monday", "talks that ran from May 3 to 5", "the visit that Lee paid to Oslo",
    "the launch conducted on May 3".
    """
    dep, lemma, verbs = document.dep[number], document.lemma[number], event_words().verbs
    noun = document.head[number]
    if dep not in ("acl", "relcl") or document.lemma[noun] not in event_words().every_noun:
        return False
    relative = [
        c
        for c in document.of_dep(number, "nsubj", "dobj")
        if document.tag[c] in ("WDT", "WP") or document.lower[c] == "that"
    ]
    if dep == "acl" and not relative:
        held = document.tag[number] == "VBN" and lemma in rule_words("holding")
        return held or lemma in verbs["bounds_start"] | verbs["bounds_end"]
    if not relative:
        return lemma in ("pay", "make") and bool(document.of_dep(number, "nsubj"))
    role = document.dep[relative[0]]
    if role == "dobj":
        return lemma in verbs["light"]
    return lemma in verbs["lasting"] and not document.of_dep(number, "dobj", "xcomp")


def lost_object(document: Document, verb: int, before: range) -> bool:
    """Return whether the noun before a verb's subject is its object: "every coat Lee has worn"."""
    subjects = [n for n in document.of_dep(verb, "nsubj") if n in before]
    if len(subjects) > 1 and any(document.pos[n] != "PROPN" for n in subjects):
        return True  # two in capitals are an office and its name: "Envoy for Peace Ann Lee will go"
    joined = (
        noun
        for n in subjects
        if document.pos[n] == "PROPN"
        for noun in document.of_dep(n, "compound", "nmod")
        if document.tag[noun] in ("NN", "NNS") and document.of_dep(noun, "det")
    )
    return any(joined) and not document.of_dep(verb, "dobj", "ccomp", "attr", "acomp", "prep")


def descriptions(document: Document, head: int) -> list[int]:
    """Return the verbs that only describe an event noun."""
    if document.pos[head] == "VERB":
        return []
    return [c for c in document.of_dep(head, "acl", "relcl") if describes_event(document, c)]


def _carrier(document: Document, number: int) -> int | None:
    """Return the verb that lends the head its tense and subject, if one does."""
    governor = document.head[number]
    if governor == number:
        return None
    carries = _raises if document.pos[number] == "VERB" else _lightens
    return governor if carries(document, number, governor) else None


def _raises(document: Document, number: int, governor: int) -> bool:
    """Return whether the governor only colours the verb: "began to", "is expected to", "is forced to"."""
    verbs, lemma = event_words().verbs, document.lemma[governor]
    groups = ("aspect", "plans", "evidential", "stative")
    forced = lemma in rule_words("forcing") and bool(
        document.of_dep(governor, "nsubjpass", "auxpass")
    )
    raised = forced or lemma in failing_verbs() or any(lemma in verbs[group] for group in groups)
    return document.dep[number] == "xcomp" and raised


def _lightens(document: Document, number: int, governor: int) -> bool:
    """Return whether the governor says no more than that the noun took place: "held talks"."""
    lemma = document.lemma[governor]
    if document.dep[number] == "dobj":
        turned = lemma in rule_words("making") and (
            document.pos[number] == "PROPN" or bool(document.of_dep(governor, "oprd"))
        )
        return lemma in event_words().verbs["light"] and not turned
    if lemma == "be" and document.dep[number] == "nsubj":
        return _is_when(document, governor)
    effect = "effect" in document.words_of(governor, "dobj")
    taking = lemma in TAKING_PLACE and not effect
    return document.dep[number] in ("nsubj", "nsubjpass") and taking


def _is_when(document: Document, verb: int) -> bool:
    """Return whether an "is" only says when something is: "the primary is on June 7"."""
    said = document.of_dep(verb, "attr", "acomp")
    days = [*said, *document.of_dep(verb, "npadvmod"), *document.objects_of(verb, "on", "in")]
    return any(map(document.is_dated, days)) and all(map(document.is_dated, said))


def _clause(document: Document, head: int, carried: Mapping[int, int]) -> Clause:
    """Return the clause of a head: its subtree, widened to its carriers, cut at coordination."""
    carriers: list[int] = []
    number = head
    while number in carried and carried[number] not in carriers:
        number = carried[number]
        carriers.append(number)
    edges = [_extent(document, number) for number in (head, *carriers)]
    first, last = min(first for first, _ in edges), max(last for _, last in edges)
    return Clause(
        head, tuple(carriers), "verb" if document.pos[head] == "VERB" else "noun", first, last
    )


def _extent(document: Document, head: int) -> tuple[int, int]:
    """Return the subtree of a head without coordinated clauses and without edge punctuation."""
    first, last = document.left[head], document.right[head]
    for child in document.children[head]:
        if child > head and document.dep[child] in ("conj", "cc", "parataxis"):
            last = min(last, document.left[child] - 1)
        if child < head and document.dep[child] in ("ccomp", "parataxis"):
            first = max(first, document.right[child] + 1)
    while last > head and (
        document.dep[last] in ("punct", "cc") or not document.word[last].strip()
    ):
        last -= 1
    while first < head and (
        document.dep[first] in ("punct", "cc", "mark") or not document.word[first].strip()
    ):
        first += 1
    return first, last


LONGEST = 40
"""Tokens of a caption; longer sentences without a verb are lists."""
NAMED = "named period"
"""The rule by which a date is known to be a named period."""
ARTICLES = frozenset({"the", "a", "an"})


def named_periods(document: Document, dates: Sequence[DateReference]) -> Iterator[Clause]:
    """Yield a clause for each named period that the text mentions; a term of office is none."""
    for date in dates:
        if date.rule != NAMED or not date.first:
            continue
        span = [n for n in document.within(date.start, date.end) if document.word[n].strip()]
        while len(span) > 1 and document.lower[span[0]] in ARTICLES:
            span = span[1:]
        top = document.top(range(span[0], span[-1] + 1)) if span else None
        if top is not None and document.lower[span[-1]] not in TERMS:
            yield Clause(top, (), "named", span[0], span[-1])


OWN_CLAUSES = frozenset({"pcomp", "advcl", "relcl", "ccomp"})
"""How verbs that tell of no event depend on others, and yet keep what depends on them."""

OPENING = 2
"""Sentences in which a text tells again what its headline says."""


@dataclass(frozen=True, slots=True)
class Scene:
    """The clauses of an article with their statuses; ``owner`` maps a token to its clause's place.

    ``published`` is the ISO day of publication, None where it is unknown; ``dated`` are the tokens of dates; ``main`` are the clauses that may report the main event, by their heads;
    ``captions`` are the numbers of sentences below pictures, which tell in the present what has been; ``opening`` those of the text's first sentences, after
    headlines and captions, which tell again what the headline says.
    """

    document: Document
    clauses: Sequence[Clause]
    statuses: Sequence[EventStatus]
    published: str | None
    owner: Mapping[int, int]
    dated: frozenset[int] = frozenset()
    main: Mapping[int, MainEvent] = field(default_factory=dict)
    captions: frozenset[int] = frozenset()
    opening: range = range(0)

    @classmethod
    def of(
        cls,
        document: Document,
        clauses: Sequence[Clause],
        statuses: Sequence[EventStatus],
        published: str | None,
        dated: frozenset[int] = frozenset(),
        main: Sequence[MainEvent] = (),
        captions: frozenset[int] = frozenset(),
    ) -> Scene:
        """Return the scene, with the owners of heads and carriers."""
        owner = {number: i for i, c in enumerate(clauses) for number in (c.head, *c.carriers)}
        day = published[:10] if published else None
        found = {one.head: one for one in main}
        apart = document.headings | captions
        first = next((n for n in range(len(document.sentences)) if n not in apart), 0)
        opening = range(first, first + OPENING)
        return cls(document, clauses, statuses, day, owner, dated, found, captions, opening)

    def main_of(self, clause: Clause) -> MainEvent | None:
        """Return what a clause is of the main event, if it may report that."""
        words = (clause.head, *clause.carriers)
        return next((self.main[n] for n in words if n in self.main), None)

    def governor(self, number: int) -> int | None:
        """Return the place of the clause whose word governs a token."""
        for above in self.document.ancestors(number):
            if above in self.owner:
                return self.owner[above]
            verb = self.document.pos[above] in ("VERB", "AUX")
            state = self.document.lemma[above] in event_words().verbs["stative"]
            joined = self.document.dep[above] == "conj"
            if verb and joined and self.document.of_dep(above, *SUBJECTS, "expl"):
                return None  # "has sent police, but there was no word on Friday"
            if verb and state and self.document.dep[above] in OWN_CLAUSES:
                return None  # "returns after having a son in August": of no event that is told
        return None
