"""Who a mention, a pronoun or a bare title means: one answer an article, for all stages."""

from __future__ import annotations

from dashboard.parsing.coreference.people import People
from dashboard.parsing.coreference.pronouns import Reference
from dashboard.parsing.coreference.references import References
from dashboard.parsing.coreference.resolution import pronoun_mentions, resolve

__all__ = ["People", "Reference", "References", "pronoun_mentions", "resolve"]
