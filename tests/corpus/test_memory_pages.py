import os
import subprocess
import sys

import pyarrow as pa
import pytest

from dashboard.corpus import publishing
from dashboard.corpus.adding import add
from dashboard.corpus.memory_pages import USUAL, small_pages
from dashboard.corpus.store import Store


def pool():
    return pa.default_memory_pool().backend_name


def test_linking_takes_memory_from_the_system_and_pages_do_not(news, tmp_path, monkeypatch):
    used = []
    derive = publishing.derive

    def watched(*given):
        used.append(pool())
        return derive(*given)

    monkeypatch.setattr(publishing, "derive", watched)
    add(Store(tmp_path), news)
    assert used == ["system"]
    assert pool() == USUAL.backend_name


def test_memory_is_taken_as_usual_after_an_error():
    with pytest.raises(ValueError, match="broken"), small_pages():
        raise ValueError("broken")
    assert pool() == USUAL.backend_name


def test_the_command_is_set_before_numpy_is_there():
    asked = "import sys, os, dashboard.cli; print(os.environ[sys.argv[1]], 'numpy' in sys.modules)"
    others = {name: value for name, value in os.environ.items() if name != "NUMPY_MADVISE_HUGEPAGE"}
    command = [sys.executable, "-c", asked, "NUMPY_MADVISE_HUGEPAGE"]
    assert subprocess.check_output(command, env=others, text=True).split() == ["0", "False"]
