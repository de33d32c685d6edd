"""Labels in the article's own words: subject, verb with its tense and all that turns it, complement.

"Norland's council has not closed the bridge", "[Mara Lindt] chose to leave Oslo": an ordered part of the
clause, in which a pronoun or a short name is resolved in brackets. Only visits, meetings and their kind
are put into a short frame of their own: see ``verbs``.

What a verb acts on may lose whole adjuncts (dates, asides in commas or brackets, what came besides), and no
part of what is left: "was barred from owning a boat", "announced an order of fifty ferries at a price of
two billion crowns".
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from dashboard.parsing.events.factuality import is_headline_passive
from dashboard.parsing.events.labels.wording import limits, possessive, present, text_of, words
from dashboard.parsing.factuality.modifiers import IF, no_longer
from dashboard.parsing.lexicon import rule_words
from dashboard.parsing.syntax.document import ASIDES, DASHES, SUBJECTS

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Sequence

    from dashboard.model import Mention
    from dashboard.parsing.coreference.references import References
    from dashboard.parsing.events.event_mention import Draft
    from dashboard.parsing.syntax.document import Document


ENOUGH = 150
"""Characters beyond which whole adjuncts at the end are left out."""
BESIDES = frozenset({"conj", "cc", "parataxis", "punct", "mark", "intj", "dep", "neg", "prt"})
ADDRESSED = frozenset({"you", "your"})
PERSONAL = ADDRESSED | {"he", "she", "him", "her", "they", "them"}
STOPS = frozenset(";:")
PARTING = DASHES | {":"}
"""Marks after which a label's clause is explained: "cut 277 jobs – the first of 600"."""
OWNING = frozenset({"his", "their", "your"})
PLANS = frozenset({"plan", "intention", "bid", "effort", "decision", "proposal"})
"""What is announced and says nothing without its infinitive, though a day may part them."""
ADJUNCTS = ("prep", "advmod", "npadvmod")
QUOTES = frozenset("\"“”'‘’")
LATE = frozenset({"late", "early", "earlier", "later", "shortly", "just"})
"""Before a time, what says when in it: "late on Friday"."""
COMPARED = frozenset({"more", "less"})


def core(document: Document, head: int, enough: int = ENOUGH) -> list[int]:
    """Return the words after a verb that its label needs: no dates, asides or other clauses."""
    joined = min(n for n in (*document.of_dep(head, "cc", "conj"), len(document.word)) if n > head)
    behind = [child for child in document.children[head] if head < child < joined]
    open_ = next(
        (at for at, n in enumerate(behind) if _ends_in_aside(document, head, n)), len(behind)
    )
    parts = [_part(document, head, child) for child in behind[: open_ + 1]]
    if not any(parts):
        parts = _after_clauses(document, head)
    found = [n for part in _short_enough(document, head, parts, enough) for n in part]
    ends = next((at for at, n in enumerate(found) if _ends(document, n)), len(found))
    found = found[:ends]
    found = _without_day(document, head, _without_clause(document, found))
    return _without_clause(document, found, "acl")


def _ends_in_aside(document: Document, head: int, child: int) -> bool:
    """Return whether an aside that no mark closes ends a part: what stands behind it may be of it, "a raid, which Lee told of in an interview"."""
    span = range(max(head + 1, document.left[child]), document.right[child] + 1)
    behind = document.word[span.stop : span.stop + 1]
    open_ = (
        any(
            last == span[-1] and document.word[first] == ","
            for first, last in _asides(document, span)
        )
        if span
        else False
    )
    return open_ and bool(behind) and behind[0][:1].isalnum()


def _without_clause(document: Document, found: list[int], *deps: str) -> list[int]:
    """Return words without the verb of a clause on which they end: "the meeting, hosted", "an interview published" on Monday."""
    while found and document.dep[found[-1]] in (deps or ("acl", "punct")):
        found = found[:-1]
    return found


def _after_clauses(document: Document, head: int) -> list[list[int]]:
    """Return the clauses that alone say what a verb is about: "has lashed out after the court ruled"."""
    spans = {
        n: range(document.left[n], document.right[n] + 1) for n in document.of_dep(head, "advcl")
    }
    after = (n for n in spans if document.words_of(n, "mark") == {"after"})
    return [[*spans[n]] for n in after if spans[n][0] > head]


def _without_day(document: Document, head: int, found: list[int]) -> list[int]:
    """Return words without the day that they end on: "the corruption today"."""
    end = next((at for at in range(len(found), 0, -1) if not document.is_dated(found[at - 1])), 0)
    if any(_bounds_first(document, head, n) for n in found[max(0, end - 1) : end + 1]):
        return found
    timed = 0 < end < len(found) and document.lower[found[end - 1]] in words("timed_by")
    adverb = any(document.dep[n] == "npadvmod" for n in found[end:])
    return found[: end - timed] if timed or adverb else found


def _ends(document: Document, number: int) -> bool:
    """Return whether what a verb acts on ends before a word: at a semicolon, or a clause after a comma."""
    relative = document.tag[number] in ("WRB", "WDT", "WP") and document.word[number - 1] == ","
    return relative or document.word[number] in STOPS


def _part(document: Document, head: int, child: int) -> list[int]:
    """Return the words of what depends on a verb; none where it says only when, or is told besides."""
    dep = document.dep[child]
    if dep == "prt" and (nouns := document.of_dep(child, "pobj")):
        return [
            *range(document.left[nouns[0]], document.right[nouns[0]] + 1)
        ]  # "ushered in the pact"
    if _is_told_besides(document, head, child):
        return []
    if says_when(document, child) and not _bounds_first(document, head, child):
        return []
    conditional = document.words_of(child, "mark") & IF
    seen = document.lemma[head] in words("caught") and document.tag[child] == "VBG"
    needed = seen or _is_moved_to(document, head, child) or _is_aim(document, head, child)
    if dep == "advcl" and not (conditional or needed):
        return []
    span = range(max(head + 1, document.left[child]), document.right[child] + 1)
    aside = {n for first, last in _asides(document, span) for n in range(first, last + 1)}
    return [n for n in span if n not in aside]


def _is_told_besides(document: Document, head: int, child: int) -> bool:
    """Return whether what depends on a verb is no part of what it tells: set apart, another clause, "500 voted, a fifth more"."""
    dep = document.dep[child]
    if dep in BESIDES or dep in SUBJECTS or (dep == "appos" and document.pos[child] != "PROPN"):
        return True
    if dep == "ccomp" and document.words_of(child, "mark") & rule_words("when"):
        return True  # "defended him, hours after he was charged"
    dashed = document.word[document.left[child] - 1] in PARTING and dep != "ccomp"
    return dashed or (dep in ADJUNCTS and _is_set_apart(document, head, child))


def _is_moved_to(document: Document, head: int, child: int) -> bool:
    """Return whether an infinitive says to what somebody moves others, or what is planned: "pushed the firm to sell", "announced plans on Monday to sell"."""
    if document.tag[child] == "VB" and any(
        n < child and document.lemma[n] in PLANS for n in document.of_dep(head, "dobj")
    ):
        return True
    if document.lemma[head] == "call" and document.words_of(child, "mark") & {"for"}:
        return True
    moved = document.of_dep(head, "dobj") if document.lemma[head] in words("moving") else []
    moved += document.objects_of(head, "on", "upon") if document.lemma[head] == "call" else []
    behind = any(document.right[n] + 1 == document.left[child] for n in moved)
    return behind and document.tag[child] == "VB"


def _is_aim(document: Document, head: int, child: int) -> bool:
    """Return whether an infinitive says what something is done to a thing for: "introduced a bill this month to end tolls"."""
    to = "to" in document.words_of(child, "aux") and document.tag[child] == "VB"
    things = document.of_dep(head, "dobj") if to else []
    apart = document.word[document.left[child] - 1] == ","
    return not apart and any(n < child and document.pos[n] == "NOUN" for n in things)


def _is_set_apart(document: Document, head: int, child: int) -> bool:
    """Return whether a comma sets an adjunct apart, and does not end what explains a noun: "met two, Lee and Park, with gifts"."""
    comma = document.left[child] - 1
    if document.word[comma] != ",":
        return False
    return not any(
        document.dep[n] == "appos" and document.right[n] == comma - 1 for n in range(head, comma)
    )


def says_when(document: Document, child: int) -> bool:
    """Return whether something is a date, or stands before nothing but one: "on Monday", "last year"."""
    span = range(document.left[child], document.right[child] + 1)
    if document.lower[child] in words("occasions"):
        return True
    telling = [n for n in span if document.pos[n] not in ("ADP", "DET", "PUNCT", "PART")]
    if len(telling) > 1 and document.lower[telling[0]] in LATE:
        telling = telling[1:]
    adverbial = len(span) > 1 and any(document.pos[n] in ("NOUN", "ADV") for n in span)
    if adverbial and all(document.lower[n] in words("of_that_time") for n in span):
        return True  # "was endorsed the day before", "left earlier in the day"
    dated = bool(telling) and all(document.is_dated(n) for n in telling)
    return dated and document.dep[child] != "dobj"


def _bounds_first(document: Document, head: int, child: int) -> bool:
    """Return whether a time says since when something is the first or most: "its first flight in five months"."""
    spans = document.lower[child] == "since" or (
        document.lower[child] == "in"
        and any(document.lemma[n] in rule_words("spans") for n in document.of_dep(child, "pobj"))
    )
    return spans and any(
        document.lower[n] in ("first", "only") or document.tag[n] in ("JJS", "RBS")
        for n in range(head + 1, child)
    )


SETTING_OFF = frozenset({",", *DASHES})
"""Marks that set an aside off."""


def _asides(document: Document, span: range) -> Iterator[tuple[int, int]]:
    """Yield what stands in brackets, and clauses that commas or dashes set off."""
    opened = -1
    for n in span:
        if document.word[n] == "(":
            opened = n
        elif document.word[n] == ")" and opened >= 0:
            yield opened, n
            opened = -1
        place = (document.dep[n], document.pos[n]) == ("appos", "PROPN")  # "Doha, Qatar"
        if document.dep[n] not in ASIDES or place:
            continue
        first, closed = document.left[n], document.right[n] + 1
        if first - 1 in span and document.word[first - 1] in SETTING_OFF:
            ends = closed in span and document.word[closed] in SETTING_OFF
            yield first - 1, closed if ends else _to_its_end(document, span, document.right[n])


def _to_its_end(document: Document, span: range, last: int) -> int:
    """Return the last word of an aside that no comma closes: what stands after its marks is of it, "a death he called “odd” in a letter"."""
    after = next((n for n in span if n > last and document.word[n] not in QUOTES), None)
    goes_on = after is not None and after > last + 1 and document.word[after][:1].isalnum()
    return span[-1] if goes_on and document.pos[after] == "ADP" else last


def _short_enough(
    document: Document, head: int, parts: list[list[int]], enough: int
) -> list[list[int]]:
    """Return the parts without adjuncts at the end, and the last without its last clauses, as long as they are too many."""
    parts = [part for part in parts if part]
    while len(parts) > 1 and _length(document, parts) > enough:
        top = next((n for n in parts[-1] if document.head[n] == head), None)
        if top is None:
            break  # in a table of scores a part may hold no word of the verb's
        if document.dep[top] not in ADJUNCTS or document.of_dep(top, "pcomp"):
            break
        parts.pop()
    while parts and _length(document, parts) > enough:
        if not (shorter := _without_last_clause(document, parts[-1])):
            break
        parts[-1] = shorter
    return parts


def _length(document: Document, parts: list[list[int]]) -> int:
    """Return how many characters some parts of a clause take."""
    return sum(document.end[part[-1]] - document.start[part[0]] for part in parts)


def _without_last_clause(document: Document, part: list[int]) -> list[int]:
    """Return words without what is told besides at their end: "and that it will grow", ", which sank", ", shaking the town"."""
    last = next((n for n in reversed(part) if document.word[n][:1].isalnum()), part[0])
    for n in reversed(part):
        first = document.left[n]
        if first <= part[0] or document.right[n] < last:
            continue
        parted = document.word[first - 1] == "," and document.dep[n] in ASIDES
        parted = parted and not document.words_of(n, "mark") & IF
        clause = document.dep[n] == "conj" and document.pos[n] in ("VERB", "AUX")
        loose = document.dep[n] in ("acl", "relcl") and _may_lose_clause(document, document.head[n])
        if parted or loose or (clause and document.of_dep(n, *SUBJECTS, "mark")):
            found = [m for m in part if m < first]
            while found and (document.dep[found[-1]] == "cc" or document.word[found[-1]] == ","):
                found.pop()
            return found
    return []


def _may_lose_clause(document: Document, noun: int) -> bool:
    """Return whether a noun says enough without its clause: "thousands of emails found in May", not "the emails found in May"."""
    limited = document.words_of(noun, "det", "predet", "amod") & CLOSED
    return (
        not limited
        and document.lemma[noun] not in words("needing") | words("vague_subjects") | MOMENTS
        and document.pos[noun] in ("NOUN", "PROPN")
    )


MOMENTS = frozenset({"time", "moment", "day", "place", "reason", "one"})
"""Nouns of which only a clause says more: "a time he was praised"."""
CLOSED = frozenset(
    {"the", "that", "those", "this", "these", "any", "every", "no", "all", "each", "only"}
)
"""What says of a noun that its clause tells which one is meant."""


def as_printed(
    document: Document,
    numbers: Sequence[int],
    references: References,
    subject: Mention | None,
    *,
    marked: bool = False,
) -> str:
    """Return words as they stand, with the names of those whom pronouns mean, where they are not named yet.

    What is ``marked`` as somebody's words has them in brackets.
    """
    named = {references.at[n].entity for n in numbers if n in references.at}
    named |= {subject.entity} if subject else set()
    told = ""
    for n, following in pairwise([*numbers, *(n + 1 for n in numbers[-1:])]):
        apart = following != n + 1 and document.word[following][:1].isalnum()
        gap = apart or document.start[n + 1 : n + 2] > [document.end[n]]
        word = _resolved(document, n, references, named)
        put_in = marked and word != document.word[n]
        told += (f"[{word}]" if put_in else word) + " " * gap
        if (who := references.meant(n)) is not None:
            named.add(who.entity)
    return re.sub(r"\s+", " ", told).strip(" ,;:–—-")


def _resolved(
    document: Document, number: int, references: References, named: Container[str]
) -> str:
    """Return a word, or the name of the other one whom it means."""
    word, tag = document.lower[number], document.tag[number]
    owning = word in OWNING or (word == "her" and tag == "PRP$")
    who = references.meant(number) if owning or word in PERSONAL else None
    if who is not None and word in ADDRESSED:
        return "its" if owning else who.name  # only a country is addressed by name
    if who is None or who.type != "PER" or who.entity in named:
        return document.word[number]
    return possessive(who.name) if owning else who.name


FRAMED = frozenset({"visit", "arrive", "leave", "meet", "call", "elect", "launch", "open"})
"""Classes of what a short sentence in the present tells: "Antony Blinken visits Beijing"."""
FRAMED_VERBS = frozenset({"sign", "hold", "host", "attend", "speak"})
SURE = frozenset({"happened", "planned"})
SHORT = {"ve": "have", "ll": "will", "re": "are"}
"""What a verb that leans on a pronoun stands for beside a name."""
HELPING = ("aux", "auxpass", "neg", "prt")


def is_framed(document: Document, draft: Draft, references: References) -> bool:
    """Return whether an event is told in a short frame, and not in the words of its text.

    A frame needs somebody or some place by name: "NASA plans to fly" is left as it stands.
    """
    head, frame = draft.clause.head, draft.frame
    kind = draft.classes & FRAMED or document.lemma[head] in FRAMED_VERBS
    turned = draft.status not in SURE or is_headline_passive(document, head)
    if turned or not kind or _keeps_its_words(document, draft):
        return False
    named = (m for n in (*frame.patients, *frame.others) for m in references.in_phrase(n))
    known = bool(frame.place) or "meet" in draft.classes
    return known or any(m.kind == "name" for m in named)


def _keeps_its_words(document: Document, draft: Draft) -> bool:
    """Return whether a frame would lose what turns or counts a verb: "stopped visiting Oslo", "only met twice".

    "Called on Oslo to wait" calls nobody, "were gathered" keeps its tense, "opened up about the talks" opens nothing,
    and who visits Oslo "for the first time in ten years" had been there. "Spoke not as mayor" is no speech as mayor.
    """
    head = draft.clause.head
    held = draft.frame.passive and document.of_dep(head, "auxpass")
    phrasal = document.of_dep(head, "prt") and draft.lemma == document.lemma[head]
    counted = words("times").intersection(document.lower[head : draft.clause.last + 1])
    stopped = any(document.lemma[n] in rule_words("stopping") for n in draft.clause.carriers)
    called_on = document.lemma[head] == "call" and document.objects_of(head, "on", "upon")
    called_on = called_on or (
        document.lemma[head] == "speak"
        and document.objects_of(head, "of", "about", "against")
        and not document.objects_of(head, "with", "to", "at")
    )
    behind = range(head + 1, draft.clause.last + 1)
    first = any(_bounds_first(document, head, n) for n in behind)
    first |= any(document.lower[n] == "not" and not document.quoted[n] for n in behind)
    return bool(held or phrasal or counted or called_on) or stopped or first


def is_bare(document: Document, draft: Draft) -> bool:
    """Return whether a verb is a participle without tense, and not turned: "…, firing two shells"."""
    verb = _chain(document, draft)[-1]
    turned = draft.status not in SURE or document.of_dep(verb, "aux", "neg")
    return document.tag[verb] == "VBG" and not turned


def verb_words(document: Document, draft: Draft) -> str:
    """Return the words of a verb as they stand: helping verbs, "not", the verbs above it, particles."""
    verbs = _chain(document, draft)
    numbers = {n for verb in verbs for n in (verb, *document.of_dep(verb, *HELPING))}
    numbers |= {n for verb in verbs for n in _kept(document, verb)}
    numbers -= set(_participial(document, verbs[-1]))
    if (first := shared(document, verbs[-1])) is not None:
        numbers.update(document.of_dep(first, "aux", "auxpass", "neg"))
        if not document.of_dep(first, "dobj"):  # "only had two wins and lost"
            numbers.update(_kept(document, first))
    found = sorted(numbers)
    told = text_of(document, found)
    if document.words_of(verbs[-1], *SUBJECTS) & {"i", "you"}:
        told = " ".join(_of_others(document, n) for n in found)
    elif (whole := SHORT.get(document.lower[found[0]].strip("'’"))) and len(found) > 1:
        told = f"{whole} {text_of(document, found[1:])}"
    first = found[0]
    if document.lower[first] == "having" and document.dep[first] == "aux":
        told = f"had {text_of(document, found[1:])}"  # "Having sold the mill, Lee left"
    opens = document.opens_sentence(first)  # "Perhaps Norway"
    return told[:1].lower() + told[1:] if opens else told


def _of_others(document: Document, verb: int) -> str:
    """Return a verb as it stands beside a name, in place of "I" or "you": "has" for "have"."""
    mine = document.tag[verb] == "VBP"
    return present(document.lemma[verb]) if mine else document.word[verb]


def _participial(document: Document, verb: int) -> list[int]:
    """Return the helping verbs of a passive participle, which tells as much without: "having been sold"."""
    helping = document.of_dep(verb, "aux", "auxpass")
    bare = document.tag[verb] == "VBN" and not document.of_dep(verb, "neg")
    forms = {document.lower[n] for n in helping}
    return helping if bare and forms in ({"being"}, {"having", "been"}) else []


def _kept(document: Document, verb: int) -> list[int]:
    """Return the adverbs before a verb that no label drops: "only", "never", "allegedly"."""
    return [*limiting(document, verb), *no_longer(document, verb)]


def limiting(document: Document, verb: int) -> list[int]:
    """Return the adverbs before a verb without which it says more: "only met"; not in "only after Lee met"."""
    opens = document.of_dep(verb, "mark")
    beside = [n for n in document.of_dep(verb, "advmod") if n < verb and n + 1 not in opens]
    than = (
        m
        for n in beside
        if document.lower[n] in COMPARED and document.lower[n + 1] == "than"
        for m in (n, n + 1)
    )
    return [*(n for n in beside if document.lower[n] in limits()), *than]


def shared(document: Document, verb: int) -> int | None:
    """Return the verb before a coordinated one of its form, whose helping verbs it shares."""
    first = document.head[verb]
    own = document.of_dep(verb, *SUBJECTS, "aux", "auxpass", "mark")
    alike = document.dep[verb] == "conj" and document.tag[first] == document.tag[verb]
    return first if alike and not own else None


def _chain(document: Document, draft: Draft) -> list[int]:
    """Return the event's verb and those that carry it up to the one with the subject: "produce", "expects"."""
    found = [draft.clause.head]
    for above in document.ancestors(draft.clause.head):
        below = found[-1]
        own = document.of_dep(below, *SUBJECTS, "expl")
        if own or document.dep[below] != "xcomp" or document.pos[above] not in ("VERB", "AUX"):
            break
        if document.of_dep(above, "dobj"):
            break  # "ordered the army to retreat": it is the army that retreats
        found.append(above)
    return found


def bracketed(document: Document, draft: Draft, references: References, label: str) -> str:
    """Return a label with the names in brackets that its sentence does not have in full."""
    first, after = document.sentences[document.sentence[draft.clause.head]]
    sentence = document.between(first, after - 1)
    for name in sorted(_names(draft, references), key=len, reverse=True):
        if name and name in label and name not in sentence and f"[{name}" not in label:
            label = label.replace(name, f"[{name}]", 1)
    return label


def _names(draft: Draft, references: References) -> set[str]:
    """Return the names of whoever a clause mentions."""
    frame, clause = draft.frame, draft.clause
    numbers = (
        *frame.agents, *frame.patients, *frame.others, *range(clause.first, clause.last + 1),
    )  # fmt: skip
    own = {
        references.at[n].name
        for n in numbers
        if n in references.at and references.at[n].type != "PER"
    }
    return {who.name for n in numbers if (who := references.meant(n)) is not None} - own
