"""Input that is made to break a reader: one record or one named problem for each, in bounded time.

What it may cost is measured in a process of its own: 8 processor seconds and 300 megabytes.
"""

import base64
import json
import re
import struct
import subprocess
import sys
import zipfile
import zlib

import pytest
from yardstick import slower

from dashboard.intake import limits, read_path
from dashboard.intake.archives import LOCKED
from dashboard.model import Article, Problem

SENTENCE = "The pier of Lindhaven opened on Monday, the harbour master said. "
MEASURED = """
import json, re, sys, time
from pathlib import Path
from dashboard.intake import read_path
begun = time.process_time()
found = [getattr(one, "name", "article") for one in read_path(sys.argv[1])]
memory = int(re.search(r"VmHWM:\\s+(\\d+)", Path("/proc/self/status").read_text())[1]) // 1024
print(json.dumps([found[:5], len(found), time.process_time() - begun, memory]))
"""


def measured(path):
    """Return the first names, how many there are; fail where reading took too much."""
    done = subprocess.run(
        [sys.executable, "-c", MEASURED, str(path)], capture_output=True, text=True, check=True
    )
    names, many, seconds, megabytes = json.loads(done.stdout)
    assert seconds < 8 * slower()
    assert megabytes < 300
    return names, many


def printed(*pages):
    """Return a PDF of these content streams; a pair has the rest of its dictionary second."""
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"",
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    kids = []
    for page in pages:
        content, entries = page if isinstance(page, tuple) else (page, b"")
        objects.append(b"<</Length %d%s>>stream\n%s\nendstream" % (len(content), entries, content))
        objects.append(
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Resources<</Font<</F1 3 0 R>>>>"
            b"/Contents %d 0 R>>" % len(objects)
        )
        kids.append(b"%d 0 R" % len(objects))
    objects[1] = b"<</Type/Pages/Count %d/Kids[%s]>>" % (len(kids), b" ".join(kids))
    data, offsets = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        offsets.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    return data + (
        b"xref\n0 %d\n0000000000 65535 f \n%strailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF"
        % (len(objects) + 1, table, len(objects) + 1, len(data))
    )


def lines(many, words=b"Pier %d opened."):
    step = 780 / many
    shown = (
        b"1 0 0 1 40 %.4f Tm (%s) Tj" % (785 - number * step, words % number)
        for number in range(many)
    )
    return b"BT /F1 2 Tf " + b" ".join(shown) + b" ET"


def test_a_small_parquet_file_of_one_text_in_millions_of_rows_is_a_bomb(tmp_path):
    import pyarrow as pa
    import pyarrow.parquet as pq

    text = pa.DictionaryArray.from_arrays(
        pa.array([0] * 2_000_000, pa.int32()), pa.array([SENTENCE * 15_000])
    )
    path = tmp_path / "x.parquet"
    pq.write_table(pa.table({"title": text, "text": text}), path, compression="zstd")
    assert path.stat().st_size < 50_000
    assert measured(path) == (["bomb"], 1)


def test_a_parquet_file_of_long_and_of_repeated_texts_is_read_whole(tmp_path):
    import pyarrow as pa
    import pyarrow.parquet as pq

    texts = [f"Pier {number}. {SENTENCE * 200}" for number in range(300)]
    path = tmp_path / "x.parquet"
    table = {"title": [f"Pier {n}" for n in range(300)], "text": texts, "source": ["Post"] * 300}
    pq.write_table(pa.table(table), path, row_group_size=100)
    assert [one.title for one in read_path(path) if isinstance(one, Article)] == table["title"]


def test_a_parquet_cell_over_the_limit_is_named_and_the_others_are_read(tmp_path, monkeypatch):
    import pyarrow as pa
    import pyarrow.parquet as pq

    monkeypatch.setattr(limits, "CELL_BYTES", 1_000)
    path = tmp_path / "x.parquet"
    pq.write_table(pa.table({"title": ["A", "B"], "text": [SENTENCE * 20, SENTENCE]}), path)
    assert [getattr(one, "name", "article") for one in read_path(path)] == ["too_large", "article"]


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        ([lines(30_000)], "too_large"),
        ([lines(300)] * 1_000, "too_large"),
        ([(zlib.compress(bytes(300_000_000), 9), b"/Filter/FlateDecode")], "bomb"),
        (
            [
                (
                    zlib.compress(zlib.compress(bytes(10_000_000))),
                    b"/Filter[/FlateDecode/FlateDecode]",
                )
            ],
            "bomb",
        ),
        ([b""] * 1_001, "too_large"),
    ],
    ids=["lines", "pages of lines", "unpacked", "packed twice", "pages"],
)
def test_a_pdf_of_more_than_any_page_holds_is_named(tmp_path, content, problem):
    path = tmp_path / "x.pdf"
    path.write_bytes(printed(*content))
    assert measured(path) == ([problem], 1)


def test_a_pdf_of_many_lines_within_the_limits_is_read_in_time(tmp_path):
    path = tmp_path / "x.pdf"
    path.write_bytes(
        printed(*[lines(60, b"The pier number %d of Lindhaven opened on Monday.")] * 300)
    )
    names, _ = measured(path)
    assert names[0] == "article"


@pytest.mark.parametrize(
    "opening",
    ["[", '{"articles": [', '{"x": [', '{"status": "ok", "articles": {"results": ['],
    ids=str,
)
def test_a_list_of_empty_records_is_given_up(tmp_path, opening):
    path = tmp_path / "x.json"
    path.write_text(opening + ",".join(["{}"] * 6_000_000) + "]", encoding="utf-8")
    names, many = measured(path)
    assert names[0] in {"empty", "no_articles"}
    assert many <= limits.PROBLEMS + 2


def test_one_long_record_of_a_list_is_looked_at_once(tmp_path):
    path = tmp_path / "x.json"
    path.write_text(
        json.dumps(
            [{"title": "Long", "text": SENTENCE * 330_000}, {"title": "Pier", "text": SENTENCE}]
        ),
        encoding="utf-8",
    )
    assert measured(path) == (["too_large", "article"], 2)


@pytest.mark.parametrize(
    "wrapped",
    ["%s", '{"status": "ok", "articles": %s}', '{"articles": {"page": 1, "results": %s}}'],
)
def test_records_are_found_wherever_a_piece_of_the_file_ends(tmp_path, monkeypatch, wrapped):
    monkeypatch.setattr("dashboard.intake.json_files.BLOCK", 7)
    monkeypatch.setattr(limits, "JSON_NODES", 4)
    records = [{"title": f'Pier "{n}" [\\', "text": f"{{It}} opened, {n}."} for n in range(4)]
    path = tmp_path / "x.json"
    path.write_text(wrapped % json.dumps([*records, 5, "x"]), encoding="utf-8")
    found = list(read_path(path))
    assert [one.title for one in found if isinstance(one, Article)] == [
        one["title"] for one in records
    ]
    assert [one.name for one in found if isinstance(one, Problem)] == ["broken"]


def overlapping(many):
    """Return a zip whose members all unpack from the same bytes."""
    raw = SENTENCE.encode() * 2_000
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    packed = packer.compress(raw) + packer.flush()
    sizes = (zlib.crc32(raw), len(packed), len(raw))
    data = struct.pack("<4sHHHHHIIIHH", b"PK\x03\x04", 20, 0, 8, 0, 0, *sizes, 1, 0) + b"a" + packed
    listed = b""
    for number in range(many):
        name = b"%05d.txt" % number
        listed += struct.pack(
            "<4sHHHHHHIIIHHHHHII", b"PK\x01\x02", 20, 20, 0, 8, 0, 0, *sizes, len(name), *[0] * 6
        )
        listed += name
    return (
        data
        + listed
        + struct.pack("<4sHHHHIIH", b"PK\x05\x06", 0, 0, many, many, len(listed), len(data), 0)
    )


def test_a_zip_whose_files_overlap_is_a_bomb(tmp_path):
    path = tmp_path / "x.zip"
    path.write_bytes(overlapping(3_000))
    assert measured(path) == (["bomb"], 1)


@pytest.mark.parametrize(
    "before", ["<!--" + "x" * 250_000 + "-->", "<!-- --><?x y?>", "<![CDATA[", ""], ids=len
)
def test_a_document_type_is_refused_wherever_it_stands(tmp_path, before):
    path = tmp_path / "x.xml"
    path.write_text(
        f'<?xml version="1.0"?>{before.replace("<![CDATA[", "<!---->")}'
        '<!DOCTYPE r [<!ENTITY a "b">]><rss><channel><item><title>&a;</title></item></channel></rss>'
    )
    assert [one.name for one in read_path(path) if isinstance(one, Problem)] == ["dtd_refused"]


def test_words_about_a_document_type_are_no_document_type(tmp_path):
    path = tmp_path / "x.xml"
    path.write_text(
        "<rss><!-- <!DOCTYPE --><channel><item><title>Pier</title><description>"
        f"<![CDATA[<p>&lt;!DOCTYPE&gt; <!DOCTYPE html> {SENTENCE}</p>]]></description></item></channel></rss>"
    )
    assert [one.title for one in read_path(path) if isinstance(one, Article)] == ["Pier"]


@pytest.mark.parametrize("words", ["a" * 200_000, "Pier " * 210_000], ids=["word", "text"])
@pytest.mark.parametrize("shape", ["{}", "<html><body><p>{}</p></body></html>", '{{"text": "{}"}}'])
def test_what_the_parser_would_refuse_is_named_by_intake(tmp_path, words, shape):
    path = tmp_path / "x"
    path.write_text(shape.format(words), encoding="utf-8")
    (problem,) = read_path(path)
    assert isinstance(problem, Problem)
    assert problem.name == "too_large"
    assert re.search(r"1,000,000 letters|limit is 100,000", problem.detail)


def test_names_hold_nothing_that_commands_a_terminal(tmp_path):
    (tmp_path / "a\x1b[31mb.txt").write_text(f"Pier\n\n{SENTENCE}", encoding="utf-8")
    with zipfile.ZipFile(tmp_path / "b.zip", "w") as archive:
        archive.writestr("c\x1b]0;x\x07\u202ed.txt", f"Port\n\n{SENTENCE}")
        archive.writestr("../\x1b.txt", "x")
    found = [*read_path(tmp_path)]
    assert [type(one) for one in found] == [Article, Problem, Article]
    for one in found:
        assert str(one.raw_ref if isinstance(one, Article) else one.where).isprintable()


@pytest.mark.parametrize("name", ["a.txt", "word/document.xml"])
def test_a_zip_with_a_password_is_named(tmp_path, name):
    path = tmp_path / "locked.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(name, f"Port\n\n{SENTENCE}")
    data = bytearray(path.read_bytes())
    data[6] |= 1  # the flag of a password, before the member and in the list at the end
    data[data.index(b"PK\x01\x02") + 8] |= 1
    path.write_bytes(data)
    (problem,) = read_path(path)
    assert isinstance(problem, Problem)
    assert (problem.name, problem.detail) == ("encrypted", LOCKED)


PAGE = "<!doctype html><html lang=en><head><title>Pier opens</title></head><body><h1>Pier opens</h1>{}</body></html>"
ITEM = "<item><title>Pier {0}</title><link>https://bay.example/{0}</link></item>"
LETTER = "From: a@bay.example\nSubject: Pier\nMIME-Version: 1.0\nContent-Type: text/html\nContent-Transfer-Encoding: base64\n\n"
LISTED = {
    "2 control characters": lambda: "Pier\n\n" + "The pier\x00 opened\x01 on Monday. " * 25_000,
    "3 lone surrogates": lambda: json.dumps([{"title": "P\ud800", "text": "A \ud800 b. " * 70_000}]),
    "4 without a mark": lambda: ("Pier\n\n" + SENTENCE * 12_000).encode("utf-16-le"),
    "5 double encoding": lambda: ("Pier\n\n" + "It cost “€ 5” – é. " * 40_000).encode().decode("cp1252", "replace"),
    "6 one line of 50 MB": lambda: "a b " * 12_500_000,
    "7 nested deep": lambda: PAGE.format("<div>" * 20_000 + SENTENCE * 500),
    "7 headings within headings": lambda: PAGE.format("".join(f"<h2>{n} {SENTENCE * 45}" for n in range(240))),
    "8 live blog": lambda: PAGE.format("".join(f"<p>{n % 24:02d}:15 {SENTENCE}{n}</p>" for n in range(10_000))),
    "9 links": lambda: PAGE.format("".join(f"<a href='/{n}'>Pier {n} of the town opened</a>" for n in range(50_000))),
    "14 direction": lambda: PAGE.format(f"<p>{('\u202e' + SENTENCE) * 10_000}</p>"),
    "24 lines": lambda: "\n".join(json.dumps({"title": f"P{n}"}) if n % 7 else "{NaN,," for n in range(9_000)),
    "25 columns": lambda: ",".join(f"c{n}" for n in range(1_000_000)) + "\n" + "x," * 999_999,
    "25 open from the top": lambda: 'title,text\n"' + f"Pier,{SENTENCE}\n" * 100_000,
    "31 items": lambda: f"<rss><channel>{''.join(map(ITEM.format, range(100_000)))}</channel></rss>",
    "32 mail": lambda: LETTER + base64.encodebytes(PAGE.format(f"<p>{SENTENCE}</p>" * 9_000).encode()).decode(),
    "33 no blanks": lambda: "ဆိပ်ကမ်း\n\n" + "ဆိပ်ခံတံတားကိုပိတ်ထားခဲ့သည်။\n" * 15_000,
    "35 blanks": lambda: PAGE.format(f"<p>{' ' * 200_000}{'((' * 100_000}</p><p>{SENTENCE}</p>"),
}  # fmt: skip
"""Listed cases whose cost no other test measures; what they come to is tested where ``CASES`` says."""


@pytest.mark.slow
@pytest.mark.parametrize("case", LISTED)
def test_what_a_listed_case_costs_to_read_is_bounded(tmp_path, case):
    path, data = tmp_path / "x", LISTED[case]()
    path.write_bytes(data if isinstance(data, bytes) else data.encode("utf-8", "surrogatepass"))
    _, many = measured(path)
    assert many
