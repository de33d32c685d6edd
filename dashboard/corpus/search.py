"""Text search: what a reader types, the index that answers it, and the words to highlight.

One small grammar for all search boxes: words must all occur, in any of their forms; ``"a phrase"``
occurs as it stands, ``OR`` between two alternatives, ``-word`` or ``NOT word`` must not occur,
``word*`` is a prefix, as is a last word that nothing has. Anything typed is a valid query, and one without
a word finds nothing; letters are compared without case and accents.
"""

from __future__ import annotations

import re
from copy import copy
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import numpy as np
import tantivy

from dashboard.corpus.word_stems import fold, stem, stem_as_written

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

WORD = re.compile(r"\w+")
POSSESSIVE = re.compile(r"['’]s?$")
PIECE = re.compile(r'(-|NOT\s+)?("[^"]*"?\*?|[^\s"]+)')
STRAIGHT = str.maketrans("“”„«»", '"' * 5)
"""A phrase is one in whatever quotation marks a keyboard has."""
MAX_PIECES = 40
HEAP = 64_000_000
COMMIT_EVERY = 50_000
ANALYSER = "news"
STEMS = {"title": "title_stems", "body": "body_stems"}
"""The fields that hold the same words as stems."""
NO_WORD = (
    "Search finds words and phrases: signs alone, or AND, OR and NOT without a word, find nothing."
)
"""What whoever searches for nothing is told."""


@dataclass(frozen=True, slots=True)
class Term:
    """One word or phrase of a query, folded.

    ``prefix`` applies to its last word; what is ``exact`` is compared to the letter, else by stems.
    """

    words: tuple[str, ...]
    prefix: bool = False
    exact: bool = False

    @property
    def literal(self) -> bool:
        """Whether words are compared as they are written."""
        return self.exact or self.prefix


@dataclass(frozen=True, slots=True)
class Query:
    """All groups must match, any term of a group may, no excluded term does.

    ``wordless`` says that something was typed, but no word: that matches nothing.
    """

    groups: tuple[tuple[Term, ...], ...] = ()
    excluded: tuple[Term, ...] = ()
    wordless: bool = False

    def __bool__(self) -> bool:
        return bool(self.groups or self.excluded or self.wordless)

    @property
    def unfinished(self) -> Query:
        """The query whose last word is only the beginning of one: the reader is still typing."""
        if not self.groups or self.groups[-1][-1].exact:
            return self
        *before, last = self.groups
        term = replace(last[-1], prefix=True)
        return Query((*before, (*last[:-1], term)), self.excluded)


def parse_query(typed: str) -> Query:
    """Return the query that ``typed`` means; never raises."""
    groups: list[list[Term]] = []
    excluded: list[Term] = []
    alternative = False
    for match in list(PIECE.finditer(typed.translate(STRAIGHT)))[:MAX_PIECES]:
        minus, piece = match.groups()
        if piece == "OR" and not minus:
            alternative = bool(groups)
            continue
        exact = piece.startswith('"')
        plain = piece if exact else POSSESSIVE.sub("", piece)
        words = tuple(fold(word) for word in WORD.findall(plain))
        if not words or (piece in {"AND", "NOT"} and not minus):
            continue
        term = Term(words, prefix=piece.endswith("*"), exact=exact)
        if minus:
            excluded.append(term)
        elif alternative:
            groups[-1].append(term)
        else:
            groups.append([term])
        alternative = False
    wordless = bool(typed.strip()) and not groups and not excluded
    return Query(tuple(map(tuple, groups)), tuple(excluded), wordless)


def read_as(typed: str) -> str:
    """Return the query as it was read where that is not what was typed, else nothing."""
    straight = " ".join(typed.translate(STRAIGHT).split())
    kept: list[str] = []
    for match in list(PIECE.finditer(straight))[:MAX_PIECES]:
        minus, piece = match.groups()
        if piece == "OR" and not minus:
            kept += ["OR"] if kept and kept[-1] != "OR" else []
        elif WORD.search(piece) and (minus or piece not in {"AND", "NOT"}):
            whole = piece if len(piece.split('"')) != 2 else f'{piece}"'
            kept.append(f"NOT {whole}" if minus else whole)
    while kept and kept[-1] == "OR":
        kept.pop()
    plain = re.sub(r"(^| )(?:-(?=\S)|NOT )", r"\1NOT ", straight.replace(" AND ", " "))
    return "" if " ".join(kept) == plain else " ".join(kept)


def find_hits(text: str, query: Query) -> list[tuple[int, int]]:
    """Return where the query's words and phrases are in ``text``, in order, without overlaps."""
    spans = [match.span() for match in WORD.finditer(text)]
    printed = [text[start:end] for start, end in spans]
    folded = {word: fold(word) for word in set(printed)}
    words, different = [folded[word] for word in printed], set(folded.values())
    hits = set()
    for term in (term for group in query.groups for term in group):
        parts = [_alike(word, different, term) for word in term.words[:-1]]
        last = _alike(term.words[-1], different, term, prefix=term.prefix)
        size = len(term.words)
        for end in (at for at, word in enumerate(words[size - 1 :], start=size) if word in last):
            before = words[end - size : end - 1]
            if all(word in part for word, part in zip(before, parts, strict=True)):
                hits.add((spans[end - size][0], spans[end - 1][1]))
    merged: list[tuple[int, int]] = []
    for start, end in sorted(hits):
        if not merged or start >= merged[-1][1]:
            merged.append((start, end))
    return merged


def _alike(word: str, different: set[str], term: Term, *, prefix: bool = False) -> set[str]:
    """Return which of the different words of a text stand for one of a term."""
    if prefix:
        return {one for one in different if one.startswith(word)}
    if term.literal:
        return {word} & different
    sought = stem(word)
    return {one for one in different if stem(one) == sought}


def _stems(text: str) -> str:
    """Return the stems of a text's words, in their order."""
    return " ".join(map(stem_as_written, WORD.findall(text)))


class Index:
    """A full-text index of keyed texts; it may hold more than the corpus, never less.

    Without a path it is in memory. ``fields`` are those in which words are sought.
    """

    fields = tuple(STEMS)

    def __init__(self, path: Path | None) -> None:
        builder = tantivy.SchemaBuilder()
        builder.add_integer_field("key", indexed=True, fast=True)
        for field in (name for pair in STEMS.items() for name in pair):
            builder.add_text_field(field, tokenizer_name=ANALYSER)
        self.schema = builder.build()
        if path:
            path.mkdir(parents=True, exist_ok=True)
        self.path = path
        self.index = tantivy.Index(self.schema, str(path) if path else None, reuse=True)
        self.index.register_tokenizer(ANALYSER, _analyser())

    def replace(self, texts: Iterable[tuple[int, str, str]], gone: Iterable[int] = ()) -> None:
        """Put (key, title, body) texts into the index, instead of what it has under those keys."""
        writer = self.index.writer(HEAP, 1)
        for key in gone:
            writer.delete_documents_by_term("key", key)
        for number, (key, title, body) in enumerate(texts, start=1):
            writer.delete_documents_by_term("key", key)
            document = tantivy.Document()
            document.add_integer("key", key)
            for field, text in (("title", title), ("body", body)):
                document.add_text(field, text)
                document.add_text(STEMS[field], _stems(text))
            writer.add_document(document)
            if number % COMMIT_EVERY == 0:
                writer.commit()
        writer.commit()
        writer.wait_merging_threads()
        if self.path:
            _let_others_read(self.path)

    def of_titles(self) -> Index:
        """Return the same index for who may not learn what the texts say: words are sought in titles alone."""
        same = copy(self)
        same.fields = ("title",)
        return same

    def asked(self, typed: str) -> Query:
        """Return the query that ``typed`` means here: what nothing has may be an unfinished word."""
        query = parse_query(typed)
        return query if not query or self._has(query) else query.unfinished

    def _has(self, query: Query) -> bool:
        self.index.reload()
        found = self.index.searcher().search(self._meaning(query), limit=1)
        return bool(found.hits)

    def find(self, query: Query) -> tuple[np.ndarray, np.ndarray]:
        """Return keys and scores of all matches, best first; a key is a row's ``key`` column."""
        self.index.reload()
        searcher = self.index.searcher()
        if not searcher.num_docs:
            return np.array([], dtype=np.int64), np.array([], dtype=np.float32)
        hits = searcher.search(self._meaning(query), limit=searcher.num_docs).hits
        keys = searcher.fast_field_values("key", [address for _, address in hits])
        scores = np.array([score for score, _ in hits], dtype=np.float32)
        return np.array(keys, dtype=np.int64), scores

    def count(self, query: Query, among: Sequence[int] | None = None) -> int:
        """Return how many texts match, without looking up which; ``among`` are the keys that count."""
        self.index.reload()
        meaning = self._meaning(query)
        if among is not None:
            these = tantivy.Query.term_set_query(self.schema, "key", [*among])
            both = [(tantivy.Occur.Must, part) for part in (meaning, these)]
            meaning = tantivy.Query.boolean_query(both)
        found: Any = self.index.searcher().search(meaning, limit=1)
        return int(found.count)

    def __len__(self) -> int:
        """Return how many texts there are."""
        self.index.reload()
        return self.index.searcher().num_docs

    def _meaning(self, query: Query) -> tantivy.Query:
        """Return tantivy's form of the query."""
        if query.wordless:
            return tantivy.Query.empty_query()
        must = [(tantivy.Occur.Must, self._any(group)) for group in query.groups] or [
            (tantivy.Occur.Must, tantivy.Query.all_query())
        ]
        never = [(tantivy.Occur.MustNot, self._any([term])) for term in query.excluded]
        return tantivy.Query.boolean_query([*must, *never])

    def _any(self, terms: Sequence[Term]) -> tantivy.Query:
        pairs = [(term, field) for term in terms for field in self.fields]
        should = [(tantivy.Occur.Should, self._term(*pair)) for pair in pairs]
        return tantivy.Query.boolean_query(should)

    def _term(self, term: Term, field: str) -> tantivy.Query:
        weight = 3.0 if field == "title" else 1.0
        field = field if term.literal else STEMS[field]
        words = list(term.words if term.literal else map(stem, term.words))
        if term.prefix and len(words) > 1:
            return tantivy.Query.phrase_prefix_query(self.schema, field, [*words])
        if term.prefix:
            return tantivy.Query.regex_query(self.schema, field, re.escape(words[0]) + ".*")
        if len(words) > 1:
            return tantivy.Query.phrase_query(self.schema, field, [*words])
        found = tantivy.Query.term_query(self.schema, field, words[0])
        return tantivy.Query.boost_query(found, weight)


def _let_others_read(folder: Path) -> None:
    """Give the files that tantivy keeps to its writer alone the mode of its other files."""
    mode = (folder / ".tantivy-meta.lock").stat().st_mode
    for name in ("meta.json", ".managed.json"):
        (folder / name).chmod(mode)


def _analyser() -> tantivy.TextAnalyzer:
    return (
        tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.regex(r"\w+"))
        .filter(tantivy.Filter.lowercase())
        .filter(tantivy.Filter.ascii_fold())
        .build()
    )
