"""Headlines and headings are read for names and events, and are no quotations; all is invented."""

from dashboard.model import Article, Block
from dashboard.parsing.parser import Parser

TITLE = "The bridge will hold, Lund says"
HEADING = "“Nobody asked,” says Lund"
BODY = "Ada Lund said on Monday that the bridge would hold through the winter."


def test_what_a_headline_or_a_heading_attributes_is_no_quotation():
    text = f"{TITLE}\n\n{BODY}\n\n{HEADING}\n\n{BODY}"
    ends = [0]
    for part in (TITLE, BODY, HEADING):
        ends.append(ends[-1] + len(part) + 2)
    kinds = ("title", "paragraph", "heading", "paragraph")
    parts = zip(kinds, ends, (TITLE, BODY, HEADING, BODY), strict=True)
    blocks = tuple(Block(kind, start, start + len(part)) for kind, start, part in parts)
    found = Parser().parse(Article("a", text, blocks, published="2031-05-10", language="en"))
    told = [text[q.start : q.end] for q in found.quotations]
    assert told == ["the bridge would hold through the winter"] * 2
    named = {text[m.start : m.end] for m in found.mentions if m.start < ends[1]}
    assert "Lund" in named
