"""The command ``dateline`` for measuring corrections: its parser finds in an article what a collection had of it.

What the parser of today finds in a generated article is not what was generated: names would be new, and all would be
linked before anything is shown.
"""

import functools
import os
from pathlib import Path

from dashboard.cli import app
from dashboard.corpus.store import Store
from dashboard.page.components import missing_fields
from tests.speed.correcting import STORED, AsStored

vars(missing_fields)["_loaded"] = functools.cache(lambda: AsStored(Store(Path(os.environ[STORED]))))
app()
