"""One article to be checked and corrected: two quotations and an event."""

from dashboard.corpus import open_corpus
from dashboard.model import Article
from dashboard.parsing.parser import Parser

TEXT = (
    "“Tolls will rise,” Mayor Ada Quill said on Monday. Mayor Ivo Lund visited Norwich on 4 March. "
    "“Nobody asked us,” Lund said."
)
PLACE = f"quotation {TEXT.index('Tolls')}-{TEXT.index('Tolls') + 15}"
OTHER = f"quotation {TEXT.index('Nobody')}-{TEXT.index('Nobody') + 15}"
ARTICLE = Article("t", TEXT, (), title="Tolls", language="en", published="2024-03-05")
PARSER = Parser()
"""The parser that reads the article again after each correction."""


def at(words):
    """Return the place of some words of the text."""
    start = TEXT.index(words)
    return f"{start}-{start + len(words)}"


def event(store, verb):
    """Return the place, label, days and status of the event that a verb tells of."""
    rows = open_corpus(store.path).article("t").events
    text = [TEXT[start:end] for start, end in zip(rows["start"], rows["end"], strict=True)]
    (row,) = rows[[verb in clause for clause in text]].to_dict("records")
    return f"{row['start']}-{row['end']}", row
