"""Speakers: from the words beside a cue to somebody's name, and how we know."""

from __future__ import annotations

from collections import ChainMap
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from dashboard.parsing.coreference.people import Appearance, People, whole_title
from dashboard.parsing.coreference.pronouns import (
    HE,
    MEMORY,
    PRONOUNS,
    SUBJECT,
    Setting,
    choose,
    met_by,
    taken_up,
)
from dashboard.parsing.entities.companies import may_be_called
from dashboard.parsing.lexicon import words
from dashboard.parsing.quotations.epithets import NEAR, VAGUE, Epithets, Heard
from dashboard.parsing.quotations.names_before_cues import named_beside, spoken_through
from dashboard.parsing.quotations.phrases import (
    as_title,
    first_of_several,
    in_a_row,
    joined_names,
    members,
    own_words,
    reasons_of,
    role_before,
    role_beside,
    whole_role,
    without_topic,
)
from dashboard.parsing.quotations.speaker_labels import labelled
from dashboard.parsing.quotations.speaker_parts import (
    KINDS,
    NOBODY,
    Speaker,
    of_mention,
    signer,
)
from dashboard.parsing.quotations.subjects import in_syntax
from dashboard.parsing.quotations.unnamed_sources import (
    Nameless,
    companion,
    end_of_paper,
    is_bare_office,
    told_of,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dashboard.model import Article, Known, Mention
    from dashboard.parsing.coreference.pronouns import Reference
    from dashboard.parsing.quotations.pieces import Piece
    from dashboard.parsing.quotations.speaker_parts import Cue
    from dashboard.parsing.syntax.document import Document

FIRST = words("function_words", "first_person")
SET_OFF = 2
"""Words in marks that may be but set off: no more quote somebody."""
MANY = 40
"""So many of those without a name, or taken up by a pronoun, are weighed."""
TOLD_OF = (*SUBJECT, "poss", "appos")
NEAR_RELATIVE = 12
TEXTS = frozenset({"document", "unknown"})
"""Of these kinds is what "it reads" takes up."""
HAVE_OFFICES = frozenset({"person", "organisation", "place"})


class Speakers:
    """Finds the speaker of each cue, in the order of the text; remembers who spoke last."""

    def __init__(
        self,
        document: Document,
        article: Article,
        mentions: tuple[Mention, ...],
        pieces: list[Piece],
    ) -> None:
        self.document = document
        self.people = People(document, mentions)
        self.nameless = Nameless(document, self.people)
        self.signer = signer(article, mentions)
        self.people.narrator = None if self.signer is None else self.signer.name
        self.told: dict[int, list[tuple[int, int]]] = {}
        """The spans of what each cue reports, by its token."""
        for piece in pieces:
            if piece.cue is not None and not piece.carried:
                self.told.setdefault(piece.cue.token, []).append((piece.start, piece.end))
        self.heard = Heard()
        self.epithets = Epithets(document, self.people, self.nameless, self.heard, self.told)
        self.bodies: dict[str, Appearance] = {}
        """Whom "the agency" and the like were found to mean, by the noun."""
        self.of_cue: dict[int, Speaker] = {}
        self.waiting = told_of(document)[::-1]
        self.again: list[Appearance] = []
        speaking = {piece.cue.subject for piece in pieces if piece.cue}
        told = (t for t, word in enumerate(document.lower) if word in HE or word == "they")
        pronouns = (t for t in told if t not in speaking)
        pronouns = (t for t in pronouns if document.inside[t] < 0 and document.dep[t] in SUBJECT)
        self.told_of = [*pronouns][::-1]

    def of(self, piece: Piece) -> Speaker:
        """Return the speaker of a piece of reported words; who spoke is remembered to its end."""
        found = self._of_cue(piece.cue)
        if found.name and found is self.heard.last:
            self.heard.said_to = max(self.heard.said_to, self.document.token_at(piece.end - 1))
        return found

    def _of_cue(self, cue: Cue | None) -> Speaker:
        """Return the speaker of a cue."""
        if cue is None:
            return Speaker()
        if cue.subject is None:
            # Whoever was asked or told by nobody named answers: "Moor was asked whether ...".
            asked = cue.kind in ("ask", "tell")
            head = in_syntax(self.document, cue.token).head if asked else None
            if head is not None:
                self._spoke(self._find(cue, head), cue)
            return Speaker(kind="asker" if cue.kind == "ask" else "unknown")
        found = self.of_cue.get(cue.token)
        if found is None:
            found = self._find(cue, cue.subject)
            if not any(c.isalpha() for c in found.name or ""):
                found = Speaker(found.start, found.end)
            found = self.of_cue[cue.token] = self._with_role(found, cue.token)
        self.nameless.spoke_in(cue.token, found)
        self._spoke(found, cue)
        return found

    def _spoke(self, speaker: Speaker, cue: Cue) -> None:
        """Remember who spoke last, if it is anybody known."""
        if speaker.name:
            self.heard.last, self.heard.last_sentence = speaker, self.document.step[cue.token]
            self.heard.last_token = cue.token

    def _with_role(self, speaker: Speaker, token: int) -> Speaker:
        """Return a person with the role that the article gives, at this place or before."""
        if speaker.kind != "person":
            return speaker
        role = speaker.role or self.heard.roles.get(speaker.who)
        if role is None and speaker.entity is not None:
            role = self.people.role_of(speaker.entity, self.document.start[token])
            role = role or self.epithets.told_beside(speaker.entity, token)
        if role is None:
            return speaker
        if role.lower().split()[0] in words("function_words", "indefinite") - {
            "a",
            "an",
            "another",
        }:
            return replace(speaker, role=None)  # of "three economists, Roe among them"
        self.heard.roles[speaker.who] = role
        return replace(speaker, role=as_title(whole_role(without_topic(role))))

    def reasons(self) -> dict[str, str]:
        """Return why those without a name have none, by their keys; after all cues were asked for."""
        self._catch_up(len(self.document.lower))
        return reasons_of(self.document, self.nameless.by_head, self.nameless.met)

    def _find(self, cue: Cue, head: int) -> Speaker:
        """Resolve the subject of a cue."""
        document = self.document
        self._catch_up(cue.token)
        head = named_beside(document, self.people, self.nameless, cue, head)
        head = spoken_through(document, self.people, cue, head)
        first, last = own_words(document, head, cue)
        who = last if cue.relative is None else cue.relative
        near = 0 <= who - last <= NEAR_RELATIVE  # the "who" that stands for the subject is its own
        span = Speaker(document.start[first], document.end[who if near else last])
        nobody = document.lower[head] in VAGUE and first == last
        if nobody and self.people.at(first, last, head) is None:
            return span
        if cue.label_first is not None:
            return labelled(document, self.people, span, first, last)
        joined = joined_names(document, self.people, head)
        if joined is not None and -1 < (cue.relative or -1) < joined[1]:
            joined = None  # "Hall, who says so, and Vey"
        if document.lower[head] in PRONOUNS and joined is None:
            found = self._pronoun(span, head, self.told.get(cue.token, ()))
            found = self._or_subject(cue, head, self._led_in(cue, head, found))
            return found if cue.lemma != "read" or found.kind in TEXTS else span
        if joined is not None:
            names, to = joined
            span = replace(span, end=max(span.end or 0, document.end[to]), name=names, kind="group")
            count = 2 + names.count(", ")
            self.heard.several.append((document.step[head], count, span))
            return span
        return self._noun(span, head, first, last)

    def _noun(self, span: Speaker, head: int, first: int, last: int) -> Speaker:
        """Resolve a name, a document by its owner, or a description."""
        mention = self.people.at(first, last, head)
        if mention is not None and mention.kind == "name":
            role = whole_title(self.document, mention) or role_beside(self.document, head)
            role = role or role_before(self.document, first, mention.start)
            known: Known = "ambiguous" if self.people.may_be_either(mention) else "stated"
            return replace(of_mention(mention, span), role=role, known=known)
        owner = None
        if self.document.lower[head] in words("sources", "documents"):
            owner = self._owner(span, head, first, last)
            owner = owner or self.nameless.paper_before(span, head, first)
        return owner or self._description(span, head, mention, (first, last))

    def _description(
        self, span: Speaker, head: int, mention: Mention | None, own: tuple[int, int]
    ) -> Speaker:
        """Resolve a description, which may be a mention of somebody named or stand beside a name."""
        apposed = self.nameless.apposed(head)
        if mention is not None and apposed is None:
            return replace(of_mention(mention, span), known="inferred")
        if apposed is not None and apposed.kind == "person":
            self.nameless.by_head[head] = apposed  # "the spokesman" means who is named beside it
            self.nameless.descriptions.add(head)
        elif apposed is None and (self.document.pos[head] == "PROPN" or self._is_bare(head, own)):
            word = self.document.lower[head]
            bearer = self.people.by_surname(word)  # met before or, in a heading, only later
            known = self.nameless.untagged.get(word) if bearer is None else of_mention(bearer)
            apposed = replace(known, role=None) if known else None
        if apposed is not None:
            return replace(apposed, start=span.start, end=span.end)
        again = self.epithets.body(span, head, own[0]) or self._body_again(span, head, own[0])
        again = again or self.epithets.meant(span, head, own)
        return again or self._with_owner(self.nameless.described(span, head, *own), head)

    def _is_bare(self, head: int, own: tuple[int, int]) -> bool:
        """Return whether a noun stands alone with a capital, as a surname does: "Day said"."""
        single = own == (head, head) and self.document.tag[head] == "NN"
        return single and self.document.word[head][:1].isupper()

    def _body_again(self, span: Speaker, head: int, first: int) -> Speaker | None:
        """Return the body that a bare "the agency" takes up, where one alone was told of just before.

        In "the Irish newspaper Harbour Herald said" it is the one whose name follows it.
        """
        document, noun = self.document, self.document.lower[head]
        bare = first == head - 1 and document.lower[first] == "the"
        if noun not in words("sources", "bodies"):
            return None
        behind = self.people.behind(head)
        named = None if behind == head else self.people.at(behind, behind, behind)
        if named is not None and named.type == "ORG":
            return of_mention(named, span)
        if not bare:
            return None
        found = self.bodies.get(noun)
        choice = choose(document, self.people, head) if found is None else None
        if choice is not None and choice.certain and choice.antecedent is not None:
            near = document.step[head] - document.step[choice.antecedent] <= NEAR
            acts = document.dep[choice.antecedent] in TOLD_OF
            found = self.people.known.get(choice.who) if near and acts else None
        if found is None or found.type != "ORG" or not may_be_called(noun, found.name):
            return None
        self.bodies[noun] = found
        return replace(
            span, name=found.name, entity=found.who, kind="organisation", known="inferred"
        )

    def _with_owner(self, found: Speaker, head: int) -> Speaker:
        """Return somebody's office or aide with whose it is: "her office", "his spokeswoman", "Hall, whose aides said"."""
        document, whose = self.document, self.document.child(head, "poss")
        if whose is not None and document.lower[whose] == "whose":
            bearer = document.head[document.head[head]]
            one = self.people.at(bearer, bearer, bearer)
            rest = (found.name or "").partition(" ")[2]
            called = f"{one.name}'s {rest}" if one else rest
            return replace(found, affiliation=one.name if one else None, name=called)
        if whose is None or self.document.lower[whose] not in PRONOUNS or found.affiliation:
            return found
        owner = self._pronoun(Speaker(), whose)
        if owner.name is None or owner.known == "ambiguous" or owner.kind not in HAVE_OFFICES:
            return found
        body = found.kind == "organisation"
        name = f"{owner.name}'s {found.name}" if body else found.name
        told = replace(found, affiliation=owner.name, name=name)
        self.nameless.known[found.who] = self.nameless.by_head[head] = told
        return told

    def _owner(self, span: Speaker, head: int, first: int, last: int) -> Speaker | None:
        """Return whose document it is: "the bank's report", "their statement"; not where it stands: "a Facebook post"."""
        document = self.document
        whose = document.child(head, "poss")
        by = (t + 1 for t in range(head + 1, last + 1) if document.lower[t] == "by")
        first = min(next(by, first), last)
        end = end_of_paper(document, head, last)
        owners = self.people.all_within(first, end, ("ORG", "PER"))
        stands_on = words("sources", "platforms")
        owners = [m for m in owners if document.text[m.start - 1 : m.start] not in ("-", "/")]
        mention = next((m for m in owners if m.name.lower() not in stands_on), None)
        if mention is not None:
            return of_mention(mention, span)
        if whose is None or document.lower[whose] not in PRONOUNS:
            return self.nameless.issuer(span, head)
        found = self._pronoun(span, whose)
        return found if found.name else None

    def _pronoun(self, span: Speaker, head: int, told: Sequence[tuple[int, int]] = ()) -> Speaker:
        """Resolve he, she, it or they; nobody named in what is ``told`` is meant."""
        choice = self._chosen(head, told)
        if choice is None:
            signs = self.signer if self.document.lower[head] in FIRST else None
            return span if signs is None else replace(signs, start=span.start, end=span.end)
        known: Known = "inferred" if choice.certain else "ambiguous"
        either = ChainMap[str, Any](self.nameless.known, self.people.known)
        found, rival = either[choice.who], either.get(choice.rival or "")
        if rival is not None and rival.name != found.name:
            return replace(span, name=f"{found.name} or {rival.name}", known=known)
        if isinstance(found, Speaker):
            self.nameless.met[head] = found
            return replace(found, start=span.start, end=span.end, known=known)
        kind = KINDS.get(found.type, "unknown")
        return replace(span, name=found.name, entity=found.who, kind=kind, known=known)

    def _led_in(self, cue: Cue, head: int, found: Speaker) -> Speaker:
        """Return the person whose sentence leads up to words in marks: "Hall differed. 'It is late,' he said".

        It stays who was found where somebody is quoted before in the line, where the pronoun stands before
        the words, or by its gender is another's; from the line before, only one of two candidates comes.
        """
        document = self.document
        start = min((one for one, _ in self.told.get(cue.token, ())), default=len(document.text))
        token, line = document.token_at(start), document.line_of(start)[0]
        quoted = any(one.words > SET_OFF for one in document.regions_over(line, start - 2))
        if document.lower[head] not in HE or head < token or document.inside[token] < 0 or quoted:
            return found
        before = next((t for t in range(token - 1, 0, -1) if document.lower[t].isalnum()), 0)
        subject = document.main_subject(document.sentence[before])
        if subject is None or document.sentence[before] == document.sentence[token]:
            return found
        mention = self.people.at(subject, subject, subject)
        if mention is None or mention.type != "PER" or mention.kind != "name":
            return found
        if mention.entity in met_by(document, self.people, head):
            return found
        either = found.known == "ambiguous" and mention.name in (found.name or "").split(" or ")
        near = document.start[before] >= line
        other = self.people.genders.get(mention.entity, HE[document.lower[head]])
        if other != HE[document.lower[head]] or not (near or either):
            return found
        span = Speaker(found.start, found.end)
        return replace(of_mention(mention, span), known="inferred")

    def _or_subject(self, cue: Cue, head: int, found: Speaker) -> Speaker:
        """Return who "she" means, or both where the sentence before tells of another: "Roe spoke. Noor came. “I wait,” she said".

        Another is its subject by name, of the same sex as far as anything tells.
        """
        document, word = self.document, self.document.lower[head]
        if word not in HE or found.kind != "person" or found.known == "ambiguous":
            return found
        start = min([document.start[head], *(a for a, _ in self.told.get(cue.token, ()))])
        one = self._subject_before(start)
        if one is None or one.name == found.name:
            return found
        named = any(
            document.sentence[t] == document.sentence[head] and document.inside[t] < 0
            for who in (found.entity, one.entity)
            for t in self.people.places.get(who or "", ())
        )
        if named or self.people.genders.get(one.entity, HE[word]) != HE[word]:
            return found
        return Speaker(found.start, found.end, f"{found.name} or {one.name}", known="ambiguous")

    def _subject_before(self, start: int) -> Mention | None:
        """Return the person named as the subject of the sentence before words that begin at ``start``, if nobody is quoted in their line."""
        document = self.document
        opens = document.sentences[document.sentence[document.token_at(start)]][0]
        before = next((t for t in range(opens - 1, 0, -1) if document.lower[t].isalnum()), 0)
        subject = document.main_subject(document.sentence[before])
        quoted = document.regions_over(document.line_of(start)[0], start - 2)
        if subject is None or document.inside[subject] >= 0 or quoted:
            return None
        one = self.people.at(subject, subject, subject)
        return one if one is not None and one.type == "PER" and one.kind == "name" else None

    def _chosen(self, token: int, told: Sequence[tuple[int, int]] = ()) -> Reference | None:
        """Return who a pronoun means; he, she and, in one paragraph, they can mean whom they meant before."""
        near = 0 <= self.document.step[token] - self.heard.last_sentence <= MEMORY
        last = (
            self.heard.last.who if self.heard.last and (near or self._still_speaks(token)) else None
        )
        line = self.document.token_at(self.document.line_of(self.document.start[token])[0])
        again = [one for one in self.again[-MANY:] if one.type != "GROUP" or one.token >= line]
        others = [*self.nameless.appearances[-MANY:], *again]
        choice = choose(self.document, self.people, token, Setting(last, others, told))
        taken = taken_up(self.document, self.people, token, choice) if choice else None
        group = self.nameless.known.get(choice.who) if choice and choice.certain else None
        if group is not None and group.kind == "group" and self.document.dep[token] in SUBJECT:
            taken = Appearance(token, group.who, group.name or "", "GROUP", quoted=False)
        self.again.extend([taken] if taken else [])
        return choice

    def _still_speaks(self, token: int) -> bool:
        """Return whether nobody else was named since whoever spoke last spoke, at length, up to here."""
        step = self.document.step
        if not 0 <= step[token] - step[self.heard.said_to] <= MEMORY:
            return False
        named = (one for one in self.people.appearances if one.type == "PER")
        return not any(self.heard.said_to <= one.token < token for one in named)

    def _catch_up(self, token: int) -> None:
        """Remember who without a name was told of before this token, so that "they" can mean them."""
        while self.told_of and self.told_of[-1] < token:
            self._chosen(self.told_of.pop())
        while self.waiting and self.waiting[-1] < token:
            self._meet(self.waiting.pop())

    def _meet(self, head: int) -> None:
        """Remember whoever a subject brings in: several by name, or somebody without one."""
        if self.document.pos[first_of_several(self.document, self.people, head)] == "PROPN":
            joined = joined_names(self.document, self.people, head)
            names = joined[0] if joined else self._met(head)
            if names is not None:
                self.nameless.join(names, head)
            if names is not None or not is_bare_office(self.document, head):
                return
        if head in self.nameless.by_head or self.people.at(head, head, head) is not None:
            return
        one = self.epithets.epithet(Speaker(), head, own_words(self.document, head, NOBODY)[0])
        if one is not None:
            self.again.append(replace(self.people.known[one.who], token=head, quoted=False))
        else:
            self._introduce(head)

    def _met(self, head: int) -> str | None:
        """Return the names of somebody and whom they met: "Hall met with Vey"."""
        other = companion(self.document, head)
        one = self.people.at(head, head, head)
        if other is None or one is None or one.type != "PER":
            return None
        names, _ = members(self.document, self.people, other, other)
        return in_a_row([one.name, *names]) if names and one.name not in names else None

    def _introduce(self, head: int) -> None:
        """Remember somebody without a name, or a document by its owner's name."""
        if self.document.lower[head] in words("sources", "documents"):
            first, last = own_words(self.document, head, NOBODY)
            owner = self._owner(Speaker(), head, first, last)
            known = self.people.known.get(owner.who) if owner is not None else None
            met = self.nameless.paper_before(Speaker(), head, first) if known is None else None
            if known is not None:
                self.nameless.appearances.append(replace(known, token=head, quoted=False))
                return
            if met is not None:
                self.nameless.meet(met, head, "DOC")
                return
        self.nameless.introduce(head)
