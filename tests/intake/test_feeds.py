import time

import pytest
from yardstick import slower

from dashboard.intake import limits, read_path
from dashboard.intake.feeds import pieces_of
from dashboard.model import Problem

RSS = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>The Bay Courier</title><language>en</language>
<item><title>A pier &amp; a price</title><link>https://a.example/pier</link><dc:creator>Ida Brandt</dc:creator>
<pubDate>Mon, 22 Apr 2024 10:00:00 +0000</pubDate>
<content:encoded><![CDATA[<p>The pier opened.</p><script>alert(1)</script><p>It closed.</p>]]></content:encoded></item>
<item><title>Second</title><link>https://a.example/second</link><description>Only a summary.</description></item>
</channel></rss>"""

ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Bay Atom</title>
<entry><title>Pier</title><link href="https://a.example/pier"/><updated>2024-04-22T10:00:00Z</updated>
<author><name>Ida Brandt</name></author><content type="html">&lt;p&gt;The pier opened.&lt;/p&gt;</content></entry></feed>"""


def write(tmp_path, text):
    path = tmp_path / "feed.txt"
    path.write_text(text, encoding="utf-8")
    return list(read_path(path))


def test_an_rss_file_gives_an_article_for_each_item(tmp_path):
    first, second = write(tmp_path, RSS)
    assert first.title == "A pier & a price"
    assert first.of_kind("paragraph") == ("The pier opened.", "It closed.")
    assert (first.source, first.authors) == ("The Bay Courier", ("Ida Brandt",))
    assert first.published == "2024-04-22T10:00:00+00:00"
    assert (second.published, "summary_only" in second.warnings) == (None, True)
    assert second.raw_ref == "feed.txt#2"


def test_a_feed_of_a_section_names_its_outlet_and_a_byline_is_no_paragraph(tmp_path):
    section = RSS.replace("<title>The Bay Courier<", "<title>Harbour | The Bay Courier<", 1)
    there = section.replace("//a.example", "//baycourier.example")
    signed = there.replace("<![CDATA[<p>", "<![CDATA[<p>Ida Brandt</p><p>")
    first, second = write(tmp_path, signed)
    assert (first.source, second.source) == ("The Bay Courier", "The Bay Courier")
    assert first.of_kind("paragraph") == ("The pier opened.", "It closed.")
    assert [one.source for one in write(tmp_path, section)] == ["Harbour | The Bay Courier"] * 2


def test_an_atom_file_without_publication_gives_its_update_as_the_date(tmp_path):
    (entry,) = write(tmp_path, ATOM)
    assert (entry.published, entry.published_evidence) == (
        "2024-04-22T10:00:00+00:00",
        "feed: updated",
    )
    assert entry.of_kind("paragraph") == ("The pier opened.",)


@pytest.mark.parametrize("feed", [RSS, ATOM.replace("</feed>", "")], ids=["rss", "atom"])
def test_a_long_feed_is_parsed_in_pieces_and_gives_the_same(tmp_path, monkeypatch, feed):
    entry = (
        "<entry><title>Port {n}</title><content><![CDATA[It has an </item> <item> in it.]]></content></entry>"
        if feed != RSS
        else "<item><title>Port {n}</title><description><![CDATA[An </item>\n<item> is in it.]]></description></item>"
    )
    foot = "</feed>" if feed != RSS else "</channel></rss>"
    text = (
        feed.removesuffix("</channel></rss>") + "".join(entry.format(n=n) for n in range(40)) + foot
    )
    whole = write(tmp_path, text)
    monkeypatch.setattr(limits, "FEED_LETTERS", 300)
    assert write(tmp_path, text) == whole
    assert len(whole) > 40
    assert {one.source for one in whole} <= {"The Bay Courier", "Bay Atom"}


@pytest.mark.parametrize(
    "first",
    [
        "<item><title>Marks</title><description><![CDATA[<![CDATA[ begins them.]]></description></item>",
        "<item><title>Marks</title><description>They end with ]]> here.</description></item>",
    ],
    ids=["opened twice", "closed twice"],
)
def test_marks_of_literal_characters_that_do_not_pair_leave_pieces_small(monkeypatch, first):
    monkeypatch.setattr(limits, "FEED_LETTERS", 300)
    items = first + "<item><title>Port</title></item>" * 400
    pieces = [*pieces_of(f"<rss><channel>{items}</channel></rss>")]
    assert max(map(len, pieces)) < 500
    assert sum(piece.count("<title>Port") for piece in pieces) == 400


def test_items_that_never_end_are_looked_for_once():
    text = "<rss><channel>" + "<item>" * 40_000 + "x" * limits.FEED_LETTERS
    begun = time.process_time()
    assert [*pieces_of(text)] == [text]
    assert time.process_time() - begun < 2 * slower()


def test_a_feed_with_a_document_type_is_refused(tmp_path):
    bomb = RSS.replace("<rss", '<!DOCTYPE r [<!ENTITY a SYSTEM "file:///etc/hostname">]><rss', 1)
    (problem,) = write(tmp_path, bomb)
    assert problem.name == "dtd_refused"
    assert "take the line that begins with <!DOCTYPE out" in problem.detail


def test_a_document_type_quoted_in_an_item_is_no_reason(tmp_path):
    quoted = RSS.replace("<p>It closed.</p>", "<p>It says &lt;!DOCTYPE html&gt; there.</p>")
    assert len(write(tmp_path, quoted)) == 2


def test_a_broken_feed_is_a_problem(tmp_path):
    (problem,) = write(tmp_path, "<?xml version='1.0'?><rss><channel><item")
    assert problem.name == "no_articles"


def test_an_export_in_which_nothing_was_published_is_named(tmp_path):
    item = "<item><title>Pier</title><wp:status>draft</wp:status><wp:post_type>post</wp:post_type></item>"
    path = tmp_path / "x.xml"
    path.write_text(
        "<?xml version='1.0'?><rss version='2.0' xmlns:wp='http://wordpress.org/export/1.2/'>"
        f"<channel><title>Bay</title>{item}</channel></rss>"
    )
    assert [one.name for one in read_path(path) if isinstance(one, Problem)] == ["no_articles"]


def test_an_export_of_wordpress_names_people_and_shows_no_shortcodes(tmp_path):
    head = (
        "<wp:author><wp:author_id>2</wp:author_id><wp:author_login><![CDATA[ibrandt]]></wp:author_login>"
        "<wp:author_display_name><![CDATA[Ida Brandt]]></wp:author_display_name></wp:author><item>"
    )
    codes = (
        '[caption id="a_4" width="300"]<a href="/p.jpg"><img src="p.jpg" /></a> The old pier.[/caption]'
        '[gallery ids="1,2"]<p>It is [sic] shut.</p>[contact-form to="x"]'
    )
    export = (
        RSS.replace('version="2.0"', 'version="2.0" xmlns:wp="http://wordpress.org/export/1.2/"')
        .replace("<item>", head, 1)
        .replace("</item>", "<wp:post_type>post</wp:post_type></item>")
        .replace("<dc:creator>Ida Brandt<", "<dc:creator>ibrandt<")
        .replace("<p>It closed.</p>", codes)
    )
    first, _ = write(tmp_path, export)
    assert (first.authors, first.byline) == (("Ida Brandt",), "Ida Brandt")
    assert first.of_kind("paragraph") == ("The pier opened.", "It is [sic] shut.")
    assert [one.text for one in first.captions] == ["The old pier."]
