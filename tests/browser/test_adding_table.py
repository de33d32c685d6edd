"""From files to articles on the page Add: read, looked over in a table, filled in, added and shown."""

import chromium
import handmade
import pytest

PROSE = "The harbour board of Lindhaven met on Monday and closed the {} quay, Ada Lund said. "


def text_file(name):
    words = f"{name} quay closed in Lindhaven\n\n{PROSE.format(name)}\n\n{PROSE.format(name)}"
    return {"name": f"{name}.txt", "mimeType": "text/plain", "buffer": words.encode()}


@pytest.mark.slow
def test_files_become_articles_by_way_of_a_table(visit, tmp_path):
    page = visit(handmade.collection(tmp_path / "own", []), "add")
    files = [text_file(name) for name in ("North", "South")]
    files += [{**files[0], "name": "again.txt"}, {**files[0], "name": "no.txt", "buffer": b""}]
    page.set_input_files("input[type=file]", files=files)
    page.locator('[data-testid="stFileChipName"]').nth(3).wait_for()
    page.get_by_role("button", name="Read", exact=True).click()
    chromium.expect(
        page.get_by_text("3 articles, 1 of them a copy, 1 item at the end")
    ).to_be_visible()
    page.fill(".st-key-fill_outlet input", "The Courier")
    page.keyboard.press("Tab")
    page.get_by_role("button", name="Fill empty cells").click()
    page.get_by_role("button", name="Add 2 articles").click()
    notice = page.get_by_text("2 added, 1 copy, 1 file without anything in it.")
    notice.wait_for(timeout=120_000)
    chromium.expect(page.get_by_text("The Courier · date unknown")).to_have_count(2)
    page.get_by_role("button", name="Show them").click()
    chromium.settle(page)
    chromium.expect(page.locator("h1")).to_contain_text("Ada Lund is quoted most often, 2 times")
