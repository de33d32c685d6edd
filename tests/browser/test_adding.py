"""Files dropped on the page Add: anywhere on it, and nowhere else."""

import chromium
import handmade
import pytest

FILES = """names => {
  const held = new DataTransfer();
  for (const name of names) held.items.add(new File(["The quay was closed."], name, { type: "text/plain" }));
  return held;
}"""


def drag(page, kind, held):
    """Return whether the page took the event, rather than leaving it to the browser."""
    return page.evaluate(
        """([kind, held]) => !document.querySelector("h1").dispatchEvent(
             new DragEvent(kind, { bubbles: true, cancelable: true, dataTransfer: held }))""",
        [kind, held],
    )


def test_files_dropped_on_the_headline_go_to_the_box(visit, harbour):
    page = visit(harbour, "add")
    held = page.evaluate_handle(FILES, ["quay.txt", "mole.txt"])
    assert drag(page, "dragover", held)
    outline = "() => getComputedStyle(document.querySelector('[data-testid=stFileUploaderDropzone]')).outlineStyle"
    assert page.evaluate(outline) == "dashed"
    assert drag(page, "drop", held)
    page.wait_for_selector('[data-testid="stFileChipName"] >> nth=1')
    chromium.settle(page)
    assert page.locator('[data-testid="stFileChipName"]').all_inner_texts() == [
        "quay.txt",
        "mole.txt",
    ]
    assert page.evaluate(outline) != "dashed"


@pytest.mark.slow
@pytest.mark.parametrize("way", ["pasted", "uploaded"])
def test_that_nothing_was_given_is_said_until_something_is(visit, harbour, way):
    page = visit(harbour, "add")
    page.get_by_role("button", name="Read", exact=True).click()
    hint = page.get_by_text("Nothing was given.")
    hint.wait_for()
    if way == "pasted":
        page.fill(".st-key-pasted textarea", "The quay was closed.")
    else:
        quay = {"name": "quay.txt", "mimeType": "text/plain", "buffer": b"The quay was closed."}
        page.set_input_files("input[type=file]", files=[quay])
    hint.wait_for(state="hidden")


@pytest.mark.slow
def test_a_page_without_a_box_takes_no_files(visit, harbour):
    page = visit(harbour, "about")
    held = page.evaluate_handle(FILES, ["quay.txt"])
    assert not drag(page, "dragover", held)
    assert not drag(page, "drop", held)


@pytest.mark.slow
def test_who_turns_to_the_demo_keeps_it_on_reload_and_nobody_else_sees_it(visit, serve, tmp_path):
    serve(None)  # reads the demo, where no test has yet
    blank = handmade.collection(tmp_path / "blank", [])
    page, nothing = visit(blank, fresh=True), "There are no articles here yet"
    assert chromium.finding(page) == nothing
    page.click(".st-key-see_demo button")
    chromium.expect(page.locator("h1")).to_contain_text("report: ")
    page.reload()
    chromium.expect(page.locator("h1")).to_contain_text("report: ")
    assert chromium.finding(visit(blank, fresh=True)) == nothing
    page.goto(f"{serve(blank)}/add")
    page.click(".st-key-show_own button")
    chromium.expect(page.locator(".st-key-show_own")).to_have_count(0)
    page.goto(f"{serve(blank)}/")
    chromium.expect(page.locator("h1")).to_have_text(nothing)
