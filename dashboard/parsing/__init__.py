"""Parsing: one Article in, its entities, quotations, dates and events out.

Knows no files, no other article and no screen. ``parser.Parser`` is the way in; this module loads no
language model, so that the page starts without one.
"""

PARSER_VERSION = "5"
"""Stored with every parsed article; a change of rules that changes answers changes this."""
