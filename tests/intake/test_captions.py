"""Captions of a page: whose they are, and what of them is the credit."""

import pytest

from dashboard.intake.webpage.captions import take_captions
from dashboard.intake.webpage.tree import page_tree
from dashboard.model import Caption

PIER = "The old pier in winter."
IMAGE = '<img src="pier.jpg">'
PROSE = (
    "<p>The harbour board met on Friday and closed the quay until spring, it said in a note.</p>"
)


def captions_of(markup):
    tree = page_tree(f"<body><h1>Quay closed</h1><div>{PROSE}{markup}{PROSE}</div></body>")
    assert tree is not None
    found = take_captions(tree, "Quay closed")
    return found, " ".join(tree.text_content().split())


@pytest.mark.parametrize(
    ("markup", "credit"),
    [
        (f"<figure>{IMAGE}<figcaption>{PIER}</figcaption></figure>", None),
        (f'<div class="Inline-imageBox"><div class="imageCaption">{PIER}</div></div>', None),
        (
            f'<div class="photo"><div class="photo-caption">{PIER}</div><div class="photo-credit">Lena Holt</div></div>',
            "Lena Holt",
        ),
        (f"<div>{IMAGE}<div>{PIER}</div><div>Getty Images</div></div>", "Getty Images"),
        (
            f'<div class="image">{IMAGE}<div>{PIER}</div><div>{PIER}</div><div>Photo: Lena Holt</div></div>',
            "Photo: Lena Holt",
        ),
        (
            f'<figcaption><b class="credit">Lena Holt</b> {PIER}</figcaption>',
            "Lena Holt",
        ),
        (
            f'<figcaption>{PIER} - Copyright Lena Holt/AP <i class="copyright">Copyright Lena Holt/AP</i></figcaption>',
            "Copyright Lena Holt/AP",
        ),
        (
            f'<figcaption><span class="e-caption__text">{PIER}</span> <span class="e-caption__credit">Lena Holt</span></figcaption>',
            "Lena Holt",
        ),
        (
            f'<figcaption>{PIER} <i class="photo-credit__text">Lena Holt</i></figcaption>',
            "Lena Holt",
        ),
        (
            f'<figcaption>{PIER} <i class="caption__copyright">Copyright </i> <i class="caption__credit">Holt/AP</i> <b>Copyright Holt/AP</b></figcaption>',
            "Copyright Holt/AP",
        ),
        (f"<figcaption>1 of 4 {PIER}</figcaption>", None),
        (
            f'<figcaption class="source">{PIER} (AP Photo/Lena Holt)</figcaption>',
            "(AP Photo/Lena Holt)",
        ),
        (
            f'<div>{IMAGE}<div class="caption">{PIER}</div><p class="image-credit">Lena Holt, Bay</p></div>',
            "Lena Holt, Bay",
        ),
        (
            f"<figcaption>{PIER} Credit: Lena Holt/Bay Images/Getty</figcaption>",
            "Credit: Lena Holt/Bay Images/Getty",
        ),
        (f"<p>{IMAGE}<br><em>{PIER}</em></p>", None),
        (f"<figcaption><b>[1/5]</b><span>{PIER} <a>, opens new tab</a></span></figcaption>", None),
        (f"<figcaption>{PIER} Submitted photo</figcaption>", "Submitted photo"),
        (
            f"<figcaption>{PIER} <cite>Lena Holt for the Post</cite></figcaption>",
            "Lena Holt for the Post",
        ),
        (
            f'<div class="image__meta"><figcaption>{PIER}</figcaption><cite>Lena Holt</cite></div>',
            "Lena Holt",
        ),
        (
            f"<figcaption>{PIER} Photo by <a href='#'>Lena Holt</a> / <a href='#'>Getty Images</a></figcaption>",
            "Photo by Lena Holt / Getty Images",
        ),
        (f"<figcaption>{PIER} — Picture by Lena Holt</figcaption>", "— Picture by Lena Holt"),
    ],
)
def test_a_caption_is_known_by_its_box_and_parted_from_its_credit(markup, credit):
    found, rest = captions_of(markup)
    assert found == (Caption(PIER, credit),)
    assert "winter" not in rest
    assert "Holt" not in rest


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("Ida Brandt", (Caption("Ida Brandt"),)),
        ("<p class='x-caption-text'>Ida Brandt</p>", (Caption("Ida Brandt"),)),
        ("Quelle: Lena Holt/Getty Images; Montage: Bay Post", ()),
        ("Want more of it? Get a subscription of our sister publication, the harbour weekly.", ()),
    ],
)
def test_a_name_is_a_caption_and_a_credit_or_an_offer_alone_is_none(words, found):
    told = words if words.startswith("<") else f"<figcaption>{words}</figcaption>"
    captions, _ = captions_of(f"<figure>{IMAGE}{told}</figure>")
    assert tuple(caption for caption in captions if caption.text) == found


def test_a_credit_that_stands_apart_once_more_is_no_caption():
    found, _ = captions_of(
        f"<figure>{IMAGE}<figcaption>{PIER} <b class='credit'>Lena Holt</b></figcaption></figure>"
        f"<figure>{IMAGE}<figcaption>Lena Holt</figcaption></figure>"
    )
    assert found == (Caption(PIER, "Lena Holt"),)


def test_a_bracket_that_opens_with_the_word_for_a_credit_is_one():
    found, _ = captions_of("<figcaption>The pier of 1954 (photo: harbour board)</figcaption>")
    assert found == (Caption("The pier of 1954", "(photo: harbour board)"),)


def test_a_name_that_the_markup_calls_an_author_within_a_caption_is_no_credit():
    named = "Painted by <i class='author-name'>Ida Brandt</i> for the harbour board."
    found, _ = captions_of(f"<figcaption>{named} <b class='credit'>Lena Holt</b></figcaption>")
    assert found == (Caption("Painted by Ida Brandt for the harbour board.", "Lena Holt"),)


def test_a_caption_that_is_told_whole_and_cut_is_told_once():
    cut = f"<i>{PROSE[3:60]}<a> ... more</a></i>"
    found, _ = captions_of(f"<figcaption><b>{PROSE[3:-4]}<a> less</a></b>{cut}</figcaption>")
    assert found == (Caption(PROSE[3:-4]),)


@pytest.mark.parametrize("name", ["body withSidebar", "in-right-rail video-ad content"])
def test_the_box_of_the_article_itself_is_not_another_articles(name):
    tree = page_tree(
        f'<body><div class="{name}"><h1>Quay closed</h1>{PROSE}<figcaption>{PIER}</figcaption></div></body>'
    )
    assert tree is not None
    assert take_captions(tree, "Quay closed") == (Caption(PIER),)


def test_a_slide_with_a_heading_and_paragraphs_is_no_caption():
    slide = f'<div class="slide">{IMAGE}<h2>The north quay</h2><p>It is closed.</p><p>For good.</p></div>'
    found, rest = captions_of(slide)
    assert not found
    assert "It is closed." in rest


@pytest.mark.parametrize(
    "words",
    [
        "Subscribe to our newsletter.",
        "Ferry late again 14 hours ago Duration 1:30",
        "4:11 Ferry late again, the captain says",
    ],
)
def test_an_offer_and_a_video_are_no_captions(words):
    found, _ = captions_of(f"<figure>{IMAGE}<figcaption>{words}</figcaption></figure>")
    assert not found


def test_a_picture_beside_all_of_the_article_is_none_of_its():
    dialog = f"<div>{IMAGE}<figure><figcaption>Open the menu and choose this page.</figcaption></figure></div>"
    tree = page_tree(
        f"<body><div><h1>Quay closed</h1>{PROSE}<figcaption>{PIER}</figcaption></div>{dialog}</body>"
    )
    assert tree is not None
    assert take_captions(tree, "Quay closed") == (Caption(PIER),)


@pytest.mark.parametrize(("name", "many"), [("top-CenterNav_Row", 0), ("naval", 1)])
def test_what_stands_in_a_navigation_is_no_caption(name, many):
    found, _ = captions_of(f'<div class="{name}">{IMAGE}<p class="caption">{PIER}</p></div>')
    assert len(found) == many


def test_small_print_below_a_picture_of_its_own_block_is_a_caption_and_a_sentence_is_none():
    found, text = captions_of(f"<p>{IMAGE}</p><p><em>The old pier in winter</em></p>")
    assert [caption.text for caption in found] == ["The old pier in winter"]
    assert "in winter" not in text
    found, text = captions_of(f"<p>{IMAGE}</p><p><em>{PIER}</em></p>")
    assert not found
    assert PIER in text
