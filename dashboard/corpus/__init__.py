"""Corpus: a folder of tables on disk, and frames out of it for a View.

Public face: ``open_corpus(path)`` gives a ``Corpus``; all its answers are pandas DataFrames.
"""
