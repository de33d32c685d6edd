"""OWASP ASVS 5.0: each requirement of the chapters that apply has its test, or says why it has none."""

import re
from collections import Counter
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


@pytest.mark.parametrize("name", TABLE)
def test_each_has_a_test_that_exists_or_a_reason(name):
    ((kind, told),) = TABLE[name].items()
    assert kind in {"test", "not", "open"}
    if kind != "test":
        assert len(told.split()) >= 2
        return
    file, _, test = told.partition("::")
    source = (TESTS / file).read_text("utf-8")
    assert re.search(rf"^def {test}\(", source, re.MULTILINE)
