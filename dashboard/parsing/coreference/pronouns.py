"""He, she, it and they: the likeliest of those who appeared before, by grammatical role and distance.

The speakers of quotations are settled before, by what their cues tell; every other pronoun of an article is
resolved here, once, in the order of the text: "he" as told, "I" in what is said.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from dataclasses import dataclass, replace
from itertools import islice
from typing import TYPE_CHECKING, Any

from dashboard.model import Mention
from dashboard.parsing.coreference.people import People
from dashboard.parsing.lexicon import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from dashboard.model import Quotation
    from dashboard.parsing.coreference.people import Appearance
    from dashboard.parsing.syntax.document import Document


HE = {"he": "m", "him": "m", "his": "m", "she": "f", "her": "f", "hers": "f"}
THINGS = words("function_words", "things")
MANY = words("function_words", "many")
NARRATOR = words("function_words", "narrator")
PRONOUNS = frozenset(HE) | THINGS | MANY | NARRATOR

WINDOW = 8
"""Sentences back in which an antecedent is looked for, before the last ones at all."""
MEMORY = 4
"""For so many sentences whoever spoke last is the likeliest to be meant by a pronoun."""
RECENT = 80
"""So many names back are weighed."""
UNSURE = 2.2
"""What it costs that a person's gender is not known."""
OTHERWISE = 8.0
"""What it costs that a person was "she" before and is to be "he" now."""
FAR = -3.5
"""Below this nobody named is near enough to be meant by "he" or "she"."""
FAR_THING = -2.5
"""The same of "it" and "they", which mean what has no name more often."""
ABOVE = 8
"""So many words above a pronoun are looked at for whom it may mean besides: clauses nest without end."""
NARROW = 0.6
"""Two antecedents closer than this are two possible ones."""
TOLD_OF = 0.8
"""So ready is the subject of what is said, and 2 the one who says it: "Hall said Vey had left. She"."""
ALONE = 2.0
"""What it is worth to be the one person of whom the paragraph tells before the pronoun."""
BOUND = 1.5
"""What it is worth to be the subject of a clause that holds the pronoun: "Hall says she will sell"."""
OWNER = 3.0
"""What it is worth to be the subject of the clause in which "his" stands: "Vey is pleased: Hall sold his boat"."""
SUBJECT = ("nsubj", "nsubjpass")
SPOKEN_OF = frozenset({"about", "of", "to"})
EMBEDDED = frozenset({"ccomp", "relcl", "acl", "pcomp"})
"""Clauses whose subject is less ready than that of the sentence: "Hall left the night Vey died. He"."""
ACTING = (*SUBJECT, "poss", "appos", "conj")
ASIDE = 4.0
"""What it costs a body that it does nothing where "they" is to take it up: "a threat posed by the Harbour Bank"."""
BY_NAME = 4.0
"""What it costs whoever spoke last to be named in what is told now: "Roe waved. He said the boat was Roe's"."""
ONLY_HEARD = 1.5
"""What it costs to be there for what one says alone: "“It is late,” says Roe, a scholar. Vey backed her"."""
READINESS = {"poss": -0.3, "pobj": -0.2, "dobj": -0.2, "": 0.6}


@dataclass(frozen=True, slots=True)
class Reference:
    """Who a word means; it is not ``certain`` where somebody else, the ``rival``, is nearly as likely.

    ``antecedent`` is the token where whom it takes up was named, None where that is not known.
    """

    who: str
    certain: bool
    antecedent: int | None
    rival: str | None = None


@dataclass(frozen=True, slots=True)
class Setting:
    """What is known where a pronoun stands, besides who was named.

    ``last`` is who spoke last, close by; ``others`` are speakers that have no name of their own;
    ``told`` is what the pronoun's verb reports: in "he said Hall had left" he is not Hall.
    ``without`` is who cannot be meant: whoever says "he" means another. ``heard`` are those of whom
    the article tells nothing but what they say.
    """

    last: str | None = None
    others: Sequence[Appearance] = ()
    told: Sequence[tuple[int, int]] = ()
    without: str | None = None
    heard: AbstractSet[str] = frozenset()


def choose(
    document: Document, people: People, token: int, setting: Setting = Setting()
) -> Reference | None:
    """Return who the pronoun at ``token`` means, or None where that is nobody named."""
    gender = HE.get(document.lower[token])
    readiest = _readiest(document, people, token, setting)
    ranked = sorted(readiest.items(), key=lambda item: (-item[1][0], item[0]))
    if not ranked:
        return None
    chosen, (score, place) = ranked[0]
    if score < (FAR if gender else FAR_THING) and chosen != setting.last:
        return None
    rival = next((who for who, (other, _) in ranked[1:2] if score - other < NARROW), None)
    either = gender and (
        _may_be_relative(document, people, token, chosen)
        or _may_be_acted_on(document, people, token, chosen)
    )
    certain = rival is None and not either
    if gender and certain:
        people.called.setdefault(chosen, gender)
    return Reference(chosen, certain, place, rival)


def _readiest(
    document: Document, people: People, token: int, setting: Setting
) -> dict[str, tuple[float, int]]:
    """Return for each who may be meant how ready the readiest appearance is, and its token."""
    gender = HE.get(document.lower[token])
    alone = _alone_in_paragraph(document, people, token, setting) if gender else None
    candidates = [*_candidates(document, people, token, setting)]
    last = setting.last if alone is None else alone
    if gender and alone is None and document.dep[token] not in SUBJECT:
        last = None
    named = _named_in(document, people, setting.told) if gender else set()
    found: dict[str, tuple[float, int]] = {}
    for appearance in candidates:
        who = appearance.who
        doubt = _doubt(people, appearance, gender)
        score = _score(document, appearance, token)
        score += ALONE - min(doubt, ALONE) if who == alone else -doubt
        score += 0.15 * min(people.counts[who], 8) + (2.0 if who == last else 0.0)
        score -= BY_NAME if who in named else 0.0
        score -= ONLY_HEARD if who in setting.heard and who != last else 0.0
        if who not in found or score > found[who][0]:
            found[who] = score, appearance.token
    return found


def _alone_in_paragraph(
    document: Document, people: People, token: int, setting: Setting
) -> str | None:
    """Return the one person of whom a paragraph's own sentences tell before the pronoun, else None.

    That is the one subject in them, or where they have none the one object. "Hall was more cautious. “We wait,” she said": not where another "she" stands between.
    """
    first = document.token_at(document.line_of(document.start[token])[0])
    first = max(first, document.sentences[max(0, document.sentence[token] - MEMORY)][0])
    taken = any(document.lower[t] in HE and _is_told(document, t) for t in range(first, token))
    others = any(first <= one.token < token for one in setting.others if one.type == "PER")
    if taken or others or document.inside[token] >= 0:
        return None
    low, high = (bisect_left(people.appearances, t, key=lambda a: a.token) for t in (first, token))
    told = [a for a in people.appearances[low:high] if a.type == "PER" and not a.quoted]
    dep, head = document.dep, document.head
    subjects = {
        a.who for a in told if dep[a.token] in SUBJECT and dep[head[a.token]] not in EMBEDDED
    }
    subjects = subjects or {a.who for a in told if dep[a.token] == "dobj"}
    return subjects.pop() if len(subjects) == 1 else None


def _is_told(document: Document, token: int) -> bool:
    """Return whether a token is the subject of a clause outside marks."""
    return document.dep[token] in SUBJECT and document.inside[token] < 0


def taken_up(
    document: Document, people: People, token: int, reference: Reference
) -> Appearance | None:
    """Return the appearance of a person at "he" or "she" as the subject of a clause told, else None.

    Who was taken up is taken up again: "Hall met Vey. He stayed an hour. He was tired."
    """
    known = people.known.get(reference.who)
    if (
        not _is_told(document, token)
        or not reference.certain
        or known is None
        or document.lower[token] not in HE
    ):
        return None
    return replace(known, token=token, quoted=False)


def _candidates(
    document: Document, people: People, token: int, setting: Setting
) -> Iterator[Appearance]:
    """Yield who stands before a pronoun and fits it; the writer's "I" means nobody named."""
    word = document.lower[token]
    if word in NARRATOR:
        return
    is_quoted, gender = document.inside[token] >= 0, HE.get(word)
    until = bisect_left(people.appearances, token, key=lambda appearance: appearance.token)
    recent = people.appearances[max(0, until - RECENT) : until]
    named = _named_in(document, people, setting.told) if gender else set()
    named |= met_by(document, people, token)
    for one in (*recent, *setting.others[-RECENT:]):
        heard = is_quoted or not one.quoted or one.who == setting.last
        if one.token < token and heard and one.who != setting.without:
            place = document.start[one.token]
            told = any(start <= place < end for start, end in setting.told)
            other = one.who in named and one.who != setting.last
            if told or other or not _fits(people, one, word, gender):
                continue
            if word not in MANY or one.type != "ORG" or not _many_since(document, one.token, token):
                yield one


def _many_since(document: Document, body: int, token: int) -> bool:
    """Return whether several do something between a body and "they": "the Bank met traders. The traders left. They".

    The plural is the subject of the sentence before or of the pronoun's own.
    """
    return any(
        document.dep[t] in SUBJECT
        and document.tag[t] == "NNS"
        and document.inside[t] < 0
        and document.dep[document.head[t]] not in EMBEDDED
        and document.step[token] - document.step[t] <= 1
        for t in range(body + 1, token)
    )


def met_by(document: Document, people: People, token: int) -> set[str]:
    """Return who cannot be a pronoun, for its own verb does something to them."""
    until = bisect_left(people.appearances, token, key=lambda appearance: appearance.token)
    return {
        one.who for one in people.appearances[until : until + 2] if _is_met(document, one, token)
    }


def _is_met(document: Document, other: Appearance, token: int) -> bool:
    """Return whether the pronoun's own verb does something to somebody: "she told Hall", "she said of Hall" is not Hall."""
    place = other.token
    spoken_of = document.dep[place] == "pobj" and document.lower[document.head[place]] in SPOKEN_OF
    met = document.head[place] if spoken_of else place
    same = document.head[met] == document.head[token] != token
    whom = spoken_of or document.dep[place] in ("dobj", "dative")
    return same and document.dep[token] in SUBJECT and whom


def _named_in(document: Document, people: People, told: Iterable[tuple[int, int]]) -> set[str]:
    """Return who is named in what is told: who tells it would say "I" or be "he" there."""
    found: set[str] = set()
    for start, end in told:
        first, behind = document.token_at(start), document.token_at(end)
        low, high = (
            bisect_left(people.appearances, token, key=lambda one: one.token)
            for token in (first, behind)
        )
        found.update(one.who for one in people.appearances[low:high])
    return found


def _doubt(people: People, appearance: Appearance, gender: str | None) -> float:
    """Return what it costs that only the pronouns before, if any, tell a person's gender.

    One of the same gender is no gain: who was "he" is not for that the likelier "he".
    """
    if not gender or appearance.type != "PER" or people.genders.get(appearance.who) is not None:
        return 0.0
    return UNSURE if people.called.get(appearance.who, gender) == gender else OTHERWISE


def _fits(people: People, appearance: Appearance, word: str, gender: str | None) -> bool:
    """Return whether the pronoun can mean this one at all."""
    if gender:
        known = people.genders.get(appearance.who)
        return appearance.type == "PER" and known in (None, gender)
    if word in THINGS:
        return appearance.type in ("ORG", "LOC", "DOC")
    return appearance.type in ("ORG", "NORP", "GROUP")


def _score(document: Document, appearance: Appearance, token: int) -> float:
    """Return how ready one appearance is to be taken up again by the pronoun at ``token``.

    In "the Harbour Bank director left. It": the bank did not leave.
    """
    place = appearance.token
    distance = document.step[token] - document.step[place]
    noun = document.above(place, "compound", "nmod") if appearance.type == "PER" else place
    dep, head = document.dep[noun], document.head[noun]
    score = -0.8 * min(distance, WINDOW) - (3.0 if distance > WINDOW else 0.0)
    score += READINESS.get(dep, 0.0)
    if dep in SUBJECT:
        score += TOLD_OF if document.dep[head] in EMBEDDED else 2.0
    topic = document.lower[head - 1 : head + 1] == ["as", "for"]  # "As for Hall, he"
    if distance == 0 and document.head[token] == head:
        score -= 2.0
    elif distance == 0 and topic:
        score = 2 * OWNER + 2.0
    elif distance == 0 and _acts_beside(document, noun, token):
        score = OWNER + 2.0
    elif distance == 0 and _acts_above(document, noun, token):
        score += BOUND
    idle = appearance.type != "GROUP" and dep not in ACTING
    return score - ASIDE if idle and document.lower[token] in MANY else score


def _acts_above(document: Document, noun: int, token: int) -> bool:
    """Return whether a noun is the subject of a clause that holds the pronoun: "Hall sold her house"."""
    above = document.above(noun, "appos", "conj")
    whose = document.dep[above] == "poss" and document.dep[token] in SUBJECT
    above = document.head[above] if whose else above  # "Hall's rivals want what she has promised"
    return document.dep[above] in SUBJECT and document.head[above] in document.ancestors(token)


def _acts_beside(document: Document, noun: int, token: int) -> bool:
    """Return whether a noun is the subject of the clause in whose object or adverbial "his" stands.

    Of "Hall, who sold his boat" it is Hall.
    """
    if document.dep[token] != "poss":
        return False
    verbal = (t for t in document.ancestors(token) if document.pos[t] in ("VERB", "AUX"))
    clause = next(verbal, token)
    subjects = document.of_dep(clause, *SUBJECT)
    relative = document.dep[clause] == "relcl" and document.head[clause] == noun
    return noun in subjects or (relative and any(document.lower[t] == "who" for t in subjects))


def _may_be_relative(document: Document, people: People, token: int, who: str) -> bool:
    """Return whether "his" may as well mean somebody told of as a person's: "Hall's driver waved his hand"."""
    places = people.places.get(who, [])
    above = islice(document.ancestors(token), ABOVE)
    return any(
        document.dep[noun] in SUBJECT
        and document.lower[noun] in words("sources", "sources")
        and document.of_dep(noun, "poss")[:1] in ([place] for place in places)
        for clause in above
        for noun in document.children[clause]
        if noun < token
    )


def _may_be_acted_on(document: Document, people: People, token: int, who: str) -> bool:
    """Return whether "he" may as well be to whom the verb above its clause does something.

    "Once Hall comes the court will send Vey home, from the aunts who fed him since he was rescued."
    """
    if document.dep[token] not in SUBJECT:
        return False
    aside = False
    for verb in islice(document.ancestors(token), ABOVE):
        done_to = document.of_dep(verb, "dobj")[:1] if aside else []
        met = next((_appearance_at(people, n) for n in done_to if n < token), None)
        if met is not None:
            gender = HE.get(document.lower[token])
            return met.who != who and _fits(people, met, document.lower[token], gender)
        if document.dep[verb] == "ccomp":
            return False
        aside = aside or document.dep[verb] in ("relcl", "advcl")
    return False


def _appearance_at(people: People, token: int) -> Appearance | None:
    """Return who is named at a token."""
    place = bisect_left(people.appearances, token, key=lambda one: one.token)
    found = people.appearances[place : place + 1]
    return found[0] if found and found[0].token == token else None


SPEAKING = words("function_words", "speaking")
WE = frozenset({"we", "us", "our"})


def resolve(
    document: Document,
    mentions: tuple[Mention, ...],
    quotations: Sequence[Quotation],
) -> dict[int, Reference]:
    """Return who the pronouns of an article mean, by token; those that mean nobody named are left out.

    "It" and "its" are here only where they speak. What may as well mean somebody else is not certain.
    """
    people = People(document, mentions)
    settled = _settled(document, quotations, people)
    speakers = _speakers(document, quotations)
    spoken = Counter(who for _, who in speakers)
    heard = {who for who, often in spoken.items() if often >= people.counts[who]}
    voices = [*_voices(document, quotations, people)]
    found: dict[int, Reference] = {}
    again: list[Appearance] = []
    for token, word in enumerate(document.lower):
        reference = settled.get(token)
        if word in SPEAKING or word in WE:
            reference = reference or _speaker(voices, document.start[token])
        elif word in HE and token not in settled:
            voice = _speaker(voices, document.start[token])
            setting = Setting(others=again, without=voice.who if voice else None, heard=heard)
            if voice is None and document.inside[token] < 0:
                place, who = _last(speakers, token) or (0, None)
                near = document.step[token] - document.step[place] <= MEMORY
                setting = replace(setting, last=who if near else None)
            reference = choose(document, people, token, setting)
        if reference is not None:
            found[token] = reference
            once_more = taken_up(document, people, token, reference)
            again.extend([once_more] if once_more else [])
    return found


def pronoun_mentions(
    document: Document, mentions: Sequence[Mention], references: Mapping[int, Reference]
) -> tuple[Mention, ...]:
    """Return the pronouns that mean for certain a person whom the article names, in order."""
    named: dict[str, Mention] = {}
    for mention in mentions:
        if mention.type == "PER" and mention.kind == "name":
            named.setdefault(mention.entity, mention)
    return tuple(
        Mention(
            document.start[token],
            document.end[token],
            "PER",
            "pronoun",
            named[reference.who].name,
            reference.who,
        )
        for token, reference in sorted(references.items())
        if reference.certain and reference.who in named and document.lower[token] not in WE
    )


def _settled(
    document: Document, quotations: Sequence[Quotation], people: People
) -> dict[int, Reference | None]:
    """Return who the pronouns mean that speak, by token: None where that is nobody named."""
    found: dict[int, Reference | None] = {}
    for quotation in quotations:
        if quotation.speaker_start is None or not quotation.speaker:
            continue
        token = document.token_at(quotation.speaker_start)
        if document.lower[token] not in HE and document.lower[token] not in THINGS:
            continue
        who = quotation.speaker_entity
        if who in people.known:
            certain = quotation.known != "ambiguous"
            found[token] = Reference(who, certain, people.last_place(who, token))
        else:
            found[token] = None
    return found


def _speakers(document: Document, quotations: Sequence[Quotation]) -> list[tuple[int, str]]:
    """Return the tokens where somebody is named as a speaker, in order, with who it is."""
    return sorted(
        (document.token_at(quotation.speaker_end - 1), quotation.speaker_entity)
        for quotation in quotations
        if quotation.speaker_end is not None and quotation.speaker_entity is not None
    )


def _voices(
    document: Document, quotations: Sequence[Quotation], people: People
) -> Iterator[tuple[int, int, Reference]]:
    """Yield the spans of words that somebody named says in marks, in order, with who it is."""
    for quotation in sorted(quotations, key=lambda one: one.start):
        who = quotation.speaker_entity
        if quotation.kind != "indirect" and who in people.known:
            token = document.token_at(quotation.start)
            place = people.last_place(who, token)
            yield quotation.start, quotation.end, Reference(who, certain=True, antecedent=place)


def _speaker(voices: Sequence[tuple[int, int, Reference]], offset: int) -> Reference | None:
    """Return who says the words at an offset."""
    last = _last(voices, offset)
    return last[2] if last and offset < last[1] else None


def _last[Found: tuple[Any, ...]](found: Sequence[Found], place: int) -> Found | None:
    """Return the last of what begins at a place or before it; ``found`` is in order."""
    number = bisect_right(found, place, key=lambda one: one[0])
    return found[number - 1] if number else None
