"""The syntax of one article as plain lists: the one view of it that all rules walk.

Rules look at each token many times, and spaCy builds an object for every look; lists of numbers and
strings are ten times cheaper, and keep the rules free of the language model's types.
"""

from __future__ import annotations

import sys
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from dashboard.parsing.syntax.quotation_marks import LINE, touched

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    import numpy as np
    from spacy.strings import StringStore
    from spacy.tokens import Doc

    from dashboard.parsing.syntax.quotation_marks import Region

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass"})
SUBJECTS_AND_EXPLETIVES = SUBJECTS | {"expl"}
"""Subjects, and "there" and "it" in the place of one."""
CLAUSES = frozenset({"relcl", "advcl", "ccomp", "acl", "csubj", "csubjpass", "parataxis"})
ASIDES = frozenset({"relcl", "acl", "advcl", "appos", "parataxis"})
"""What says more of a noun or a clause, and can be left out."""
FINITE = frozenset({"VBD", "VBP", "VBZ", "MD"})
IS = frozenset({"is", "are", "am", "'s", "'re", "'m"})
"""The present of "be"."""
PLURALS = frozenset({"NNS", "NNPS"})
"""Tags of nouns and names in the plural."""
CLOSING = frozenset({"”", "’", '"', "'", "''", ")", "]"})
STOPS = (".", "?", "!", "…", ":", ";")
DASHES = frozenset({"–", "—", "--"})
PREFIXES = frozenset({"co", "re", "pre", "un"})
RANKS = ("Lt.", "Sgt.", "Capt.", "Maj.", "Cpl.", "Cmdr.", "Det.", "Insp.", "Supt.", "Brig.", "Amb.")
"""Titles with a full stop that the tokeniser lacks: a sentence goes on after them."""
OPENERS = frozenset({"“", '"', "``"})
CLOSERS = frozenset({"”", '"', "''"})
COLUMNS: list[int | str] = [
    "ORTH", "LOWER", "LEMMA", "POS", "TAG", "DEP", "HEAD", "IDX", "SENT_START",
]  # fmt: skip


@dataclass(slots=True)
class Document:
    """Tokens of one article by number: where they are, what they are, what they depend on.

    ``text`` is the article's; ``text[start[n]:end[n]]`` is token ``n`` as the reader sees it, and
    ``word[n]`` as the model does. ``head[n]`` governs ``n``, and is ``n`` itself at a root; ``dep[n]`` is
    empty where a sentence has no syntax. ``left[n]``–``right[n]`` is the subtree of ``n``, inclusive.
    ``sentence[n]`` is the number of its sentence: ``sentences`` are their tokens, from the first to
    after the last, without the blank space between lines, which counts to the sentence before it.
    ``step[n]`` is how many ends of sentences and of lines stand before it. ``inside[n]`` is the number of the quoted region in
    ``regions`` that holds the token, marks included, or -1. ``headings`` are numbers of sentences that
    end without a full stop; ``dated`` are the tokens of dates, once these are known.
    """

    text: str
    word: list[str]
    lower: list[str]
    lemma: list[str]
    pos: list[str]
    tag: list[str]
    dep: list[str]
    head: list[int]
    start: list[int]
    end: list[int]
    sentence: list[int]
    sentences: list[tuple[int, int]] = field(default_factory=list)
    step: list[int] = field(default_factory=list)
    children: list[list[int]] = field(default_factory=list)
    left: list[int] = field(default_factory=list)
    right: list[int] = field(default_factory=list)
    headings: set[int] = field(default_factory=set)
    regions: list[Region] = field(default_factory=list)
    inside: list[int] = field(default_factory=list)
    quoted: list[int] = field(default_factory=list)
    titles: set[int] = field(default_factory=set)
    lines: list[tuple[int, int]] = field(default_factory=list)
    dated: frozenset[int] = frozenset()

    def copy(self) -> Document:
        """Return a document whose syntax can be changed without changing this one's."""
        kept = {name: [*getattr(self, name)] for name in ("lemma", "pos", "tag", "dep", "head")}
        copied = replace(self, **kept)
        copied.span_subtrees()
        return copied

    def span_subtrees(self) -> None:
        """Fill children and the edges of subtrees, from the leaves upwards."""
        count = len(self.word)
        self.children = [[] for _ in range(count)]
        self.left, self.right = list(range(count)), list(range(count))
        waiting = [0] * count
        for number, head in enumerate(self.head):
            if head != number and self.dep[number]:
                self.children[head].append(number)
                waiting[head] += 1
        ready = [number for number in range(count) if not waiting[number]]
        while ready:
            number = ready.pop()
            head = self.head[number]
            if head == number or not self.dep[number]:
                continue
            self.left[head] = min(self.left[head], self.left[number])
            self.right[head] = max(self.right[head], self.right[number])
            waiting[head] -= 1
            if not waiting[head]:
                ready.append(head)

    # The tree: what depends on what.

    def of_dep(self, number: int, *deps: str) -> list[int]:
        """Return the children of a token that depend on it by one of ``deps``."""
        return [child for child in self.children[number] if self.dep[child] in deps]

    def words_of(self, number: int, *deps: str) -> set[str]:
        """Return the words, in lower case, that depend on a token: all of them, or by one of ``deps``."""
        children = self.of_dep(number, *deps) if deps else self.children[number]
        return {self.lower[child] for child in children}

    def child(self, number: int, *deps: str) -> int | None:
        """Return a token's first child that depends on it by one of ``deps``."""
        return next((c for c in self.children[number] if self.dep[c] in deps), None)

    def objects_of(self, number: int, *words: str) -> list[int]:
        """Return the objects of the prepositions on a token: of all of them, or of some words."""
        return [
            noun
            for preposition in self.of_dep(number, "prep")
            if not words or self.lower[preposition] in words
            for noun in self.of_dep(preposition, "pobj")
        ]

    def doers(self, verb: int) -> list[int]:
        """Return those by whom something is done: the nouns after the "by" of a passive."""
        return [noun for by in self.of_dep(verb, "agent") for noun in self.of_dep(by, "pobj")]

    def ancestors(self, number: int) -> Iterator[int]:
        """Yield the governors of a token, nearest first."""
        while self.head[number] != number:
            number = self.head[number]
            yield number

    def above(self, number: int, *deps: str) -> int:
        """Return the nearest token, from ``number`` up, that depends on its own by none of ``deps``."""
        while self.dep[number] in deps and self.head[number] != number:
            number = self.head[number]
        return number

    def conjuncts(self, number: int) -> list[int]:
        """Return a token and what is coordinated with it, to the right."""
        found, last = [number], number
        while following := self.of_dep(last, "conj"):
            found.extend(following)
            last = following[-1]
        return found

    def top(self, span: range) -> int | None:
        """Return the token of a span that governs the rest of it."""
        for number in span:
            if self.dep[number] and (self.head[number] not in span or self.head[number] == number):
                return number
        return None

    def root(self, sentence: int) -> int | None:
        """Return the root of a sentence, by its number, or None without syntax."""
        first, after = self.sentences[sentence]
        return next((n for n in range(first, after) if self.dep[n] == "ROOT"), None)

    def main_subject(self, sentence: int) -> int | None:
        """Return the subject of a sentence's root, by the sentence's number, if it has one."""
        root = self.root(sentence)
        return None if root is None else self.child(root, "nsubj", "nsubjpass")

    def phrase(self, number: int) -> range:
        """Return the noun phrase of ``number``, itself at least, without clauses that depend on it, or after a comma in it.

        Nor does it have what two commas set off: "the rally, two miles north of here, drew crowds".
        """
        left, right = self.left[number], self.right[number]
        for inner in range(number + 1, right + 1):
            if self.dep[inner] == "relcl" and self.word[self.left[inner] - 1] == ",":
                right = min(right, self.left[inner] - 1)
        for child in self.children[number]:
            aside = self.dep[child] in ("advmod", "npadvmod") and self._is_set_off(child)
            if child > number and (aside or self.dep[child] in (*CLAUSES, "appos", "conj", "cc")):
                right = min(right, self.left[child] - 1)
        dashes = [n for n in range(number + 1, right) if self.word[n] in DASHES]
        right = min([right, *(n - 1 for n in dashes)])
        while right > number and self.dep[right] == "punct" and not self._closes(left, right):
            right -= 1
        return range(left, max(right, number) + 1)

    def _is_set_off(self, number: int) -> bool:
        """Return whether a phrase stands between two commas."""
        return (
            self.word[self.left[number] - 1] == "," and self.word_behind(self.right[number]) == ","
        )

    def _closes(self, first: int, number: int) -> bool:
        """Return whether a mark closes one that was opened from ``first`` on: “2+2”, (NADD)."""
        word, before = self.word[number], self.word[first:number]
        if word == ")":
            return "(" in before
        return word in CLOSERS and any(other in OPENERS for other in before)

    # Words.

    def is_half(self, number: int) -> bool:
        """Return whether a word is the half of one that a hyphen parts: "co-hosts"."""
        after = number + 1
        joined = number > 1 and self.word[number - 1] == "-" and self.lower[number - 2] in PREFIXES
        return joined or (
            after < len(self.word)
            and self.word[after] == "-"
            and self.start[after] == self.end[number]
        )

    def is_dated(self, number: int) -> bool:
        """Return whether a token belongs to a date."""
        return number in self.dated

    def is_present(self, number: int) -> bool:
        """Return whether a verb is in the simple present: "meets", "they meet"."""
        return self.tag[number] in ("VBZ", "VBP") and not self.of_dep(number, "aux", "auxpass")

    def is_now(self, number: int) -> bool:
        """Return whether a verb is in the present, simple or progressive: "meets", "is meeting"."""
        going = self.tag[number] == "VBG" and bool(self.words_of(number, "aux") & IS)
        return going or self.is_present(number)

    def opens_sentence(self, number: int) -> bool:
        """Return whether a token is the first of its sentence."""
        return not number or self.sentence[number - 1] != self.sentence[number]

    def word_behind(self, number: int) -> str:
        """Return the word after a token, in lower case; "" at the end of the text."""
        return "".join(self.lower[number + 1 : number + 2])

    def back_over(self, number: int, words: Collection[str], least: int = 0) -> int:
        """Return the last token, from ``number`` back to ``least``, that is none of some words."""
        while number > least and self.lower[number] in words:
            number -= 1
        return number

    # Places in the text.

    def within(self, start: int, end: int) -> range:
        """Return the numbers of the tokens that overlap the characters ``start`` to ``end``."""
        return range(bisect_right(self.end, start), bisect_left(self.start, end))

    def token_at(self, offset: int) -> int:
        """Return the token that holds the character at ``offset``, or the next one after it."""
        return bisect_right(self.end, offset)

    def between(self, first: int, last: int) -> str:
        """Return the words from ``first`` to ``last``, both included, with one blank for any space."""
        gaps = (" " * (self.start[n + 1] > self.end[n]) for n in range(first, last))
        return (
            "".join(self.word[n] + gap for n, gap in zip(range(first, last), gaps, strict=True))
            + (self.word[last])
        )

    def span_text(self, first: int, last: int) -> str:
        """Return the text from the first token to the last, both included, as it is printed."""
        return self.text[self.start[first] : self.end[last]]

    def regions_over(self, start: int, end: int) -> list[Region]:
        """Return the quoted regions that share a character with ``text[start:end]``, in order."""
        return touched(self.regions, start, end)

    def line_of(self, offset: int) -> tuple[int, int]:
        """Return where the line begins and ends that holds the character at ``offset``."""
        number = bisect_right(self.lines, (offset, sys.maxsize)) - 1
        start, end = self.lines[number] if number >= 0 else (0, 0)
        return (start, end) if offset <= end else (offset, offset)


def read_document(doc: Doc, text: str, regions: Sequence[Region] = ()) -> Document:
    """Return the tokens and the syntax of spaCy's document as lists.

    ``text`` is the article's own, ``regions`` what of it stands in quotation marks, in order.
    """
    table = doc.to_array(COLUMNS)
    strings = doc.vocab.strings
    word, lower, lemma, pos, tag, dep = (_named(strings, column) for column in table[:, :6].T)
    offsets, start, begins = table[:, 6:].astype("int64").T.tolist()
    document = Document(
        text=text,
        word=word,
        lower=lower,
        lemma=[base.lower() or form for base, form in zip(lemma, lower, strict=True)],
        pos=pos,
        tag=tag,
        dep=dep,
        head=[number + offset for number, offset in enumerate(offsets)],
        start=start,
        end=[first + len(form) for first, form in zip(start, word, strict=True)],
        sentence=[],
        regions=list(regions),
        lines=[match.span() for match in LINE.finditer(text)],
    )
    _part_sentences(document, begins)
    document.span_subtrees()
    document.inside = _region_numbers(document)
    document.headings = _headings(document)
    _find_quoted(document)
    return document


def _named(strings: StringStore, column: np.ndarray) -> list[str]:
    """Return the strings of a column of their numbers; 0 is the empty one."""
    keys = column.tolist()
    names = {key: strings[key] if key else "" for key in set(keys)}
    return [names[key] for key in keys]


def _part_sentences(document: Document, begins: Sequence[int]) -> None:
    """Number the sentences, and note where each begins and ends."""
    lines = 0
    for number, word in enumerate(document.word):
        blank = not document.dep[number] and document.head[number] == number and word.isspace()
        if (begins[number] == 1 and (not blank or not number)) or not number:
            document.sentences.append((number, number + 1))
        elif not blank:
            document.sentences[-1] = (document.sentences[-1][0], number + 1)
        lines += blank
        document.sentence.append(len(document.sentences) - 1)
        document.step.append(len(document.sentences) - 1 + lines)


def _region_numbers(document: Document) -> list[int]:
    """Return for every token the number of the quoted region it stands in, marks included, or -1."""
    inside = [-1] * len(document.word)
    for number, region in enumerate(document.regions):
        token = document.token_at(region.outer_start)
        while token < len(inside) and document.start[token] < region.outer_end:
            inside[token] = number
            token += 1
    return inside


def _headings(document: Document) -> set[int]:
    """Return the sentences that end without a full stop: headlines, and headings in the text."""
    last = dict(zip(document.sentence, document.word, strict=True))
    for number, sentence in enumerate(document.sentence):
        word = document.word[number].strip()
        if word and word not in CLOSING:
            last[sentence] = word
    return {sentence for sentence, word in last.items() if word[-1:] not in STOPS}


def _find_quoted(document: Document) -> None:
    """Number the stretches between quotation marks, 0 outside, and note those that are titles."""
    stretch, count = 0, 0
    stretches: dict[int, list[int]] = {}
    for number, word in enumerate(document.word):
        if word in CLOSERS and stretch:
            stretch = 0
        elif word in OPENERS:
            count += 1
            stretch = count
        elif not word.strip():
            stretch = 0
        document.quoted.append(stretch)
        stretches.setdefault(stretch, []).append(number)
    for stretch, numbers in stretches.items():
        content = [n for n in numbers if document.pos[n] in ("NOUN", "VERB", "ADJ", "PROPN")]
        if stretch and len(content) > 1 and all(document.word[n][:1].isupper() for n in content):
            document.titles.update(numbers)
