"""Exports of news databases, written here in the shape of the real ones."""

import io
import json

import docx
import pytest

from dashboard.intake import read_path
from dashboard.model import Article, Problem

SENTENCE = (
    "The pier of Lindhaven opened on Monday, the harbour master said in the hall of the town."
)

NEXIS = f"""User Name: A reader
Date and Time: Friday, March 5, 2021 10:00:00 AM
Job Number: 1234
Documents (2)
1. Second pier opens
Client/Matter: -None-
Search Terms: pier

Second pier opens
The Bay Courier
March 4, 2021 Thursday
City Edition

Copyright 2021 The Bay Courier All Rights Reserved
Section: TOWN; Pg. 3
Length: 40 words
Byline: Ida Brandt
Dateline: LINDHAVEN

Body

{SENTENCE}

Age: 40. It is long.

Load-Date: March 5, 2021

End of Document

Port closes
The Harbour Times
March 5, 2021 Friday

Length: 20 words

Body

{SENTENCE}

Load-Date: March 6, 2021

End of Document
"""

OLDER = f"""                               1 of 2 DOCUMENTS

                              The Bay Courier

                              March 4, 2021 Thursday

Second pier opens

BYLINE: Ida Brandt

SECTION: TOWN; Pg. 3

LENGTH: 40 words

{SENTENCE}

LOAD-DATE: March 5, 2021

                               2 of 2 DOCUMENTS

                              The Harbour Times

                              March 5, 2021 Friday

Port closes

LENGTH: 20 words

{SENTENCE}
"""

PROQUEST = f"""____________________________________________________________

Document 1 of 2

Second pier opens

Author: Brandt, Ida

Publication info: The Bay Courier ; Lindhaven [Lindhaven] 04 Mar 2021: A.1.

Publication title: The Bay Courier; Lindhaven

Publication date: Mar 4, 2021

Full text: {SENTENCE}

It is long.

Subject: Piers

Document URL: https://baycourier.example/pier

Language of publication: English

ProQuest document ID: 123456

____________________________________________________________

Port closes

Publication title: The Harbour Times

Publication date: Mar 5, 2021

Abstract: The port closes.

Full text: {SENTENCE}

ProQuest document ID: 123457

____________________________________________________________

Contact us at: help@example.com
"""

FACTIVA = f"""SE Town
HD Second pier opens
BY Ida Brandt
WC 40 words
PD 4 March 2021
ET 08:30
SN The Bay Courier
SC BAYC
LA English
CY Copyright 2021 The Bay Courier
LP
{SENTENCE}
TD
It is long.
Document BAYC000020210304eh3400001

HD Port closes
WC 20 words
PD 5 March 2021
SN The Harbour Times
LA English
LP
{SENTENCE}
Document HARB000020210305eh3500001
"""

RIS = """TY  - NEWS
TI  - Second pier opens
AU  - Brandt, Ida
AU  - Falk, Jon
T2  - The Bay Courier
DA  - 2021/03/04/
UR  - https://baycourier.example/pier
LA  - English
AB  - The town has a second pier.
ER  -

TY  - NEWS
T1  - Port closes
JF  - The Harbour Times
PY  - 2021
ER  -
"""

PAGE = f"""<html><body><div class="article enArticle"><div>Town</div><div><span class="enHeadline"><b>Second pier opens</b></span></div>
<div class="author">Ida Brandt</div><div>40 words</div><div>4 March 2021</div><div>08:30</div><div>The Bay Courier</div><div>English</div>
<p class="articleParagraph enarticleParagraph">{SENTENCE}</p><p class="articleParagraph enarticleParagraph">It is long.</p></div>
<div class="article enArticle"><div><b>Port closes</b></div><div>5 March 2021</div><div>The Harbour Times</div>
<p class="articleParagraph enarticleParagraph">{SENTENCE}</p></div></body></html>"""

ROW = "<tr><td><b>{}</b></td><td>{}</td></tr>"
INDEXED = "".join(
    f"<div class='article enArticle'><table>{''.join(ROW.format(*row) for row in rows)}</table></div>"
    for rows in (
        [("SE", "Town"), ("HD", "Second pier opens"), ("BY", "Ida Brandt"), ("PD", "4 March 2021"), ("ET", "08:30"), ("SN", "The Bay Courier"),
         ("LP", f"<p>{SENTENCE}</p>"), ("TD", "<p>It is long.</p><p>It is wide.</p>"), ("AN", "Document BAYC000020210304eh3400001")],
        [("HD", "Port closes"), ("PD", "5 March 2021"), ("SN", "The Harbour Times"), ("LP", f"<p>{SENTENCE}</p>")],
    )
)  # fmt: skip
INDEXED = f"<html><body>{INDEXED}</body></html>"

EXPECTED = [
    ("Second pier opens", "The Bay Courier", "2021-03-04"),
    ("Port closes", "The Harbour Times", "2021-03-05"),
]


def articles(tmp_path, data, name="x.bin"):
    path = tmp_path / name
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return [one for one in read_path(path) if isinstance(one, Article)]


@pytest.mark.parametrize(
    "text", [NEXIS, "\ufeff" + NEXIS, OLDER, PROQUEST, FACTIVA, PAGE, INDEXED],
    ids=["nexis", "mark", "older nexis", "proquest", "factiva", "factiva page", "factiva table"],
)  # fmt: skip
def test_each_article_of_an_export_is_one(tmp_path, text):
    found = articles(tmp_path, text)
    told = [(one.title, one.source, (one.published or "")[:10]) for one in found]
    assert told == EXPECTED
    assert found[0].authors == ("Ida Brandt",)
    assert [SENTENCE in one.text for one in found] == [True, True]
    assert not any(
        word in one.text
        for one in found
        for word in ("Load-Date", "LENGTH", "Document BAYC", "Subject")
    )


def test_a_label_counts_only_above_the_text(tmp_path):
    assert "Age: 40. It is long." in articles(tmp_path, NEXIS)[0].text


@pytest.mark.parametrize("text", [NEXIS, PROQUEST, FACTIVA], ids=["nexis", "proquest", "factiva"])
def test_an_export_may_come_as_a_document(tmp_path, text):
    document = docx.Document()
    for line in text.split("\n"):
        document.add_paragraph(line)
    buffer = io.BytesIO()
    document.save(buffer)
    found = articles(tmp_path, buffer.getvalue(), "x.docx")
    assert [(one.title, (one.published or "")[:10]) for one in found] == [
        (title, day) for title, _, day in EXPECTED
    ]
    rtf = b"{\\rtf1\\ansi " + text.replace("\n", "\\par\n").encode("ascii") + b"}"
    found = articles(tmp_path, rtf, "x.rtf")
    assert [(one.title, (one.published or "")[:10]) for one in found] == [
        (title, day) for title, _, day in EXPECTED
    ]


def test_references_are_headlines_with_what_is_known_of_them(tmp_path):
    found = articles(tmp_path, RIS)
    assert [(one.title, one.source, one.published) for one in found] == [
        EXPECTED[0],
        ("Port closes", "The Harbour Times", None),
    ]
    assert found[0].authors == ("Ida Brandt", "Jon Falk")
    assert found[0].deck == "The town has a second pier."


@pytest.mark.parametrize(
    "data",
    [
        "TY  - NEWS\nTI  - Pier\nAU  - Brandt, Ida\nER  -\n",
        '"Key","Item Type","Author","Title"\n"K1","newspaperArticle","Brandt, Ida","Pier"\n',
    ],
    ids=["ris", "zotero"],
)
def test_one_author_with_the_last_name_first_is_one_author(tmp_path, data):
    (article,) = articles(tmp_path, data)
    assert article.authors == ("Ida Brandt",)


def test_an_office_among_authors_of_a_reference_manager_keeps_its_name(tmp_path):
    rows = (
        f'"Key","Item Type","Author","Title"\n"K1","newspaperArticle","{who}","Pier"\n'
        for who in ("Brandt, Ida; Harbour Desk", "Harbour Desk", "")
    )
    found = [articles(tmp_path, data)[0] for data in rows]
    assert [(one.authors, one.byline) for one in found] == [
        (("Ida Brandt", "Harbour Desk"), "Ida Brandt, Harbour Desk"),
        (("Harbour Desk",), "Harbour Desk"),
        ((), None),
    ]


def described(tmp_path, data):
    path = tmp_path / "x.bin"
    path.write_text(data, encoding="utf-8")
    return list(read_path(path))


TABLES = {
    "media cloud": (
        "id,indexed_date,language,media_name,media_url,publish_date,title,url\n"
        "1,2021-03-06,en,baycourier.example,https://baycourier.example,2021-03-04,Second pier opens,https://baycourier.example/pier\n"
    ),
    "zotero": (
        '\ufeff"Key","Item Type","Publication Year","Author","Title","Publication Title","Url","Abstract Note","Date","Date Added"\n'
        '"K1","newspaperArticle","2021","Brandt, Ida; Falk, Jon","Second pier opens","The Bay Courier","https://baycourier.example/pier","","2021-03-04","2024-01-01 10:00:00"\n'
    ),
    "tabs": f"headline\tpubdate\toutlet\tfull text\nSecond pier opens\t2021-03-04\tThe Bay Courier\t{SENTENCE}\n",
    "csl": json.dumps([
        {"type": "article-newspaper", "title": "Second pier opens", "container-title": "The Bay Courier",
         "author": [{"family": "Brandt", "given": "Ida"}], "issued": {"date-parts": [[2021, 3, 4]]}, "URL": "https://baycourier.example/pier"}
    ]),
    "newsapi": json.dumps({
        "status": "ok", "totalResults": 1, "articles": [
            {"source": {"id": None, "name": "The Bay Courier"}, "author": "Ida Brandt", "title": "Second pier opens - The Bay Courier",
             "description": "A pier.", "url": "https://baycourier.example/pier", "publishedAt": "2021-03-04T08:30:00Z", "content": f"{SENTENCE} [+1234 chars]"}
        ]
    }),
    "event registry": json.dumps({
        "articles": {"results": [
            {"uri": "1", "lang": "eng", "isDuplicate": False, "date": "2021-03-05", "time": "09:00:00", "dateTime": "2021-03-05T09:00:00Z",
             "dateTimePub": "2021-03-04T08:30:00Z", "title": "Second pier opens", "body": SENTENCE, "url": "https://baycourier.example/pier",
             "source": {"uri": "baycourier.example", "title": "The Bay Courier"}, "authors": [{"name": "Ida Brandt"}]}
        ], "totalResults": 1}
    }),
}  # fmt: skip


@pytest.mark.parametrize("name", TABLES)
def test_the_columns_of_known_exports_are_understood(tmp_path, name):
    (article,) = [one for one in described(tmp_path, TABLES[name]) if isinstance(one, Article)]
    assert (article.title, (article.published or "")[:10]) == ("Second pier opens", "2021-03-04")
    assert article.source == ("baycourier.example" if name == "media cloud" else "The Bay Courier")
    if name not in {"media cloud", "tabs"}:
        assert article.authors[0] == "Ida Brandt"
    if name == "newsapi":
        assert any(warning.startswith("truncated") for warning in article.warnings)
        assert article.kind == "stub"


def test_what_gdelt_saw_is_a_bound_and_its_titles_are_joined(tmp_path):
    data = json.dumps({"articles": [
        {"url": "https://baycourier.example/pier", "title": "Second pier opens in the U . S . , mayor says", "seendate": "20210305T091500Z",
         "domain": "baycourier.example", "language": "English", "sourcecountry": "X"}
    ]})  # fmt: skip
    article = described(tmp_path, data)[0]
    assert isinstance(article, Article)
    assert (article.title, article.published) == ("Second pier opens in the U.S., mayor says", None)
    assert "seen, not published" in (article.published_evidence or "")


def test_an_article_that_its_publisher_took_back_is_named(tmp_path):
    data = json.dumps(
        {
            "status": "ok",
            "articles": [
                {"title": "[Removed]", "source": {"name": "[Removed]"}, "content": "[Removed]"}
            ],
        }
    )
    (problem,) = described(tmp_path, data)
    assert isinstance(problem, Problem)
    assert problem.name == "removed"


WORDPRESS = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/1.2/">
<channel><title>The Bay Courier</title><link>https://baycourier.example</link>
{items}</channel></rss>"""
ITEM = """<item><title>{title}</title><link>https://baycourier.example/{title}</link><pubDate>Thu, 04 Mar 2021 08:30:00 +0000</pubDate>
<dc:creator><![CDATA[Ida Brandt]]></dc:creator><content:encoded><![CDATA[<p>{text}</p>]]></content:encoded>
<wp:post_type>{kind}</wp:post_type><wp:status>{status}</wp:status></item>"""


def test_an_export_of_wordpress_gives_what_was_published(tmp_path):
    items = [
        ("Pier", "post", "publish"),
        ("Draft", "post", "draft"),
        ("Picture", "attachment", "inherit"),
        ("About", "page", "publish"),
    ]
    text = "".join(
        ITEM.format(title=title, kind=kind, status=status, text=SENTENCE)
        for title, kind, status in items
    )
    found = articles(tmp_path, WORDPRESS.format(items=text))
    assert [(one.title, one.source) for one in found] == [
        ("Pier", "The Bay Courier"),
        ("About", "The Bay Courier"),
    ]


def test_pages_of_factiva_keep_headline_hour_and_paragraphs(tmp_path):
    plain = PAGE.replace("<b>Second pier opens</b>", "Second pier opens")
    for page in (plain, INDEXED):
        article = articles(tmp_path, page)[0]
        assert (article.title, article.published) == ("Second pier opens", "2021-03-04T08:30:00")
        assert article.of_kind("paragraph")[:2] == (SENTENCE, "It is long.")


def test_the_address_below_a_text_of_nexis_is_the_articles(tmp_path):
    text = NEXIS.replace("Age: 40. It is long.", "It is long.\n\nURL: https://bay.example/pier")
    first = articles(tmp_path, text)[0]
    assert first.url == "https://bay.example/pier"
    assert first.of_kind("paragraph") == (SENTENCE, "It is long.")
    within = NEXIS.replace("Age: 40.", "URL: https://bay.example/pier\n\n")
    assert articles(tmp_path, within)[0].url is None


def test_the_day_on_which_event_registry_found_an_article_is_a_bound(tmp_path):
    reply = json.loads(TABLES["event registry"])
    del reply["articles"]["results"][0]["dateTimePub"]
    article = described(tmp_path, json.dumps(reply))[0]
    assert article.published is None
    assert article.published_evidence == "seen, not published: 2021-03-05T09:00:00Z"


@pytest.mark.parametrize(
    ("stated", "byline", "authors"),
    [
        ("https://social.example/bay", None, ()),
        ("['Ida Brandt', \"Jon O'Falk\"]", "Ida Brandt, Jon O'Falk", ("Ida Brandt", "Jon O'Falk")),
        ("[Ida Brandt]", "[Ida Brandt]", ("Ida Brandt",)),
    ],
)
def test_an_author_of_newsapi_may_be_an_address_or_a_list_in_one_line(
    tmp_path, stated, byline, authors
):
    reply = json.loads(TABLES["newsapi"])
    reply["articles"][0]["author"] = stated
    article = described(tmp_path, json.dumps(reply))[0]
    assert (article.byline, article.authors) == (byline, authors)


def test_what_zotero_says_of_its_own_entry_is_no_change_of_the_article(tmp_path):
    table = '"Key","Item Type","Title","Date","Date Modified"\n"K1","newspaperArticle","Pier","2021-03-04","2024-01-01 10:00:00"\n'
    (article,) = articles(tmp_path, table)
    assert (article.published, article.modified) == ("2021-03-04", None)
    assert ("Item modified", "2024-01-01 10:00:00") in {
        (one.name, one.value) for one in article.extra
    }
