"""The demo read anew, in another folder, keeps what readers decided of it."""

import errno
import shutil

import pytest
from tolls import ARTICLE, PLACE

from dashboard.corpus import demo, open_corpus
from dashboard.corpus.adding import add
from dashboard.corpus.correcting import amend
from dashboard.corpus.corrections import Corrections
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


def test_what_was_copied_half_way_is_copied_again_and_another_start_may_be_first(
    tmp_path, monkeypatch
):
    older, newer = tmp_path / "demo-1", tmp_path / "demo-2"
    add(Store(older), [ARTICLE])
    amend(Store(older), "t", "quotation speaker", PLACE.split()[1], "Ivo Lund", Parser())
    copy = shutil.copy2

    def full(*_):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(shutil, "copy2", full)
    with pytest.raises(OSError, match="No space"):
        demo._carry_on(newer)
    assert [one.name for one in tmp_path.iterdir()] == ["demo-1"]

    def overtaken(source, target):
        monkeypatch.setattr(shutil, "copy2", copy)
        demo._carry_on(newer)
        return copy(source, target)

    monkeypatch.setattr(shutil, "copy2", overtaken)
    demo._carry_on(newer)
    assert sorted(one.name for one in tmp_path.iterdir()) == ["demo-1", "demo-2"]
    assert len(Corrections(newer).entries()) == 1
