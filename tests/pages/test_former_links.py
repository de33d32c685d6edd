"""Links of an older reading on the page: they lead on, and say to what."""

import pytest
from handmade import TREATY, collection, report


@pytest.fixture(scope="module")
def read_anew(tmp_path_factory):
    """An article that an older reading gave another name, and its event another label."""
    words = "Ada Lund signed the harbour treaty on 4 March 2031. Ole Brandt looked on."
    older = (TREATY[0], "Harbour pact is sealed", *TREATY[2:])
    earlier, now = (
        report(
            "a1", "Lund signs treaty", "2031-03-04", "Sea Log", words, events=[event],
            called=called, dates=[("4 March 2031", "2031-03-04", "2031-03-04")],
        )
        for event, called in ((older, {"Ole Brandt": "Olaf <i>Brand"}), (TREATY, None))
    )  # fmt: skip
    return collection(tmp_path_factory.mktemp("anew"), [now], earlier=[earlier])


def test_links_of_an_older_reading_open_what_stands_there_now_and_say_so(open_page, read_anew):
    said = "Articles were read anew since then: that is now"
    page = open_page(read_anew, "articles", entity=["Olaf <i>Brand"])
    assert f"The link asks for “Olaf &lt;i&gt;Brand”. {said} Ole Brandt." in page.words
    assert "Articles that name Ole Brandt" in page.words
    assert "which this collection does not have" not in page.words
    page = open_page(read_anew, "quotations", about=["Olaf <i>Brand"])
    assert f"The link asks for “Olaf &lt;i&gt;Brand”. {said} Ole Brandt." in page.words
    page = open_page(read_anew, "profile", profile="Olaf <i>Brand")
    assert f"{said} Ole Brandt." in page.words
    assert "<i>Brand" not in page.html
    page = open_page(read_anew, "timeline", event=["Harbour pact is sealed, 4 Mar 2031"])
    assert f"“Harbour pact is sealed, 4 Mar 2031”. {said} Ada Lund signs the harbour" in page.words
    assert said not in open_page(read_anew, "timeline").words
