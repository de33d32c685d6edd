import gc
from typing import Any

import pytest

from dashboard.linking import link


def test_the_collector_is_as_it_was_after_linking():
    assert gc.isenabled()
    link([])
    assert gc.isenabled()
    gc.disable()
    try:
        link([])
        assert not gc.isenabled()
    finally:
        gc.enable()


def test_the_collector_is_on_again_after_an_error():
    broken: Any = [None]
    with pytest.raises(TypeError):
        link(broken)
    assert gc.isenabled()
