"""Narrow and wide screens: nothing runs over an edge, no label is cut or lies over another."""

import itertools

import chromium
import handmade
import pytest

PAGES = ("timeline",)
MORE = (
    "",
    "entities",
    "quotations",
    "article?article=a1&at=71",
    "profile?profile=Ada+Lund&form=Ada+Lund&way=name",
    "articles",
    "compare",
    "about",
    "add",
)
"""Pages that are looked at with the slower tests, to keep the README's test command short."""
RESIZED = 500
"""Milliseconds without a change after which a page has taken up another width."""
BOXES = """selector => [...document.querySelectorAll(selector)]
  .filter(el => el.getClientRects().length)
  .map(el => { const b = el.getBoundingClientRect(); return [b.left, b.top, b.right, b.bottom]; })"""

OVER_THE_EDGE = """() => [...document.querySelectorAll('[data-testid="stMain"] *')]
  .filter(el => el.getBoundingClientRect().right > innerWidth + 1 && el.getClientRects().length)
  .map(el => el.className?.baseVal ?? el.className).slice(0, 5)"""


@pytest.mark.parametrize(
    "path", [*PAGES, *(pytest.param(path, marks=pytest.mark.slow) for path in MORE)]
)
def test_nothing_runs_over_the_edge(visit, harbour, path):
    page = visit(harbour, path)
    for width in (1280, 768, 360):
        page.set_viewport_size({"width": width, "height": 844})
        chromium.settle(page, RESIZED)
        assert chromium.comes_to(page, OVER_THE_EDGE, []) == [], width


@pytest.mark.parametrize("width", [1280, pytest.param(390, marks=pytest.mark.slow)])
def test_labels_of_the_strip_do_not_collide(visit, harbour, width):
    page = visit(harbour, "timeline", width=width)
    boxes = page.evaluate(BOXES, ".js-plotly-plot .annotation-text")
    assert len(boxes) == (3 if width > 1000 else 2)  # narrow strips name fewer
    for (l1, t1, r1, b1), (l2, t2, r2, b2) in itertools.combinations(boxes, 2):
        assert r1 <= l2 or r2 <= l1 or b1 <= t2 + 2 or b2 <= t1 + 2


LABELS = ".js-plotly-plot .annotation-text"


@pytest.mark.slow
def test_labels_of_a_full_strip_do_not_collide_whatever_the_sidebar_leaves(visit):
    page = visit(None, "timeline", width=1440)
    for width in (1440, 1280, 1024, 820, 390):
        page.set_viewport_size({"width": width, "height": 900})
        chromium.settle(page, RESIZED)
        strips = page.locator(".st-key-strips [class*=st-key-strip-] .js-plotly-plot:visible")
        chromium.expect(strips).to_have_count(1)
        boxes = page.evaluate(BOXES, f".st-key-strips {LABELS}")
        assert len(boxes) > 5
        for (l1, t1, r1, b1), (l2, t2, r2, b2) in itertools.combinations(boxes, 2):
            assert r1 <= l2 or r2 <= l1 or b1 <= t2 + 2 or b2 <= t1 + 2, width


OWN = {
    "": ".news",
    "?entity=China": ".news",
    "?text=defence+industry": ".news",
    "entities": ".st-key-names .main-svg",
    "profile?profile=Antony+Blinken": ".stPlotlyChart .main-svg",
    "timeline": ".st-key-strip_narrow",
    "timeline?entity=Beijing&referenced=2023-06-01&referenced=2023-06-30": ".st-key-strip_narrow",
    "quotations": ".quotations",
    "quotations?text=%22primary+contributor%22": ".quotations",
    "quotations?text=defence+industry&about=Russia": ".stColumn .note, .quotations",
    "quotations?named=unnamed": ".ledger",
    "quotations?show=retold": ".quotations",
    "quotations?status=declined": ".quotations",
    "articles": ".articles",
    "articles?text=Beijing": ".articles",
    "compare": ".st-key-sides",
    "desk": ".section",
    "add": ".st-key-pasted",
    "about": "ol.about",
}
"""What each page has of its own: its list, its chart or its box."""


@pytest.mark.slow
@pytest.mark.parametrize("path", OWN)
def test_a_phone_has_the_headline_and_the_beginning_of_list_or_chart_in_its_first_third(
    visit, path
):
    page = visit(None, path, width=390, height=844)
    (_, finding, _, _), *_ = page.evaluate(BOXES, "h1")
    (_, own, _, _), *_ = page.evaluate(BOXES, OWN[path])
    (_, _, _, menu), *_ = page.evaluate(BOXES, ".pages")
    assert finding - menu > 7
    assert finding < 844 / 8
    assert own < 844 / 3


@pytest.mark.slow
def test_undo_stands_at_the_same_edge_on_pages_with_other_links_beside_it(visit, harbour):
    edges = set()
    for path in ("articles", "compare"):
        page = visit(harbour, path, width=1440)
        page.locator(".st-key-text input").first.fill("Lund")
        page.keyboard.press("Enter")
        box = page.locator("[data-undo]").bounding_box()
        edges.add(round(box["x"]))
    assert len(edges) == 1


@pytest.mark.slow
def test_a_phone_has_an_undated_articles_title_in_its_first_third_and_the_form_below(visit, bare):
    page = visit(bare, "articles", width=390, height=844)
    page.locator(".articles a").first.click()
    title, form = page.locator(".reading h1"), page.locator(".st-key-fill_in")
    chromium.expect(title).to_be_visible()
    assert chromium.box_of(title)["y"] < 844 / 3
    assert page.evaluate(BOXES, ".st-key-fill_in")[0][1] > title.bounding_box()["y"]
    chromium.expect(form).to_be_visible()


@pytest.fixture(scope="module")
def bare(tmp_path_factory):
    """A collection of one article without a date."""
    words = "Ada Lund met Ole Brandt in Westmark. “The lock is open,” Lund said."
    return handmade.collection(
        tmp_path_factory.mktemp("bare"), [handmade.report("u1", "They meet", None, None, words)]
    )


@pytest.mark.slow
def test_a_phone_has_the_choosers_of_a_comparison_before_its_chart(visit):
    page = visit(None, "compare", width=390, height=844)
    kinds, chart, sides = (
        page.evaluate(BOXES, one)[0][1] for one in (".kinds", ".st-key-apart", ".st-key-sides")
    )
    assert kinds < sides < chart


@pytest.mark.slow
@pytest.mark.parametrize("path", ["", "entities", "profile?profile=China", "quotations"])
def test_beside_the_filters_no_column_is_too_narrow_to_read(visit, path):
    page = visit(None, path, width=1280)
    for width, least in ((1150, 200), (1000, 160), (901, 120), (900, 380), (780, 380)):
        page.set_viewport_size({"width": width, "height": 900})
        chromium.settle(page, RESIZED)
        for left, _, right, _ in page.evaluate(BOXES, '[data-testid="stMain"] .stColumn'):
            assert right - left >= least, width


@pytest.mark.slow
def test_no_column_of_the_measured_figures_is_cut(visit):
    page = visit(None, "about", width=1280)
    for width in (1280, 1000, 820, 390):
        page.set_viewport_size({"width": width, "height": 900})
        chromium.settle(page, RESIZED)
        cut = page.locator(".accuracy").evaluate_all(
            "all => all.filter(one => one.scrollWidth > one.clientWidth + 1).length"
        )
        assert cut == 0, width


@pytest.mark.slow
def test_what_a_figure_was_measured_on_has_a_line_of_its_own_on_a_phone(visit, harbour):
    page = visit(harbour, "about", width=390)
    (left, top, right, _), *_ = page.evaluate(BOXES, ".accuracy tbody td:nth-child(3)")
    (_, figure, _, _), *_ = page.evaluate(BOXES, ".accuracy tbody td:nth-child(2)")
    assert right - left > 330
    assert top > figure


def test_the_key_of_two_sides_is_whole_on_a_phone(visit):
    page = visit(None, "compare", width=360)
    chromium.settle(page)
    (_, _, edge, _), *_ = page.evaluate(BOXES, ".st-key-apart .main-svg")
    boxes = page.evaluate(BOXES, ".st-key-apart .annotation-text")
    assert len(boxes) == 1
    assert boxes[0][2] <= edge


@pytest.mark.slow
def test_a_chart_has_its_place_before_it_can_be_drawn(contexts, serve, harbour):
    context, _ = contexts("light", fresh=True)
    page = context.new_page()
    held = []

    def hold(route):
        held.append(route)

    page.route("**/PlotlyChart*.js", hold)
    page.goto(serve(harbour))
    high = "all => all.map(one => Math.round(one.getBoundingClientRect().height))"
    waiting = page.locator('.stColumn [data-testid="stSkeleton"]')
    chromium.expect(waiting).to_have_count(2)  # names and days
    before = waiting.evaluate_all(high)
    for one in held:
        one.continue_()
    chromium.settle(page)
    after = page.locator(".stColumn .js-plotly-plot").evaluate_all(high)
    page.close()
    assert after == before


LONG = ("United Ministry of Ferries and Locks", "Northern Association of Tugboat Captains")


@pytest.fixture(scope="module")
def long_names(tmp_path_factory):
    """A collection in which names are longer than one line beside a bar."""
    words = f"{LONG[0]} met {LONG[1]} and Ole Brandt in Westmark. {LONG[0]} had invited them."
    reports = [
        handmade.report(
            day, "They meet", day, "Sea Log", words, called={name: name for name in LONG}
        )
        for day in ("2031-03-04", "2031-03-05")
    ]
    return handmade.collection(tmp_path_factory.mktemp("long"), reports)


@pytest.mark.slow
@pytest.mark.parametrize("width", [1280, pytest.param(390, marks=pytest.mark.slow)])
@pytest.mark.parametrize("path", ["", pytest.param("entities", marks=pytest.mark.slow)])
def test_names_and_values_of_the_bars_are_whole(visit, long_names, path, width):
    page = visit(long_names, path, width=width)
    page.wait_for_selector(".st-key-names .ytick text")
    chromium.settle(page)
    named = page.locator(".st-key-names .ytick text").all_text_contents()
    assert {" ".join(name.split()) for name in named} == {*LONG, "Ole Brandt", "Westmark"}
    (left, _, right, _), *_ = page.evaluate(BOXES, ".st-key-names .main-svg")
    for selector in (".st-key-names .ytick text", ".st-key-names .bartext"):
        boxes = page.evaluate(BOXES, selector)
        assert len(boxes) == len(named)
        for one, _, other, _ in boxes:
            assert left - 1 <= one
            assert other <= right + 1


RIGHT_TO_LEFT = "يوسف حداد"


@pytest.fixture(scope="module")
def from_the_right(tmp_path_factory):
    """A collection in which the name that is found most is written from the right."""
    told = {
        "2031-03-04": f"{RIGHT_TO_LEFT} met Ole Brandt in Westmark.",
        "2031-03-05": f"{RIGHT_TO_LEFT} has left Westmark.",
        "2031-03-06": f"{RIGHT_TO_LEFT} is expected in Port Amsel.",
    }
    reports = [
        handmade.report(
            day, "A visit", day, "Sea Log", words, called={RIGHT_TO_LEFT: RIGHT_TO_LEFT}
        )
        for day, words in told.items()
    ]
    return handmade.collection(tmp_path_factory.mktemp("right"), reports)


PLACES = """h1 => {
  const range = document.createRange();
  const from = (node) => { range.selectNodeContents(node); return range.getClientRects()[0].left; };
  const name = h1.querySelector("bdi bdi");
  return [name.textContent, from(name), from(name.nextSibling)];
}"""
"""The first name of a headline, and where on the screen it and what follows it begin."""


@pytest.mark.slow
def test_a_headline_runs_from_the_left_though_its_name_does_not(visit, from_the_right):
    page = visit(from_the_right, "entities")
    name, begins, goes_on = page.locator("h1").evaluate(PLACES)
    assert name.replace("\u00a0", " ") == RIGHT_TO_LEFT
    assert begins < goes_on


def test_narrow_screens_have_search_and_links_between_the_pages(visit, harbour):
    page = visit(harbour, width=390)
    search = page.locator(".st-key-phone-search input:visible")
    search.press_sequentially("treaty", delay=30)
    page.wait_for_url("**/?text=treaty")
    page.click(".asked > summary")
    page.click("a.chip")
    chromium.expect(search).to_have_value("")
    chromium.settle(page)  # a link of before still has the search in it
    page.click("nav.pages a:has-text('Timeline')")
    page.wait_for_url("**/timeline")
    page.click("nav.pages summary")
    page.click("nav.pages a:has-text('Compare')")
    page.wait_for_url("**/compare")


@pytest.mark.slow
def test_narrow_screens_name_the_button_that_opens_the_filters(visit, harbour):
    page = visit(harbour, width=390, fresh=True)  # the browser keeps the drawer open
    button = page.locator('[data-testid="stExpandSidebarButton"]')
    label = button.evaluate("el => getComputedStyle(el, '::after').content")
    assert label == '"Filters"'
    button.click()
    page.wait_for_selector(".st-key-text input", state="visible")
    page.click(
        '[data-testid="stSidebarCollapseButton"] button'
    )  # the box that searches is under the drawer
    chromium.expect(page.locator(".st-key-text input")).not_to_be_in_viewport()


@pytest.mark.slow
@pytest.mark.parametrize("path", ["quotations?text=water", "quotations"])
def test_choices_are_whole_on_narrow_screens(visit, harbour, path):
    page = visit(harbour, path, width=390)
    for fold in page.locator(".listing summary").all():
        fold.click()
    every = page.locator(".choices").all()
    assert len(every) > 1
    for choices in every:
        assert choices.evaluate("el => el.scrollWidth <= el.clientWidth + 1")
        chromium.expect(choices.locator("a").last).to_be_visible()
