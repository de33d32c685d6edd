"""A short run of ``python -m tests.kills``: work on a collection that is killed loses nothing."""

import random

import pytest

from tests.kills.__main__ import INSIDE, _is_whole, judged, kills, undisturbed
from tests.kills.disturbed import run
from tests.kills.work import WORKS

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def known(tmp_path_factory):
    """Each kind of work, with what is to be expected of it."""
    room = tmp_path_factory.mktemp("kills")
    return [undisturbed(work, room / str(place)) for place, work in enumerate(WORKS)]


def broken(_):
    return 1 / 0


def test_work_that_is_killed_leaves_a_whole_version_and_is_done_by_the_next_run(known, tmp_path):
    found = kills(known, 2 * len(WORKS), random.Random(7), tmp_path)
    assert [one for one in found if one["wrong"]] == []
    assert sum(one["stage"] in INSIDE for one in found) >= len(WORKS) // 2


def test_what_a_kill_could_spoil_is_seen(known, tmp_path):
    adding, removing = known[0], known[2]
    assert judged(adding, removing.state) != []
    for one in known:
        log = {"corrections": one.before["corrections"]}
        whole = [some | log for some in (one.before, *one.between, one.after)]
        mixed = [{**one.before, name: digest} | log for name, digest in one.after.items()]
        mixed = [some for some in mixed if some not in whole]
        assert mixed
        assert not [some for some in mixed if _is_whole(some, one)], one.work.name
        assert all(_is_whole(some, one) for some in one.between)
    ended = run(broken, tmp_path)
    assert ended.status
    assert "ZeroDivisionError" in ended.said
