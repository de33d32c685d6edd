"""The word lists of the lexicon: sourced, asked for by some rule, lower case, each word once."""

import re
from collections import Counter
from pathlib import Path

import pytest
import yaml

from dashboard.parsing import lexicon

FOLDER = Path(lexicon.__file__).parent
EVENTS = "event_"
"""Files of these hold lemmas between blanks, and are tested in ``test_events_words``."""
FILES = [file for file in sorted(FOLDER.glob("*.yaml")) if not file.stem.startswith(EVENTS)]
USED = {
    match
    for file in [*FOLDER.parent.glob("**/*.py"), *FOLDER.parents[1].glob("linking/**/*.py")]
    for match in re.findall(r'(?:(?<=")|(?<=_WORDS\.))\w+\b', file.read_text(encoding="utf-8"))
}
REGULAR = {("refusals", "patterns"), ("refusals", "answers"), ("anonymity", "patterns")}
"""Lists of regular expressions."""
LISTS = [
    pytest.param(name, key, found, id=f"{name}:{key}")
    for name, data in ((f.stem, yaml.safe_load(f.read_text(encoding="utf-8"))) for f in FILES)
    for key, found in data.items()
]


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_file_of_words_begins_with_its_source(file):
    assert file.read_text(encoding="utf-8").startswith("# Source: ")


@pytest.mark.parametrize(("name", "key", "found"), LISTS)
def test_a_list_is_asked_for_by_some_rule(name, key, found):
    assert name in USED
    assert key in USED
    assert found


@pytest.mark.parametrize(
    ("name", "key", "found"), [p for p in LISTS if isinstance(p.values[2], list)]
)
def test_a_list_has_each_word_once_and_small(name, key, found):
    if (name, key) in REGULAR:
        assert [re.compile(pattern).groups for pattern in found]
        return
    assert [word for word, count in Counter(found).items() if count > 1] == []
    assert [word for word in found if not isinstance(word, str) or word != word.lower()] == []
