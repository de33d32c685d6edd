import pytest

from dashboard.intake import limits
from dashboard.intake.draft import Draft, finish
from dashboard.intake.webpage import draft_from_page
from dashboard.intake.webpage.metadata import _heading_words
from dashboard.intake.webpage.other_stories import drop_following
from dashboard.intake.webpage.tree import page_tree
from dashboard.model import Article, Caption, Problem


def read(page, url=None):
    draft = draft_from_page(page, url)
    assert isinstance(draft, Draft)
    article = finish(draft)
    assert isinstance(article, Article)
    return article


def test_a_page_comes_out_as_its_article(page, paragraphs):
    article = read(page, "https://www.baycourier.example/town/second-pier")
    assert article.title == "Second pier for Ostrava Bay"
    assert article.authors == ("Ida Brandt", "Jon Falk")
    assert article.source == "The Bay Courier"
    assert article.published == "2024-04-22T08:30:00+02:00"
    assert article.modified == "2024-04-23T10:00:00+02:00"
    assert article.canonical_url == "https://baycourier.example/town/second-pier"
    assert article.language == "en"
    assert article.of_kind("paragraph") == paragraphs


def test_a_figcaption_is_a_caption_and_no_body(page):
    article = read(page)
    assert article.captions == (Caption("The old pier in winter.", "Lena Holt / Reuters"),)
    assert "winter" not in " ".join(article.of_kind("paragraph"))


def test_the_place_of_a_picture_in_its_gallery_is_no_part_of_its_caption(page):
    counted = page.replace("The old pier in winter.", "2 of 12 | The old pier in winter.")
    (caption,) = read(counted).captions
    assert caption.text == "The old pier in winter."


def test_markup_in_a_title_is_kept_as_text(page):
    hostile = page.replace(
        '"headline": "Second pier for Ostrava Bay"', '"headline": "Pier <img onerror=x>"'
    ).replace("<h1>Second pier for Ostrava Bay</h1>", "")
    assert read(hostile).title == "Pier <img onerror=x>"


def test_an_unsafe_address_is_dropped_and_named(page):
    article = read(page.replace("https://www.bay", "javascript://bay"), "javascript:alert(1)")
    assert article.url is None
    assert "address_dropped" in article.warnings


def test_sources_of_the_date_that_differ_are_all_kept(page):
    disputed = page.replace(
        "<nav>", '<meta property="article:published_time" content="2024-03-01"><nav>'
    )
    article = read(disputed)
    assert article.published.startswith("2024-04-22")
    assert article.published_confidence in {"conflict", "medium"}
    assert "meta 2024-03-01" in article.published_evidence


def test_sources_of_the_date_that_agree_make_it_sure(page):
    agreed = page.replace(
        "<nav>", '<meta property="article:published_time" content="2024-04-22"><nav>'
    )
    article = read(agreed, "https://baycourier.example/2024/04/22/pier")
    assert article.published_confidence == "high"


def test_identical_paragraphs_stay():
    same = "<p>The harbour master said nothing at all to the reporters on the quay.</p>"
    other = "".join(
        f"<p>Paragraph {n} tells of the council’s long talk about the pier.</p>" for n in range(6)
    )
    article = read(f"<html><body><article><h1>Pier</h1>{same}{other}{same}</article></body></html>")
    assert sum("harbour master" in text for text in article.of_kind("paragraph")) == 2


def test_a_page_nested_too_deep_is_read_as_text(paragraphs):
    body = "".join(f"<p>{text}</p>" for text in paragraphs)
    article = read(f"<html><body>{'<div>' * 20_000}{body}{'</div>' * 20_000}</body></html>")
    assert article.of_kind("paragraph") == paragraphs
    assert any(warning.startswith("deep_nesting") for warning in article.warnings)


def test_a_long_live_blog_keeps_every_paragraph():
    entries = "".join(
        f"<p>At this time the pier report number {n // 2} came in from the harbour.</p>"
        for n in range(2_000)
    )
    page = f"""<html><head><script type="application/ld+json">{{"@type": "LiveBlogPosting",
    "headline": "Pier live"}}</script></head><body><article><h1>Pier live</h1>{entries}</article></body></html>"""
    article = read(page)
    assert article.kind == "liveblog"
    assert len(article.of_kind("paragraph")) == 2_000


def test_a_list_of_links_is_named_index():
    links = "".join(f'<a href="/{n}">Report number {n} of the day</a> ' for n in range(6_000))
    found = draft_from_page(f"<html><body>{links}</body></html>")
    assert isinstance(found, Problem)
    assert found.name == "index"


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Please verify you are human to go on.", "captcha"),
        ("You need to enable JavaScript to run this app.", "script_needed"),
        ("Before you continue to our site, accept all cookies or manage your privacy.", "consent"),
        ("Page not found. The page you are looking for has moved.", "not_found"),
    ],
)
def test_walls_and_error_pages_are_named(words, name):
    found = draft_from_page(
        f"<html><head><title>Bay</title></head><body><p>{words}</p></body></html>"
    )
    assert isinstance(found, Problem)
    assert found.name == name


def test_a_paywall_stub_is_a_truncated_record(paragraphs):
    page = f"<html><body><article><h1>Second pier</h1><p>{paragraphs[0]}</p><p>Subscribe to continue reading.</p></article></body></html>"
    article = read(page)
    assert any(warning.startswith("truncated") for warning in article.warnings)


def test_json_ld_with_control_characters_and_a_trailing_comma_is_read(paragraphs):
    body = "".join(f"<p>{text}</p>" for text in paragraphs)
    page = f"""<html><head><script type="application/ld+json">{{"@graph": [{{"@type": ["NewsArticle"],
    "headline": "Pier\tplan", "author": {{"name": ["Ida Brandt"]}}, }}]}}</script></head><body>{body}</body></html>"""
    article = read(page)
    assert (article.title, article.authors) == ("Pier plan", ("Ida Brandt",))


def test_pictures_of_other_articles_are_no_captions(page):
    teaser = '<div class="related"><figure><img src="x.jpg"><figcaption>Storm takes the lighthouse roof</figcaption></figure></div>'
    linked = '<a href="/storm"><figure><img src="x.jpg"><figcaption>Council splits over the ferry</figcaption></figure></a>'
    article = read(page.replace("</article>", f"{teaser}{linked}</article>"))
    assert [caption.text for caption in article.captions] == ["The old pier in winter."]


def test_a_house_is_no_author_where_people_are_named(page):
    both = page.replace('"name": "Jon Falk"', '"name": "The Bay Courier"')
    assert read(both).authors == ("Ida Brandt",)


def test_a_page_too_long_for_a_tree_is_read_as_text(page, paragraphs, monkeypatch):
    monkeypatch.setattr(limits, "PAGE_LETTERS", 100)
    article = read(page)
    assert article.of_kind("paragraph") == paragraphs
    assert "large_page: read as plain text" in article.warnings


def test_the_json_ld_of_another_article_is_passed_over(page):
    other = """<script type="application/ld+json">[{"@type": "NewsArticle", "headline": "Storm",
    "url": "https://www.baycourier.example/storm", "datePublished": "2024-01-01", "author": "Lu Vega",
    "articleBody": "The storm took the roof."}, {"@type": "NewsArticle", "headline": "Pier",
    "mainEntityOfPage": {"@id": "https://baycourier.example/town/second-pier"},
    "datePublished": "2024-04-22"}]</script>"""
    start = page.index('<script type="application/ld+json">')
    end = page.index("</script>") + len("</script>")
    assert read(page[:start] + other + page[end:]).published == "2024-04-22"


def test_what_the_markup_calls_the_deck_is_no_paragraph(page, paragraphs):
    deck = "The town has wanted it for years, and now the mayor names a sum."
    more = "<p>The lamps of the old pier will be moved to the new one in spring.</p>"
    marked = page.replace("</h1>", f'</h1><p class="article-lead">{deck}</p>').replace(
        "</article>", f"{more}</article>"
    )
    article = read(marked)
    assert article.deck == deck
    assert article.of_kind("paragraph")[0] == paragraphs[0]


def test_stories_that_endless_scrolling_has_loaded_are_not_the_pages_own():
    prose = "The harbour board met on Friday and closed the quay until the spring, it said. " * 3
    story = '<article data-url="https://coast.example/{0}"><h1>{0} quay</h1><p>{1}</p><p>{2}</p></article>'
    stories = [
        story.format(name, f"{name} of here: {prose}", f"{name} of old: {prose}")
        for name in ("North", "South")
    ]
    page = f"<html><head><title>North quay</title></head><body>{''.join(stories)}</body></html>"
    draft = draft_from_page(page, "https://coast.example/North")
    assert isinstance(draft, Draft)
    words = " ".join(part.text for part in draft.body)
    assert "North of old" in words
    assert "South" not in words


def test_a_list_of_what_to_read_next_is_no_part_of_the_article():
    prose = "<p>The harbour board met on Friday and closed the quay until spring, it said in a note.</p>"
    teaser = '<li><h3><a href="/{0}">Ferry {0}</a></h3><p>{1}</p></li>'
    long = "A ferry was late again because of fog that lay on the river for hours. " * 4
    items = "".join(teaser.format(number, long) for number in range(3))
    page = f"<body><h1>Quay closed</h1><div>{prose * 5}</div><section><h2>Read next</h2><ul>{items}</ul></section></body>"
    draft = draft_from_page(page)
    assert isinstance(draft, Draft)
    assert len(draft.body) == 5
    assert not [part for part in draft.body if "ferry" in part.text.lower()]


def test_words_over_a_list_take_no_paragraphs_of_the_article_with_them():
    prose = "<p>The harbour board met on Friday and closed the quay until spring, it said in a note.</p>"
    links = '<h3><a href="/a">Ferry late</a></h3><h3><a href="/b">Ferry later</a></h3>'
    page = f"<body><h1>Quay closed</h1><div><div>{prose * 5}</div><h2>Read next</h2>{links}</div></body>"
    tree = page_tree(page)
    assert tree is not None
    drop_following(tree, Draft(title="Quay closed"))
    assert len([*tree.iter("p")]) == 5


def test_a_list_of_linked_headlines_with_a_text_each_is_no_part_of_the_article():
    prose = "<p>The harbour board met on Friday and closed the quay until spring, it said in a note.</p>"
    about = "A ferry was late again because of fog that lay on the river for hours. "
    item = '<li><div><a href="/{0}">Ferry number {0} late</a></div><div>{1}</div></li>'
    items = "".join(item.format(number, about * 2) for number in range(4))
    ships = ("Gannet", "Heron", "Plover", "Tern")
    noted = "<li>The ferry {0} lay in fog for {1} hours, as <a href='/{0}'>its captain wrote</a> on Sunday.</li>"
    bare = "".join(noted.format(ship, number + 2) for number, ship in enumerate(ships))
    spans = items.replace("<div>", "<span>").replace("</div>", "</span>")
    for listed, kept in ((items, 0), (spans, 0), (bare, 1)):
        tree = page_tree(
            f"<body><h1>Quay closed</h1><div>{prose * 5}<ul>{listed}</ul></div></body>"
        )
        assert tree is not None
        drop_following(tree, Draft(title="Quay closed"))
        assert len([*tree.iter("ul")]) == kept
        assert len([*tree.iter("p")]) == 5


def test_the_name_of_its_section_above_an_article_is_no_part_of_it():
    prose = "<p>The harbour board met on Friday and closed the quay until spring, it said in a note.</p>"
    head = '<head><meta property="article:section" content="World"></head>'
    page = f"<html>{head}<body><article><h1>Quay closed</h1><p>World</p>{prose * 5}</article></body></html>"
    draft = draft_from_page(page)
    assert isinstance(draft, Draft)
    assert draft.section == "World"
    assert draft.body[0].text.startswith("The harbour board")


def test_stories_of_another_number_than_the_pages_are_not_its_own():
    prose = "<p>The harbour board met on Friday and closed the quay until spring, it said in a note.</p>"
    other = '<article id="post-{0}"><p>A ferry was late again because of fog on the river, {0} hours of it.</p></article>'
    page = (
        f'<body class="single postid-7"><article id="post-7"><h1>Quay closed</h1>{prose * 5}'
        f"{other.format(8)}{other.format(9)}</article></body>"
    )
    draft = draft_from_page(page)
    assert isinstance(draft, Draft)
    assert not [part for part in draft.body if "ferry" in part.text]
    assert draft.body


@pytest.mark.parametrize("rank", ["h1", "h2"])
def test_headings_within_each_other_are_read_once(rank):
    page = f"<{rank}>" * 40 + "Quay shut. " * 400 + f"</{rank}>" * 40
    tree = page_tree(f"<html><body>{page}</body></html>")
    assert tree is not None
    read = [*_heading_words(tree, rank)]
    assert sum(map(len, read)) <= 2000
    assert read[0].startswith("Quay shut.")


@pytest.mark.parametrize(
    ("stated", "section"),
    [("World", "World"), ("U.S.", "U.S."), ("bay.co", "Sailing"), ("news_news", "Sailing")],
)
def test_the_name_of_a_site_or_of_a_program_is_no_section(paragraphs, stated, section):
    trail = '<ul class="breadcrumb"><a>Home</a><a>Sailing</a></ul>'
    head = f'<head><meta property="article:section" content="{stated}"></head>'
    prose = "".join(f"<p>{text}</p>" for text in paragraphs)
    draft = draft_from_page(f"<html>{head}<body>{trail}<h1>Quay closed</h1>{prose}</body></html>")
    assert isinstance(draft, Draft)
    assert draft.section == section
