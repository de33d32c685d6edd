"""Who is signed in: tokens that nothing here gives away, and times that run out."""

import asyncio
import json
import stat

import pytest

from dashboard.page.hosting import sign_ins
from dashboard.page.hosting.access import Identity

READER = Identity("reader@news.example", frozenset({"desk"}))
IDLE, LONGEST = 60, 600


class Clock:
    now = 1000.0

    def __call__(self):
        return self.now


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def known(clock):
    return sign_ins.SignIns(clock)


def test_a_token_finds_its_sign_in_and_nothing_else_does(known):
    token = known.begin(READER)
    found = known.find(token, IDLE, LONGEST)
    assert found.somebody == READER
    assert len(token) >= 43
    for other in ("", token[:-1], found.digest, found.name, known.begin(READER)):
        assert known.find(other, IDLE, LONGEST) is not found


def test_a_sign_in_ends_when_idle_and_when_old(known, clock):
    token = known.begin(READER)
    clock.now += IDLE + 1
    assert known.find(token, IDLE, LONGEST) is None
    token = known.begin(READER)
    for _ in range(11):
        clock.now += IDLE - 1
        found = known.find(token, IDLE, LONGEST)
        if found:
            known.touch(found)
    assert known.find(token, IDLE, LONGEST) is None
    assert known.known == {}


def test_signing_out_ends_every_open_socket(known):
    token = known.begin(READER)
    sockets = [asyncio.Event(), asyncio.Event()]
    known.find(token, IDLE, LONGEST).sockets.update(sockets)
    known.end(token)
    assert all(one.is_set() for one in sockets)
    assert known.find(token, IDLE, LONGEST) is None


def test_there_is_a_most(known, clock, monkeypatch):
    monkeypatch.setattr(sign_ins, "MOST", 3)
    tokens = []
    for _ in range(5):
        clock.now += 1
        tokens.append(known.begin(READER))
    assert [bool(known.find(token, IDLE, LONGEST)) for token in tokens] == [0, 0, 1, 1, 1]


def test_one_person_takes_a_part_of_the_places_alone(known, clock, monkeypatch):
    monkeypatch.setattr(sign_ins, "MOST_OF_ONE", 2)
    other = known.begin(Identity("other@news.example"))
    tokens = []
    for _ in range(3):
        clock.now += 1
        tokens.append(known.begin(READER))
    found = [bool(known.find(token, IDLE, LONGEST)) for token in (other, *tokens)]
    assert found == [True, False, True, True]


def test_what_is_kept_for_a_restart_lets_nobody_in(known, clock, tmp_path):
    token = known.begin(READER)
    file = tmp_path / "signed-in.json"
    known.keep(file)
    known.keep(file)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    (row,) = json.loads(file.read_text("utf-8"))
    assert token not in row
    after = sign_ins.SignIns(clock)
    after.restore(tmp_path / "none")
    after.restore(file)
    restored = after.find(token, IDLE, LONGEST)
    assert restored
    assert restored.somebody == READER
    assert after.find(row[0], IDLE, LONGEST) is None
    assert not file.exists()
    file.write_text("null")
    file.chmod(0o620)
    with pytest.raises(ValueError, match=r"chmod 600 signed-in\.json"):
        after.restore(file)
    file.chmod(0o600)
    with pytest.raises(TypeError):
        after.restore(file)
