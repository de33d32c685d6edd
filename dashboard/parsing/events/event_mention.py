"""An event mention while it is being worked on: what merging compares and labels are made of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from dashboard.parsing.lexicon import event_words

if TYPE_CHECKING:
    from dashboard.model import EventStatus
    from dashboard.parsing.events.clauses import Clause, MainEvent
    from dashboard.parsing.events.dating import Time
    from dashboard.parsing.events.frames import Frame


@dataclass(frozen=True, slots=True)
class Draft:
    """One mention: its clause, arguments, time and status, and the features that merging weighs.

    ``agents`` and ``others`` are entity ids; ``words`` the content lemmas of its clause, ``plain`` those of no name and no date; ``object``
    the lemma of what it is done to; ``counts`` the numbers that measure it; ``groups`` the nouns of those who act, such as "minister"; ``doers`` and ``themes`` who acts and what is acted on, by id or noun, where nothing says that it is another word for somebody told of, and ``number`` whether one person is acted on, or acts alone, or several do; ``called`` as what somebody is named; ``partners`` persons, by id, and groups that a verb says somebody meets; ``also``
    whether it says that this came besides; ``title`` the words of the name that the happening bears; ``preceded`` the words of what
    the clause says came before or after it, or at which two met; ``now`` whether a verb tells it in the present or as what "has" been, ``pictured`` whether it stands in a caption; ``occasions`` what somebody takes part in, and
    ``stops`` the places, by id, to which somebody goes, and ``origins`` those from which; ``contested`` the places that a win or a loss names; ``on_journey`` whether its days are those of a journey on one of which somebody was met; ``another`` whether it is said to be another one than was told of, and ``often`` to come again and again; ``plural`` whether its noun is, ``kinds`` the words that tell
    its noun from others of the kind, and ``fresh`` whether it is told of as a new one: "a", "future"; ``purpose`` whether a verb no list knows only says what something is done for; ``earlier`` whether it "had" come before what the story tells. ``headline`` whether it stands in a headline that opens the text, and ``opening`` in the first sentences of the text. ``evidence``
    tells how well the words show its status: 2 by the clause's own verb, adjective or date, 1 by
    what governs it or by a headline's present, 0 not at all, as a bare noun. ``main`` is set where the clause may
    report the main event of the article.
    """

    clause: Clause
    frame: Frame
    time: Time
    status: EventStatus
    lemma: str
    classes: frozenset[str]
    agents: frozenset[str]
    patients: frozenset[str]
    others: frozenset[str]
    words: frozenset[str]
    plain: frozenset[str]
    objects: frozenset[str]
    counts: frozenset[str]
    groups: frozenset[str]
    doers: frozenset[str]
    namesakes: frozenset[tuple[str, str]]
    themes: frozenset[str]
    called: frozenset[str]
    number: Literal["", "one", "several"]
    partners: frozenset[str]
    on_journey: bool
    also: bool
    another: bool
    often: bool
    plural: bool
    kinds: frozenset[str]
    fresh: bool
    purpose: bool
    ordinal: str | None
    title: frozenset[str]
    definite: bool
    present: bool
    now: bool
    pictured: bool
    preceded: frozenset[int]
    occasions: frozenset[str]
    stops: frozenset[str]
    origins: frozenset[str]
    contested: frozenset[str]
    earlier: bool
    reporting: bool
    evidence: int
    sentence: int
    headline: bool
    opening: bool
    main: MainEvent | None = None

    @property
    def faint(self) -> bool:
        """Return whether its verb is news only by what it acts on: "give", "create", "support"."""
        return self.lemma in event_words().verbs["faint"]

    @property
    def evident(self) -> bool:
        """Return whether anything shows its status."""
        return self.evidence > 0

    @property
    def acting(self) -> frozenset[str]:
        """The entities of whom the clause tells: who acts, or of a passive verb who is acted on."""
        return self.patients if self.frame.passive else self.agents

    @property
    def everyone(self) -> frozenset[str]:
        """All the entities of the clause."""
        return self.agents | self.patients | self.others

    @property
    def people(self) -> frozenset[str]:
        """The persons of the clause."""
        return frozenset(who for who in self.everyone if who.startswith("per:"))

    @property
    def refers_back(self) -> bool:
        """Return whether it is a bare "the visit" or "this meeting", which means one told of before."""
        own = self.kinds or self.agents or self.partners or self.frame.place or self.time.known
        return self.clause.nominal and self.definite and not own
