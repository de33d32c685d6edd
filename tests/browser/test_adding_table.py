"""From files to articles on the page Add: dropped, looked over in a table, filled in, added and shown."""

import base64
import time

import chromium
import handmade
import pytest
from printing import pdf

PROSE = "The harbour board of {0} met on Monday and closed the {0} quay, Ada Lund said. "
DROP = """files => {
  const held = new DataTransfer();
  for (const [name, content] of files) {
    const bytes = Uint8Array.from(atob(content), letter => letter.charCodeAt(0));
    held.items.add(new File([bytes], name));
  }
  for (const kind of ["dragover", "drop"])
    document.querySelector("h1").dispatchEvent(
      new DragEvent(kind, { bubbles: true, cancelable: true, dataTransfer: held }));
}"""
FIVE_MINUTES = 300
DIFFERENT = 27


def text_file(number):
    place = f"Port {number}"
    words = f"{place} quay closed for repairs\n\n{PROSE.format(place)}\n\n{PROSE.format(place)}"
    return words.encode()


@pytest.mark.slow
def test_thirty_files_become_articles_by_way_of_a_table_in_five_minutes(visit, tmp_path):
    page = visit(handmade.collection(tmp_path / "own", []), "add")
    files = {f"{number}.txt": text_file(number) for number in range(DIFFERENT)}
    files |= {"again.txt": text_file(1), "once more.txt": text_file(2), "scan.pdf": pdf([[]])}
    assert len(files) == 30
    begun = time.monotonic()
    page.evaluate(DROP, [[name, base64.b64encode(data).decode()] for name, data in files.items()])
    page.locator('[data-testid="stFileChipName"]').first.wait_for()
    page.get_by_role("button", name="Read", exact=True).click()
    chromium.expect(
        page.get_by_text("29 articles, 2 of them copies, 1 item at the end")
    ).to_be_visible()
    page.fill(".st-key-fill_outlet input", "The Courier")
    page.keyboard.press("Tab")
    page.get_by_label("day, Date where none").click()
    page.keyboard.type("14052031")
    page.keyboard.press("Tab")
    chromium.expect(page.locator(".st-key-fill_date input")).to_have_value("2031-05-14")
    page.get_by_role("button", name="Fill empty cells").click()
    page.get_by_role("button", name="Add 27 articles").click()
    chromium.expect(page.locator('[data-testid="stProgress"]')).to_be_visible()
    closing = page.get_by_text("27 added, 2 copies, 1 scan: needs text recognition.")
    closing.wait_for(timeout=FIVE_MINUTES * 1_000)
    way = page.get_by_role("button", name="Show them")
    chromium.expect(way).to_be_in_viewport()
    assert page.evaluate("window.scrollY") == 0
    chromium.expect(page.get_by_text("The Courier · 14 May 2031")).to_have_count(27)
    assert time.monotonic() - begun < FIVE_MINUTES
    way.click()
    chromium.expect(page.locator("h1")).to_contain_text("Ada Lund is quoted most often")
