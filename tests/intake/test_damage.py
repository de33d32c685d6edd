"""Files of every format with bytes damaged by chance: an article or a named problem, and nothing else."""

import gzip
import io
import json
import random
import zipfile

import docx
import openpyxl
import pytest
from printing import pdf

from dashboard.intake import read_path
from dashboard.intake.fetching.addresses import feed_links
from dashboard.intake.formats import FORMS, read_form
from dashboard.model import Article, Problem

SENTENCE = "The pier of Lindhaven opened on Monday, the harbour master said. “It is long,” said Ove Tandberg."
RECORDS = [
    {"title": f"Pier {n}", "text": SENTENCE, "date": "2021-03-04", "author": ["Ida Brandt"]}
    for n in range(3)
]
PAGE = (
    "<!doctype html><html lang='en'><head><title>Pier</title><script type='application/ld+json'>"
    '{"@type": "NewsArticle", "headline": "Pier opens", "datePublished": "2021-03-04", "author": {"name": "Ida Brandt"}}'
    f"</script></head><body><h1>Pier opens</h1><figure><figcaption>The pier. Lena Holt / Reuters</figcaption></figure>{f'<p>{SENTENCE}</p>' * 3}</body></html>"
)
FEED = f"<?xml version='1.0'?><rss version='2.0'><channel><title>Bay</title><item><title>Pier</title><link>https://a.example/1</link><description>{SENTENCE}</description></item></channel></rss>"
MAIL = f"From: a@b.example\r\nSubject: Pier\r\nMIME-Version: 1.0\r\nMessage-ID: <1>\r\nDate: Thu, 04 Mar 2021 08:30:00 +0100\r\nContent-Type: multipart/alternative; boundary=B\r\n\r\n--B\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<p>{SENTENCE}</p>\r\n--B--\r\n"
ATOM = f"<?xml version='1.0'?><feed xmlns='http://www.w3.org/2005/Atom'><title>Bay</title><entry><title>Pier</title><link href='https://a.example/1'/><updated>2021-03-04T08:30:00Z</updated><content type='html'>&lt;p&gt;{SENTENCE}&lt;/p&gt;</content></entry></feed>"
BLOG = f"<?xml version='1.0'?><rss version='2.0' xmlns:wp='http://wordpress.org/export/1.2/' xmlns:content='http://purl.org/rss/1.0/modules/content/'><channel><title>Bay</title><item><title>Pier</title><link>https://a.example/1</link><wp:status>publish</wp:status><wp:post_type>post</wp:post_type><content:encoded><![CDATA[<p>{SENTENCE}</p>]]></content:encoded></item></channel></rss>"
SAVED = f'From: <Saved by Blink>\r\nSnapshot-Content-Location: https://a.example/1\r\nSubject: Pier\r\nDate: Thu, 04 Mar 2021 08:30:00 +0100\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; type="text/html"; boundary=B\r\n\r\n--B\r\nContent-Type: text/html\r\nContent-Location: https://a.example/1\r\n\r\n{PAGE}\r\n--B--\r\n'
FACTIVA = f"<html><body><div class='article enArticle'><b>Pier opens</b><div>40 words</div><div>4 March 2021</div><div>Bay Courier</div><p class='articleParagraph enarticleParagraph'>{SENTENCE}</p></div></body></html>"
WARC = b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://a.example/1\r\nWARC-Date: 2021-03-05T10:00:00Z\r\nWARC-Record-ID: <urn:uuid:1>\r\nContent-Type: application/http\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n"


def seeds():
    """Return a small whole file of each format."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    reply = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + PAGE.encode()
    word, book, table, packed = docx.Document(), openpyxl.Workbook(), io.BytesIO(), io.BytesIO()
    word.add_heading("Pier", 0)
    word.add_paragraph(SENTENCE)
    book.active.append(["title", "text"])
    book.active.append(["Pier", SENTENCE])
    pq.write_table(pa.Table.from_pylist(RECORDS), table)
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.html", PAGE)
        archive.writestr("b.txt", SENTENCE)
    files = {
        "text": f"Pier opens\n\nBy Ida Brandt\n\n{SENTENCE}\n\nShare\n\n{SENTENCE}\n".encode(),
        "front matter": f"---\ntitle: Pier\ndate: 2021-03-04\n---\n{SENTENCE}\n".encode(),
        "page": PAGE.encode(),
        "json": json.dumps({"articles": RECORDS}).encode(),
        "list": json.dumps(RECORDS).encode(),
        "lines": "\n".join(map(json.dumps, RECORDS)).encode(),
        "csv": f'title,text,date\nPier,"{SENTENCE}",2021-03-04\nPort,"{SENTENCE}",\n'.encode(),
        "parquet": table.getvalue(),
        "feed": FEED.encode(),
        "atom": ATOM.encode(),
        "export of a blog": BLOG.encode(),
        "mail": MAIL.encode(),
        "saved page": SAVED.encode(),
        "page of factiva": FACTIVA.encode(),
        "pdf": pdf(
            [[(40, 700, 20, "Pier opens"), (40, 660, 12, SENTENCE), (40, 640, 12, SENTENCE)]]
        ),
        "table with tabs": f"title\ttext\tdate\nPier\t{SENTENCE}\t2021-03-04\n".encode(),
        "warc": WARC % (len(reply), reply),
        "rtf": b"{\\rtf1\\ansi\\ansicpg1252 Pier opens\\par "
        + SENTENCE.encode("cp1252")
        + b"\\par}",
        "ris": b"TY  - NEWS\nTI  - Pier\nAU  - Brandt, Ida\nDA  - 2021/03/04\nER  -\n",
        "nexis": f"Pier\nBay Courier\nMarch 4, 2021 Thursday\nLength: 9 words\nBody\n{SENTENCE}\nLoad-Date: March 5, 2021\nEnd of Document\n".encode(),
        "proquest": f"{'_' * 60}\nPier\nPublication title: Bay\nPublication date: Mar 4, 2021\nFull text: {SENTENCE}\n{'_' * 60}\n".encode(),
        "factiva": f"HD Pier\nPD 4 March 2021\nSN Bay Courier\nLP\n{SENTENCE}\nDocument BAYC000020210304eh3400001\n".encode(),
        "zip": packed.getvalue(),
    }
    files["gzip"] = gzip.compress(files["page"])
    for name, document in (("word", word), ("workbook", book)):
        buffer = io.BytesIO()
        document.save(buffer)
        files[name] = buffer.getvalue()
    return files


SEEDS = seeds()


def damaged(data, chance):
    """Return a file with some bytes changed, cut out, doubled, or its end missing."""
    data = bytearray(data)
    for _ in range(chance.randint(1, 6)):
        place = chance.randrange(len(data) or 1)
        deed = chance.randrange(5)
        if deed == 0:
            data[place : place + 1] = bytes([chance.randrange(256)])
        elif deed == 1:
            del data[place : place + chance.randint(1, 40)]
        elif deed == 2:
            data[place:place] = data[place : place + 200] * chance.randint(1, 5)
        elif deed == 3:
            del data[place:]
        else:
            data[place:place] = chance.choice(
                [b"\x00", b"\xff\xfe", b"<", b'"', b"{", b"\\", b"99999999999", b"\xed\xa0\x80"]
            )
    return bytes(data)


def check(path, name, chances):
    for number in chances:
        path.write_bytes(damaged(SEEDS[name], random.Random(f"{name} {number}")))
        found = list(read_path(path))
        assert found, number
        for one in found:
            assert isinstance(one, Article | Problem)
            assert not (isinstance(one, Problem) and one.name == "unreadable"), (number, one)


@pytest.mark.parametrize(("name", "number"), [("export of a blog", 188), ("pdf", 366)])
def test_damage_that_libraries_trip_over_is_named_or_read(tmp_path, name, number):
    check(tmp_path / "x", name, [number])


def test_a_damaged_feed_leads_nowhere():
    feed = damaged(SEEDS["export of a blog"], random.Random("export of a blog 188"))
    assert [*feed_links(feed, "https://a.example/")] == []


@pytest.mark.parametrize("name", SEEDS)
def test_a_damaged_file_gives_articles_or_named_problems(tmp_path, name):
    check(tmp_path / "x", name, range(12))


@pytest.mark.slow
@pytest.mark.parametrize("name", SEEDS)
def test_many_damaged_files_give_articles_or_named_problems(tmp_path, name):
    check(tmp_path / "x", name, range(12, 400))


def test_each_reader_has_a_file_to_be_damaged(tmp_path, monkeypatch):
    forms = set()

    def noted(form, item):
        forms.add(form)
        return read_form(form, item)

    monkeypatch.setattr("dashboard.intake.file_reading.read_form", noted)
    for data in SEEDS.values():
        (tmp_path / "x").write_bytes(data)
        assert [*read_path(tmp_path / "x")]
    assert forms == set(FORMS)


@pytest.mark.parametrize("name", SEEDS)
def test_the_whole_file_is_read(tmp_path, name):
    (tmp_path / "x").write_bytes(SEEDS[name])
    found = list(read_path(tmp_path / "x"))
    assert any(isinstance(one, Article) for one in found)
    assert all(isinstance(one, Article) or one.name == "no_text" for one in found)
