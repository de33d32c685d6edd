"""The demo read anew, in another folder, keeps what readers decided of it."""

from tolls import ARTICLE, PLACE

from dashboard.corpus import demo, open_corpus
from dashboard.corpus.adding import add
from dashboard.corpus.correcting import amend
from dashboard.corpus.desks import Desk, SavedView, change_desk, now, read_desk
from dashboard.corpus.store import Store
from dashboard.parsing.parser import Parser
from dashboard.view import View


def test_corrections_and_desks_of_the_demo_go_along_into_a_new_folder(tmp_path, monkeypatch):
    older, newer = tmp_path / "demo-1", tmp_path / "demo-2"
    add(Store(older), [ARTICLE])
    amend(Store(older), "t", "quotation speaker", PLACE.split()[1], "Ivo Lund", Parser())
    desk = Desk(views=(SavedView("Mine", "", "", now()),))
    change_desk(older, "QL", lambda _: desk)
    monkeypatch.setattr(demo, "demo_corpus", lambda: newer)
    monkeypatch.setattr(demo, "demo_is_read", lambda: False)
    monkeypatch.setattr(demo, "read_path", lambda _: [ARTICLE])
    assert demo.ensure_demo() == newer
    by_reader = open_corpus(newer).quotations(View(known=("reader",)))
    assert by_reader["speaker"].tolist() == ["Ivo Lund"]
    assert read_desk(newer, "QL") == desk
    change_desk(newer, "QL", lambda _: Desk())
    demo.ensure_demo()
    assert read_desk(newer, "QL") == Desk(), "what is there is not taken for new"
