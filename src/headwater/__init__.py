"""Headwater: who reports each fact of a story, in which words, on whose authority, on how many independent sources."""

__version__ = "0.1.0"
