"""A reader's desk: what it keeps and for whom, and what is left of it when an article is removed."""

import shutil
import stat
import subprocess
import sys
from typing import Any

import pytest

from dashboard.corpus import arrivals, desks, open_corpus
from dashboard.corpus.adding import add
from dashboard.corpus.backup import back_up, restore
from dashboard.corpus.check_marks import mark
from dashboard.corpus.correcting import state
from dashboard.corpus.desks import (
    FOLDER,
    MOST_PICKS,
    Desk,
    DeskFull,
    Pick,
    SavedView,
    change_desk,
    now,
    read_desk,
)
from dashboard.corpus.manifest import CorpusError
from dashboard.corpus.removing import remove
from dashboard.corpus.store import Store
from dashboard.corpus.text_rights import WITHHELD, limited
from dashboard.corpus.tray import CHANGED, GONE, LOST
from dashboard.model import Article
from dashboard.view import View

TEXT = "“Ferries will stop,” Ada Quill said on Monday. Ivo Lund visited Norwich on 4 March. It was grey."
SAID, GREY = f"{TEXT.index('Ferries')}-{TEXT.index('stop,') + 4}", f"{TEXT.index('It')}-{len(TEXT)}"


def ferry(name: str = "t", **changed: Any) -> Article:
    given: dict[str, Any] = {
        "text": TEXT,
        "blocks": (),
        "title": "Ferries",
        "source": "The Courier",
    }
    given |= {"language": "en", "published": "2031-03-05"} | changed
    return Article(name, **given)


@pytest.fixture(scope="module")
def parsed(tmp_path_factory):
    """A collection of two articles."""
    path = tmp_path_factory.mktemp("ferries")
    add(Store(path), [ferry(), ferry("u", text="Nobody spoke.", title="Silence")])
    return path


@pytest.fixture
def ferries(parsed, tmp_path):
    """That collection, for a test to change."""
    return shutil.copytree(parsed, tmp_path / "c")


def event_of(corpus):
    events = corpus.timeline(View()).set_index("label")["event"]
    row = corpus.event_mentions((events["Ivo Lund visits Norwich"],)).iloc[0]
    return f"{row['start']}-{row['end']}"


def test_a_tray_says_what_stands_at_its_places_and_who_checked_it(ferries):
    corpus = open_corpus(ferries)
    places = [("quotation", SAID), ("event", event_of(corpus)), ("sentence", GREY)]
    picks = [corpus.pick(item, "t", where) for item, where in places]
    mark(Store(ferries), "quotation", ("t", SAID), "checked", "QL", "heard the tape")
    said, event, sentence = open_corpus(ferries).tray(picks).to_dict("records")
    assert (said["words"], said["speaker"]) == ("“Ferries will stop”", "Ada Quill")
    assert said["sentence"].endswith("Ada Quill said on Monday.")
    assert (said["checked"], said["checked_note"]) == ("checked", "heard the tape")
    assert said["checked_by"].startswith("QL, ")
    assert (event["label"], event["checked"]) == ("Ivo Lund visits Norwich", "unchecked")
    assert (said["set_by"], event["set_by"]) == (None, None)
    assert (sentence["words"], sentence["source"]) == ("It was grey.", "The Courier")


def test_a_tray_shows_no_more_text_than_its_reader_may_see(ferries):
    corpus = open_corpus(ferries)
    picks = [corpus.pick("quotation", "t", SAID), corpus.pick("sentence", "t", GREY)]
    proof, hidden = limited(corpus, "evidence").tray(picks).to_dict("records")
    assert "Ferries will stop" in proof["words"]
    assert "grey" not in hidden["words"]
    rows = limited(corpus, "metadata").tray(picks)
    assert rows["words"].tolist() == [WITHHELD, WITHHELD]
    assert rows["sentence"].isna().all()


@pytest.mark.parametrize(
    ("item", "article", "where", "error"),
    [
        ("quotation", "nobody", "0-4", KeyError),
        ("person", "t", "0-4", ValueError),
        ("sentence", "t", "4-2", ValueError),
        ("sentence", "t", "0-99999", ValueError),
        ("sentence", "t", "-1-4", ValueError),
        ("sentence", "t", "٣-٤", ValueError),
    ],
)
def test_nothing_is_picked_where_there_is_nothing(parsed, item, article, where, error):
    with pytest.raises(error):
        open_corpus(parsed).pick(item, article, where)


def test_what_no_longer_fits_says_why(ferries):
    corpus = open_corpus(ferries)
    picks = [corpus.pick("quotation", "t", where) for where in (SAID, GREY)]
    assert corpus.tray(picks)["lost"].tolist() == [None, LOST]
    picks.append(corpus.pick("sentence", "u", "0-6"))
    add(Store(ferries), [ferry("u", text="Everybody spoke at once.", title="Silence")])
    remove(Store(ferries), ["t"])
    assert open_corpus(ferries).tray(picks)["lost"].tolist() == [GONE, GONE, CHANGED]


def test_desks_are_private_keep_their_order_and_forget_removed_articles(ferries):
    corpus = open_corpus(ferries)
    picks = [corpus.pick("quotation", "t", SAID), corpus.pick("sentence", "u", "0-6")]
    for one in (*picks, picks[0]):
        change_desk(ferries, "ada@paper.example", lambda desk, one=one: desk.with_pick(one))
    change_desk(
        ferries, "ada@paper.example", lambda desk: desk.with_note(picks[0], " for  page 3 ")
    )
    change_desk(ferries, "ivo@paper.example", lambda desk: desk.with_pick(picks[1]))
    mine = read_desk(ferries, "ada@paper.example")
    assert [(one.article, one.note) for one in mine.picks] == [("t", "for page 3"), ("u", "")]
    assert [one.article for one in mine.moved(mine.picks[0], 1).picks] == ["u", "t"]
    assert mine.moved(mine.picks[0], -5) == mine
    assert mine.moved(picks[0], 1) == mine.moved(mine.picks[0], 1), (
        "drawn before the note was written"
    )
    assert mine.without_pick(picks[0]).picks == mine.picks[1:]
    assert read_desk(ferries, "eve@paper.example") == Desk()
    files = [*(ferries / FOLDER).iterdir()]
    assert {stat.S_IMODE(file.stat().st_mode) for file in files} == {0o600}
    assert not any("paper.example" in str(file) for file in files)
    (ferries / FOLDER / "0.1.tmp").touch()  # what another process is writing may go at any time
    back_up(Store(ferries), ferries.parent / "b.zip")
    remove(Store(ferries), ["t"])
    assert not any("page 3" in file.read_text("utf-8") for file in files)
    mine = read_desk(ferries, "ada@paper.example")
    assert [one.article for one in mine.picks] == ["u"]
    assert len(mine.gone) == 1
    restore(ferries.parent / "b.zip", ferries.parent / "again")
    assert not [*(ferries.parent / "again").rglob("*.tmp")]
    assert len(read_desk(ferries.parent / "again", "ada@paper.example").picks) == 2
    kept = [*(ferries.parent / "again" / desks.FOLDER).iterdir()]
    assert {stat.S_IMODE(file.stat().st_mode) for file in kept} == {0o600}


def test_a_desk_has_limits_and_names_of_views_are_its_own(tmp_path):
    full = Desk(tuple(Pick("sentence", "t", "x", f"{n}-{n + 1}") for n in range(MOST_PICKS)))
    with pytest.raises(DeskFull, match="holds 200 items"):
        full.with_pick(Pick("sentence", "t", "x", "900-901"))
    view = SavedView("Tolls", "entity=G7", "timeline", now())
    desk = Desk().with_view(view)
    for name in ("Tolls", " \u202e "):
        with pytest.raises(ValueError, match="name"):
            desk.with_view(SavedView(name, "", "", now()))
    renamed = desk.with_view(SavedView("Bridge tolls", "entity=G7", "timeline", now()), "Tolls")
    assert [one.name for one in renamed.views] == ["Bridge tolls"]
    change_desk(tmp_path, "ada", lambda _: desk)
    (file,) = (tmp_path / FOLDER).iterdir()
    file.write_text("{", "utf-8")
    with pytest.raises(CorpusError, match="cannot be read"):
        read_desk(tmp_path, "ada")


def test_what_came_since_a_time_is_known_and_forgotten_with_its_article(ferries):
    before = now()
    add(Store(ferries), [ferry("w", text="Ada Quill wrote.", title="More"), ferry()])
    state(Store(ferries), "t", "source", "The Post", parser())
    corpus = open_corpus(ferries)
    assert corpus.came(View(), before) == ["w"], "neither what was there nor what was corrected"
    assert corpus.came(View(source=("The Post",)), before) == []
    assert corpus.came(View(), now()) == []
    remove(Store(ferries), ["w"])
    assert '"keys": []' in (ferries / arrivals.FILE).read_text("utf-8")


def test_what_came_with_a_run_that_was_killed_once_it_was_shown_is_new_still(ferries, monkeypatch):
    with monkeypatch.context() as patch:
        patch.setattr(arrivals, "arrived", lambda _: (_ for _ in ()).throw(KeyboardInterrupt))
        with pytest.raises(KeyboardInterrupt):
            add(Store(ferries), [ferry("w", text="Ada Quill wrote.", title="More")])
    assert open_corpus(ferries).came(View(), now()) == ["w"], "nobody knows when it was shown"
    add(Store(ferries), [ferry("v", text="Ada Quill wrote again.", title="More")])
    assert open_corpus(ferries).came(View(), now()) == []


def parser():
    from dashboard.parsing.parser import Parser

    return Parser()


def test_whoever_changes_desks_holds_them_in_every_process(ferries, monkeypatch):
    pick = open_corpus(ferries).pick("sentence", "t", GREY)
    others, written = [], desks._write

    def write(file, desk):
        others.append(may_hold(ferries / desks.LOCK))
        written(file, desk)

    monkeypatch.setattr(desks, "_write", write)
    change_desk(ferries, "ada", lambda desk: desk.with_pick(pick))
    remove(Store(ferries), ["t"])
    assert others == [False, False]
    assert may_hold(ferries / desks.LOCK)
    assert not read_desk(ferries, "ada").picks


def may_hold(file):
    """Say whether another process could hold a file now."""
    take = "import fcntl, sys; fcntl.flock(open(sys.argv[1]), fcntl.LOCK_EX | fcntl.LOCK_NB)"
    done = subprocess.run([sys.executable, "-c", take, file], capture_output=True, check=False)
    assert done.returncode == 0 or b"BlockingIOError" in done.stderr
    return done.returncode == 0
