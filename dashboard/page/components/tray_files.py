"""A tray as a file to write from: Word, Markdown or HTML, each item with a footnote that proves it.

Article text is plain text in all three: what it holds becomes neither markup nor a link.
"""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING, Any

from dashboard.page.components.markup import Markup, tag
from dashboard.page.components.tray_items import TITLE
from dashboard.wording import harmless

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from dashboard.page.components.tray_items import Item

READ_AS_MORE = re.compile(
    r"""([\\`*_{}\[\]<>|~$^@&]|^[#>+=-]|(?<=\bwww)\.|:(?=//))""",
    re.IGNORECASE,
)
"""Signs that Markdown reads as more than themselves: everywhere, where a line begins, and in addresses."""
NUMBERED = re.compile(r"^(\d{1,9})([.)])")
"""How an item of a list begins."""
ADDRESS = re.compile(r"https?://[^\s<>]+")
NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Signs that no XML can hold."""
NOTES_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
NOTES_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
SEPARATORS = ((-1, "separator"), (0, "continuationSeparator"))
"""The two footnotes that Word wants of its own."""


def as_markdown(items: Sequence[Item], head: Sequence[str]) -> bytes:
    """Return a tray as Markdown with footnotes."""
    lines = [f"# {TITLE}", *(f"*{_plain(line)}*" for line in head)]
    notes = []
    for number, one in enumerate(items, 1):
        said = f" — {_plain(one.said)}" if one.said else ""
        words = f"{_plain(one.words)}{said}" if one.words else f"*{_plain(one.lost)}*"
        lines.append(f"{words}[^{number}]")
        lines += [f"> {_plain(one.note)}"] if one.note else []
        address = f"<{one.address}>" if ADDRESS.fullmatch(one.address) else _plain(one.address)
        notes.append(f"[^{number}]: {_plain(one.footnote)} {address}".rstrip())
    return "\n\n".join([*lines, "\n".join(notes), ""]).encode()


def _plain(words: str) -> str:
    """Return text as one line of a Markdown file that shows it as it is; full stops and hyphens stay legible."""
    plain = READ_AS_MORE.sub(r"\\\1", " ".join(harmless(words).split()))
    return NUMBERED.sub(r"\1\\\2", plain)


STYLE = (
    "body{font:1.05rem/1.5 Georgia,serif;max-width:42rem;margin:2rem auto;padding:0 1rem}"
    "p.head{color:#5F5C55;margin:.2rem 0}blockquote{margin:1.2rem 0 0}"
    "p.note{font-style:italic;margin:.2rem 0 0}ol{font-size:.9rem;color:#5F5C55;padding-left:1.4rem}"
)


def as_html(items: Sequence[Item], head: Sequence[str]) -> bytes:
    """Return a tray as one HTML page with footnotes; it loads nothing and runs nothing."""
    parts = [tag("h1", TITLE), *(tag("p", line, class_="head") for line in head)]
    for number, one in enumerate(items, 1):
        sign = tag("sup", tag("a", number, href=f"#note-{number}", id=f"item-{number}"))
        said = tag("p", "— ", one.said) if one.said else ""
        parts.append(tag("blockquote", tag("p", one.words or tag("i", one.lost), sign), said))
        parts += [tag("p", one.note, class_="note")] if one.note else []
    notes = [
        tag(
            "li",
            one.footnote,
            " ",
            one.address,
            " ",
            tag("a", "↩", href=f"#item-{n}"),
            id=f"note-{n}",
        )
        for n, one in enumerate(items, 1)
    ]
    body = tag("body", *parts, tag("hr"), tag("ol", *notes))
    meta = tag("title", TITLE) + Markup(f'<meta charset="utf-8"><style>{STYLE}</style>')
    return f"<!doctype html>\n{tag('html', tag('head', Markup(meta)), body, lang='en')}\n".encode()


def as_docx(items: Sequence[Item], head: Sequence[str]) -> bytes:
    """Return a tray as a Word document with real footnotes."""
    from docx import Document  # noqa: PLC0415 - for who takes a document alone

    document = Document()
    document.core_properties.title, document.core_properties.author = TITLE, "Dateline"
    document.core_properties.comments = ""
    document.add_heading(TITLE, 1)
    for line in head:
        document.add_paragraph().add_run(_xml(line)).italic = True
    for number, one in enumerate(items, 1):
        paragraph = document.add_paragraph()
        if one.words:
            paragraph.add_run(_xml(one.words))
            paragraph.add_run(_xml(f" — {one.said}" if one.said else ""))
        else:
            paragraph.add_run(_xml(one.lost)).italic = True
        _refer(paragraph, number)
        if one.note:
            document.add_paragraph().add_run(_xml(one.note)).italic = True
    _add_notes(document, [" ".join(filter(None, (one.footnote, one.address))) for one in items])
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def _xml(words: str) -> str:
    return NOT_XML.sub("", words)


def _refer(paragraph: Any, number: int) -> None:
    """Put the sign of a footnote at the end of a paragraph."""
    from docx.oxml import OxmlElement  # noqa: PLC0415 - as above
    from docx.oxml.ns import qn  # noqa: PLC0415 - as above

    run = paragraph.add_run()
    run.font.superscript = True
    sign = OxmlElement("w:footnoteReference")
    sign.set(qn("w:id"), str(number))
    run._r.append(sign)  # noqa: SLF001 - python-docx has no footnotes: its element is the way to one


def _add_notes(document: Any, notes: Sequence[str]) -> None:
    """Give a document its footnotes, which python-docx does not write itself."""
    from docx.opc.oxml import serialize_part_xml  # noqa: PLC0415 - as above
    from docx.opc.packuri import PackURI  # noqa: PLC0415 - as above
    from docx.opc.part import Part  # noqa: PLC0415 - as above
    from docx.oxml import OxmlElement  # noqa: PLC0415 - as above
    from docx.oxml.ns import qn  # noqa: PLC0415 - as above

    def add(parent: Any, name: str, **attributes: str) -> Any:
        child = OxmlElement(
            f"w:{name}", {qn(f"w:{key}"): value for key, value in attributes.items()}
        )
        parent.append(child)
        return child

    root = OxmlElement("w:footnotes")
    for number, kind in SEPARATORS:
        paragraph = add(add(root, "footnote", id=str(number), type=kind), "p")
        add(add(paragraph, "r"), kind)
    for number, words in enumerate(notes, 1):
        paragraph = add(add(root, "footnote", id=str(number)), "p")
        sign = add(paragraph, "r")
        add(add(sign, "rPr"), "vertAlign", val="superscript")
        add(sign, "footnoteRef")
        said = add(add(paragraph, "r"), "t")
        said.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        said.text = f" {_xml(words)}"
    blob = serialize_part_xml(root)
    part = Part(PackURI("/word/footnotes.xml"), NOTES_TYPE, blob, document.part.package)
    document.part.relate_to(part, NOTES_RELATION)


WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
FORMS: dict[str, tuple[str, str, Callable[[Sequence[Item], Sequence[str]], bytes]]] = {
    "docx": ("Word (.docx)", WORD, as_docx),
    "md": ("Markdown", "text/markdown", as_markdown),
    "html": ("HTML", "text/html", as_html),
}
"""The forms of a tray: the words on its button, its media type, and what makes it."""
