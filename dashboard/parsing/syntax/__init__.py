"""Tokens, sentences and syntax of an article, and what of it stands in quotation marks."""
