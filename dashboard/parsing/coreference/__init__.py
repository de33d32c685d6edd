"""Who a mention, a pronoun or a bare title means: one answer an article, for all stages."""

from __future__ import annotations

from dashboard.parsing.coreference.people import People
from dashboard.parsing.coreference.pronouns import Reference, pronoun_mentions, resolve
from dashboard.parsing.coreference.references import References

__all__ = ["People", "Reference", "References", "pronoun_mentions", "resolve"]
