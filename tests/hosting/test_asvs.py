"""OWASP ASVS 5.0: each requirement of the chapters that apply has its test, or says why it has none."""

from collections import Counter
from fnmatch import fnmatch
from pathlib import Path

import pytest
import yaml

TABLE = yaml.safe_load(Path(__file__).with_name("asvs.yaml").read_text("utf-8"))
TESTS = Path(__file__).parents[1]
COUNTED = {
    "1": 27, "3": 19, "4": 10, "5": 9, "7": 18, "8": 7, "9": 7, "10": 29, "13": 13, "14": 9, "16": 16,
}  # fmt: skip
"""Requirements of levels 1 and 2 by chapter, as OWASP counts them."""


def test_every_requirement_of_the_chapters_is_in_the_table():
    assert Counter(name.split(".")[0] for name in TABLE) == COUNTED


@pytest.fixture(scope="module")
def collected(request):
    """The tests that pytest runs, of the files that the table names: functions by file and name."""
    named = {told["test"].partition("::")[0] for told in TABLE.values() if "test" in told}
    return {
        file: {one.originalname: one for one in _functions(request.session, TESTS / file)}
        for file in named
    }


def _functions(session, path):
    assert fnmatch(path.name, "test_*.py"), path
    found = pytest.Module.from_parent(session, path=path).collect()
    return [one for one in found if isinstance(one, pytest.Function)]


@pytest.mark.parametrize("name", TABLE)
def test_each_has_a_test_that_runs_or_a_reason(name, collected):
    ((kind, told),) = TABLE[name].items()
    assert kind in {"test", "not"}
    if kind == "not":
        assert len(told.split()) >= 2
        return
    file, _, test = told.partition("::")
    assert test in collected[file], sorted(collected[file])
    assert not {"skip", "xfail"} & {mark.name for mark in collected[file][test].iter_markers()}
