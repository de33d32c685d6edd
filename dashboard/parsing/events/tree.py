"""The article's syntax as plain lists: what the event rules walk, many times a token.

spaCy builds a Python object for every look at a token; these rules look at each token some fifty
times, and lists of numbers and strings make that ten times cheaper.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from dashboard.parsing.events.mending import mend

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass"})
CLAUSES = frozenset({"relcl", "advcl", "ccomp", "acl", "csubj", "csubjpass", "parataxis"})
CLOSING = frozenset({"”", "’", '"', "'", "''", ")", "]"})
STOPS = (".", "?", "!", "…", ":", ";")
DASHES = frozenset({"–", "—", "--"})
PREFIXES = frozenset({"co", "re", "pre", "un"})
OPENERS = frozenset({"“", '"', "``"})
CLOSERS = frozenset({"”", '"', "''"})


@dataclass(slots=True)
class Tree:
    """Tokens by number: ``head[i]`` governs ``i``; ``left[i]``–``right[i]`` is its subtree, inclusive."""

    text: list[str]
    lower: list[str]
    lemma: list[str]
    pos: list[str]
    tag: list[str]
    dep: list[str]
    head: list[int]
    start: list[int]
    end: list[int]
    sentence: list[int]
    children: list[list[int]] = field(default_factory=list)
    left: list[int] = field(default_factory=list)
    right: list[int] = field(default_factory=list)
    headings: set[int] = field(default_factory=set)
    quoted: list[int] = field(default_factory=list)
    titles: set[int] = field(default_factory=set)

    @classmethod
    def of(cls, doc: Doc) -> Tree:
        """Return the lists of a document; a token without syntax has an empty ``dep``."""
        rows = [
            (t.text, t.lemma_.lower(), t.pos_, t.tag_, t.dep_, t.head.i, t.idx, t.is_sent_start)
            for t in doc
        ]
        sentence, number = [], -1
        for row in rows:
            number += bool(row[7]) or number < 0
            sentence.append(number)
        tree = cls(
            text=[row[0] for row in rows],
            lower=[row[0].lower() for row in rows],
            lemma=[row[1] or row[0].lower() for row in rows],
            pos=[row[2] for row in rows],
            tag=[row[3] for row in rows],
            dep=[row[4] for row in rows],
            head=[row[5] for row in rows],
            start=[row[6] for row in rows],
            end=[row[6] + len(row[0]) for row in rows],
            sentence=sentence,
        )
        mend(tree)
        tree._find_headings()
        tree._find_quoted()
        return tree

    def _find_headings(self) -> None:
        """Note the sentences that end without a full stop: headlines, and headings in the text."""
        last = dict(zip(self.sentence, self.text, strict=True))
        for number, sentence in enumerate(self.sentence):
            word = self.text[number].strip()
            if word and word not in CLOSING:
                last[sentence] = word
        self.headings = {s for s, word in last.items() if word[-1:] not in STOPS}

    def _find_quoted(self) -> None:
        """Number the stretches between quotation marks, 0 outside, and note those that are titles."""
        stretch, count = 0, 0
        stretches: dict[int, list[int]] = {}
        for number, word in enumerate(self.text):
            if word in CLOSERS and stretch:
                stretch = 0
            elif word in OPENERS:
                count += 1
                stretch = count
            elif not word.strip():
                stretch = 0
            self.quoted.append(stretch)
            stretches.setdefault(stretch, []).append(number)
        for stretch, numbers in stretches.items():
            content = [n for n in numbers if self.pos[n] in ("NOUN", "VERB", "ADJ", "PROPN")]
            if stretch and len(content) > 1 and all(self.text[n][:1].isupper() for n in content):
                self.titles.update(numbers)

    def is_half(self, number: int) -> bool:
        """Tell whether a word is the half of one that a hyphen parts: "co-hosts"."""
        after = number + 1
        joined = number > 1 and self.text[number - 1] == "-" and self.lower[number - 2] in PREFIXES
        return joined or (
            after < len(self.text)
            and self.text[after] == "-"
            and self.start[after] == self.end[number]
        )

    def is_present(self, number: int) -> bool:
        """Tell whether a verb is in the simple present: "meets", "they meet"."""
        return self.tag[number] in ("VBZ", "VBP") and not self.of_dep(number, "aux", "auxpass")

    def span_subtrees(self) -> None:
        """Fill children and subtree edges, from the leaves upwards."""
        count = len(self.text)
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

    def of_dep(self, number: int, *deps: str) -> list[int]:
        """Return the children of ``number`` that hang on it by one of ``deps``."""
        return [child for child in self.children[number] if self.dep[child] in deps]

    def ancestors(self, number: int) -> Iterator[int]:
        """Yield the governors of ``number``, nearest first."""
        while self.head[number] != number:
            number = self.head[number]
            yield number

    def above(self, number: int, *deps: str) -> int:
        """Return the nearest word, from ``number`` up, that hangs on its own by none of ``deps``."""
        while self.dep[number] in deps and self.head[number] != number:
            number = self.head[number]
        return number

    def between(self, first: int, last: int) -> str:
        """Return the text of the tokens from ``first`` to ``last``, both included."""
        gaps = (" " * (self.start[n + 1] > self.end[n]) for n in range(first, last))
        return (
            "".join(self.text[n] + gap for n, gap in zip(range(first, last), gaps, strict=True))
            + (self.text[last])
        )

    def conjuncts(self, number: int) -> list[int]:
        """Return ``number`` and what is coordinated with it, to the right."""
        found, last = [number], number
        while following := self.of_dep(last, "conj"):
            found.extend(following)
            last = following[-1]
        return found

    def within(self, start: int, end: int) -> range:
        """Return the numbers of the tokens that overlap the characters ``start`` to ``end``."""
        return range(bisect_right(self.end, start), bisect_left(self.start, end))

    def top(self, span: range) -> int | None:
        """Return the token of the span that governs the rest of it."""
        for number in span:
            if self.dep[number] and (self.head[number] not in span or self.head[number] == number):
                return number
        return None

    def phrase(self, number: int) -> range:
        """Return the noun phrase of ``number`` without clauses that hang on it, or behind a comma in it."""
        left, right = self.left[number], self.right[number]
        for inner in range(number + 1, right + 1):
            if self.dep[inner] == "relcl" and self.text[self.left[inner] - 1] == ",":
                right = min(right, self.left[inner] - 1)
        for child in self.children[number]:
            if child > number and self.dep[child] in (*CLAUSES, "appos", "conj", "cc"):
                right = min(right, self.left[child] - 1)
        dashes = [n for n in range(number + 1, right) if self.text[n] in DASHES]
        right = min([right, *(n - 1 for n in dashes)])
        while right > number and self.dep[right] == "punct" and not self._closes(left, right):
            right -= 1
        return range(left, right + 1)

    def _closes(self, first: int, number: int) -> bool:
        """Tell whether a mark closes one that was opened from ``first`` on: “2+2”, (NADD)."""
        word, before = self.text[number], self.text[first:number]
        if word == ")":
            return "(" in before
        return word in CLOSERS and any(other in OPENERS for other in before)
