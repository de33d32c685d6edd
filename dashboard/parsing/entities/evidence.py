"""What the words around a name say that it is: "shares of X", "told X daily", "the village of X"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dashboard.parsing.entities.gazetteer import word_class
from dashboard.parsing.entities.turns import CALLED_ON, shown_kind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dashboard.model import EntityType
    from dashboard.parsing.entities.spans import Name

REACH = 48
"""Characters to either side that are read."""

S = r"[\s\u00a0]"
BEFORE: tuple[tuple[EntityType, re.Pattern[str]], ...] = (
    (
        "ORG",
        re.compile(
            rf"(?:\b(?:company|firm|group|giant|conglomerate|[a-z]*maker|drugmakers|carmakers|chain"
            rf"|retailer|brokerage|bank|lender|insurer|airline|carrier|miner|producer|operator"
            rf"|publisher|broadcaster|newspaper|daily|weekly|magazine|tabloid|agency|channel|station"
            rf"|startup|start-up|supplier|developer|subsidiary|unit|rival|club|side|team|website|brand"
            rf"|manufacturer|utility|watchdog|charity|think tank|supermarket|party|coalition)"
            rf"|\bshares{S}(?:of|in)|\bstake{S}in|\btakeover{S}of|\bowner{S}of|\bfounder{S}of"
            rf"|\banalysts?{S}(?:at|with)|\bbrokers?{S}at|\bmembers?{S}of{S}the|\bworks?{S}(?:for|at)"
            rf"|\bacquired|\bsubsidiary{S}of)(?:{S}the)?{S}$"
        ),
    ),
    (
        "LOC",
        re.compile(
            rf"\b(?:[Vv]illages?|[Tt]owns?|[Cc]ity|[Cc]ities|[Pp]rovinces?|[Rr]egions?|[Dd]istricts?|[Ss]uburbs?"
            rf"|[Pp]ort|[Cc]apital|[Ii]slands?|[Cc]ounty|[Ss]tate|[Mm]unicipality|[Oo]utskirts|[Bb]orders?|[Ss]treets"
            rf"|[Nn]orth|[Ss]outh|[Ee]ast|[Ww]est|[Cc]oast|[Pp]arts|[Kk]ingdom|[Ee]mpire|[Pp]rincipality|[Mm]ayor|[Cc]ouncil"
            rf"|[Rr]esidents|[Ii]nhabitants|[Ww]aters|[Hh]ills|[Oo]utside){S}of{S}(?:the{S})?$"
            rf"|\b(?:places|cities|towns|villages|countries|regions|areas){S}(?:like|such as|including){S}$"
            rf"|\b(?:village|town|city|capital|province|suburb|island|resort|downtown|northern|southern"
            rf"|eastern|western|central|nearby|near|outside|offshore|throughout|enclave|stronghold){S}$"
        ),
    ),
    (
        "PER",
        re.compile(
            rf"\b(?:brother|sister|wife|husband|son|daughter|father|mother|widow|colleague|lawyer|attorney|striker|midfielder|goalkeeper|defender|winger|captain|skipper|teammate|actor|actress|singer|novelist|painter|poet"
            rf"|deputy|aide|successor|predecessor|spokes(?:man|woman)|envoy),?{S}$"
            rf"|\b(?:[Tt]hank{S}you|[Tt]hanks|[Ww]elcome|[Gg]ood{S}(?:morning|afternoon|evening)),{S}$"
            rf"|\b[Ll]et['’]s{S}go(?:{S}(?:over|back|next))?{S}to{S}$"
        ),
    ),
)
AFTER: tuple[tuple[EntityType, re.Pattern[str]], ...] = (
    (
        "ORG",
        re.compile(
            rf"^{S}?(?:['’]s?{S})?(?:shares?|stock|bonds?|shareholders?|stake|profits?|earnings|sales|revenues?|customers"
            rf"|employees|workers|subsidiary|unit|headquarters|newspaper|daily|weekly|magazine|news{S}agency|radio"
            rf"|television|spokes(?:man|woman|person)|board|chief{S}executive|CEO|products?|analysts?"
            rf"|airlines?|party|lawmakers?|deput(?:y|ies)|candidates?|MPs?|members?|leadership|headquarters"
            rf"|executives?|brand|stores|factor(?:y|ies)|militants|guerrillas|rebels|fighters|gunmen)\b"
            rf"|^,{S}which\b|^{S}said{S}(?:it|its|in{S}its)\b|^,{S}(?:a|an|the){S}[\w -]{{0,30}}"
            rf"(?:company|firm|group|maker|chain|bank|agency|producer|retailer|party|newspaper)\b"
        ),
    ),
    (
        "LOC",
        re.compile(
            rf"^,{S}where\b|^{S}?(?:region|province|district|city|town|village|airport|county|suburb|peninsula|river|valley|coast|harbou?r|port|resort|territory|enclave|border|checkpoint|refugee camp)\b"
        ),
    ),
    (
        "PER",
        re.compile(
            rf"^(?:{S}(?:regime|administration|presidency)\b|,{S}(?:\d\d|who|whom|whose|aged)\b|,{S}(?:(?:the|a|an|its|his|her){S})?(?:[A-Z][\w.]+(?:['’]s)?{S}){{0,2}}"
            rf"(?:[a-z-]+{S}){{0,2}}(?:minister|president|secretary|spokes(?:man|woman)|chancellor|ambassador|senator"
            rf"|mayor|envoy|commissioner|lawmaker|professor|man|woman|boy|girl|teenager|student|lawyer|teacher|farmer"
            rf"|journalist|activist|writer|resident)(?=[,.;)]|{S}(?:of|for|at|from|in|and|who)\b)"
            rf"|{S}(?:also{S})?(?:said|says|claims|claimed|believes|felt|thinks|hopes|recalled){S}(?:that{S})?(?:s?he)\b|{S}(?:was{S}(?:born|elected|re-elected|appointed|sworn|a{S}member|educated|"
            rf"arrested|sentenced|jailed|named|married|buried|survived)|served{S}(?:as|in|on)|married|studied|graduated|died"
            rf"|retired|resigned|told{S}reporters|smiled|laughed|recalled|tweeted|wrote|testified"
            rf"|(?:unsuccessfully{S})?(?:ran{S}for|contested|stood{S}(?:as|for))|himself|herself)\b)"
        ),
    ),
)
SPOKEN_TO = re.compile(rf"^,{S}(?:thank{S}you|thanks|welcome|please)\b")
"""What is said to a person, or to the paper of the one before: "Ana Roe of the Times, please"."""
PLATFORM = re.compile(rf"\b(?:on|via|onto){S}$")
BEHIND_IN = re.compile(
    rf"\b(?:[Ii]n|[Nn]ear|(?:moved|drove|driving|travelled|traveled|flew|walked|returned|back|way|route|road){S}to"
    rf"|(?:north|south|east|west|outside|outskirts){S}of){S}$"
)
IN_ALONE = re.compile(
    rf"\b(?:in|near|on)(?:{S}(?:(?:north|south|east|west|central|southern|northern|eastern|western)(?:ern)?))?{S}$"
)
ON = re.compile(rf"\bon{S}$")
ENDS = re.compile(
    rf"(?:[,.;:!?)”\"]|$|\n|{S}(?:on|in|from|for|to|and|or|that|where|when|after|before|with|by|at|last|next|this|is"
    rf"|was|will|has|had|as|since|until|during|\d))"
)
GOVERNED = re.compile(rf"\b(?:in|at|from|near|to|of|outside|around|with|by|for){S}(?:the{S})?$")
LIES_IN = re.compile(rf"^,{S}(?:in|near|outside){S}(?:the{S})?(?:\w+{S}){{0,3}}?[A-Z]")
IN_PLACE = re.compile(rf"\b(?:in|at|from|near|to|of|outside|around){S}$")


def evidence(text: str, name: Name) -> EntityType | None:
    """Return the type that the neighbourhood of a name gives it, if it gives one."""
    before = text[max(0, name.start - REACH) : name.start]
    after = text[name.end : name.end + REACH]
    placed = _stands_as_place(name, before, after)
    if shown := "LOC" if placed else shown_kind(name, before, after):
        return shown
    governed = bool(GOVERNED.search(before))
    if SPOKEN_TO.match(after) and not governed:
        return "PER"
    for kind, pattern in AFTER:
        found = pattern.search(after)
        # "Plant in X, which" and "a leader at X was jailed" speak of the plant and the leader.
        if found and not (governed and _of_another(kind, found.group())):
            return kind
    for kind, pattern in BEFORE:
        if pattern.search(before):
            return kind
    if name.type == "PER" and " " not in name.text and BEHIND_IN.search(before):
        return None if after[:1] in "'’" else "LOC"
    return None


def _of_another(kind: EntityType, words: str) -> bool:
    """Whether words behind a name that a preposition governs speak of what stands before."""
    return "which" in words or (kind == "PER" and not words.startswith(","))


def _given_first(words: Sequence[str]) -> bool:
    """Whether two words begin with a given name: a question "on Omar Roe" is about him."""
    given = word_class("given-male") | word_class("given-female")
    return len(words) == 2 and words[0] in given


def _stands_as_place(name: Name, before: str, after: str) -> bool:
    """Whether a name that is not known as anything stands where a place does: "met in X on Friday"."""
    words = name.text.split()
    if name.type not in ("PER", "ORG", "FAC", "PRODUCT", "NORP") or name.entry or len(words) > 2:
        return False
    if name.text.isupper() or {*words} & (word_class("organisation-head") | word_class("platform")):
        return False
    topic = CALLED_ON.search(before) or (ON.search(before) and _given_first(words))
    if IN_ALONE.search(before) and ENDS.match(after) and not topic:
        return True
    return bool(IN_PLACE.search(before) and LIES_IN.match(after))
