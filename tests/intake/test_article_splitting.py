"""Several articles in one text are parted; one article with breaks in it is not. Live blogs keep their times."""

import pytest

from dashboard.intake import read_path
from dashboard.intake.draft import Draft, finish
from dashboard.intake.webpage import draft_from_page
from dashboard.model import Article

PROSE = "The harbour board of {0} closed the quay on Friday, since frost had cracked its wall in the night. "


def story(place, *header):
    return "\n".join([f"Quay closed in {place}", *header, "", *[PROSE.format(place) * 2] * 2, ""])


@pytest.mark.parametrize("rule", ["* * *", "-----", "___"])
def test_articles_with_headers_of_their_own_are_parted(tmp_path, rule):
    texts = [story("Lindhaven", "By Ada Lund"), story("Westmark", "By Ole Brandt", "15 May 2021")]
    (tmp_path / "two.txt").write_text(f"\n{rule}\n\n".join(texts))
    found = [one for one in read_path(tmp_path / "two.txt") if isinstance(one, Article)]
    assert [one.title for one in found] == ["Quay closed in Lindhaven", "Quay closed in Westmark"]
    assert [one.raw_ref for one in found] == ["two.txt#1", "two.txt#2"]
    assert "Lindhaven" not in found[1].text


def test_articles_one_after_the_other_are_parted_at_their_headers(tmp_path):
    texts = [
        story("Lindhaven", "By Ada Lund", "14 May 2021"),
        story("Westmark", "15 May 2021", "By Ole Brandt"),
        "# " + story("Ostrava Bay", "By Ida Holt", "16 May 2021"),
    ]
    (tmp_path / "three.txt").write_text("\n\n".join(texts))
    found = [one for one in read_path(tmp_path / "three.txt") if isinstance(one, Article)]
    assert [one.title for one in found] == [
        "Quay closed in Lindhaven",
        "Quay closed in Westmark",
        "Quay closed in Ostrava Bay",
    ]
    assert [one.published for one in found] == ["2021-05-14", "2021-05-15", "2021-05-16"]
    assert "#" not in found[1].text


@pytest.mark.parametrize("rule", ["---", "====", "* * *"])
@pytest.mark.parametrize("head", ["", "\n\nQUAY CLOSED IN {0}", "\n\n# Quay closed in {0}"])
def test_articles_with_labelled_lines_at_their_heads_are_parted(tmp_path, rule, head):
    labels = "Date: {1} May 2021\nHeadline: Quay closed in {0}\nSource: Bay Times" + head
    texts = [
        f"{labels.format(place, day)}\n\n{PROSE.format(place) * 2}\n\nThe ships wait."
        for place, day in (("Lindhaven", 14), ("Westmark", 15))
    ]
    (tmp_path / "two.txt").write_text(f"\n\n{rule}\n\n".join(texts))
    found = [one for one in read_path(tmp_path / "two.txt") if isinstance(one, Article)]
    assert [(one.title, one.published, one.raw_ref) for one in found] == [
        ("Quay closed in Lindhaven", "2021-05-14", "two.txt#1"),
        ("Quay closed in Westmark", "2021-05-15", "two.txt#2"),
    ]
    for one, place in zip(found, ("Lindhaven", "Westmark"), strict=True):
        assert one.of_kind("paragraph") == ((PROSE.format(place) * 2).strip(), "The ships wait.")


def test_a_labelled_head_without_words_of_its_own_is_no_article(tmp_path):
    head = "Headline: Quay closed in Lindhaven\nBy: Ada Lund\nDate: 14 May 2021\n\n"
    text = story("Lindhaven", "By Ada Lund", "14 May 2021")
    for rule in ("", "---\n\n"):
        (tmp_path / "one.txt").write_text(head + rule + text)
        (article,) = read_path(tmp_path / "one.txt")
        assert isinstance(article, Article)
        assert article.raw_ref == "one.txt"


def test_teasers_below_an_article_are_no_articles_of_their_own(tmp_path):
    teaser = "Pier reopens in Westmark\nBy Ole Brandt\n15 May 2021\nThe pier is open.\n"
    (tmp_path / "one.txt").write_text(story("Lindhaven", "By Ada Lund", "14 May 2021") + teaser * 3)
    (article,) = read_path(tmp_path / "one.txt")
    assert isinstance(article, Article)
    assert article.raw_ref == "one.txt"


def test_an_article_with_breaks_in_it_stays_whole(tmp_path):
    (tmp_path / "one.txt").write_text(story("Lindhaven", "By Ada Lund") + "\n* * *\n\n" + PROSE * 4)
    (article,) = read_path(tmp_path / "one.txt")
    assert isinstance(article, Article)
    assert article.raw_ref == "one.txt"


def page(entries):
    body = "".join(
        f'<div><time datetime="2021-05-14T{9 + n:02d}:15">{shown}</time><p>Number {n} of the quays '
        "was closed on Friday, the harbour board said in a note to all ships that lay there.</p></div>"
        for n, shown in enumerate(entries)
    )
    return f"<html><head><title>Quays</title></head><body><article><h1>Quays</h1>{body}</article></body></html>"


def paragraphs(entries):
    draft = draft_from_page(page(entries))
    assert isinstance(draft, Draft)
    article = finish(draft)
    assert isinstance(article, Article)
    return article.kind, article.of_kind("paragraph")


def test_a_live_blog_keeps_the_times_of_its_entries():
    kind, found = paragraphs([f"{9 + n}:15" for n in range(7)])
    assert kind == "liveblog"
    assert found[::2] == tuple(f"{9 + n}:15" for n in range(7))
    assert all(words.startswith("Number") for words in found[1::2])


def test_the_day_on_which_a_page_was_changed_is_no_entry():
    kind, found = paragraphs(["Updated: 9:15", *(f"{9 + n}:15" for n in range(1, 8))])
    assert kind == "liveblog"
    assert found[0].startswith("Number 0")
    assert found[1] == "10:15"


def test_a_few_times_make_no_live_blog_and_leave_no_mark():
    kind, found = paragraphs([f"{9 + n}:15" for n in range(5)])
    assert kind == "article"
    assert all(words.startswith("Number") for words in found)
