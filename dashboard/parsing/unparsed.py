"""The mark of a sentence without syntax; a module of its own, so that to know it loads no model."""

UNPARSED = "unparsed"
"""What the first token of such a sentence has as ``dep_``: spaCy keeps no bounds without a label."""
