"""Parsing: one Article in, its entities, quotations, dates and events out.

Knows no files, no other article and no screen. ``parser.Parser`` is the way in; this module loads no
language model, so that the page starts without one.
"""

PARSER_VERSION = "26"
"""Stored with every parsed article; a change of rules that changes answers changes this."""
RULES_ALONE = f"{PARSER_VERSION} without a model"
"""Stored instead where no language model was there to read the article."""
