"""Entities of one article: every name once, under the name that a chart groups by.

The model's names and the gazetteer's are merged, cleaned, typed and grouped by the passes of
``passes.py``; ``Mention.entity`` is an id within the article until linking maps it to the collection's.
"""

from dashboard.parsing.entities.grouping import weigh
from dashboard.parsing.entities.metonymy import wants_syntax
from dashboard.parsing.entities.passes import find_entities, find_names

__all__ = ["find_entities", "find_names", "wants_syntax", "weigh"]
