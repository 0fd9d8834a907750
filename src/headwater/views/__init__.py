"""The only read side: rows -> stories, dossiers, articles and exported records, as typed JSON objects."""

from headwater.views.export import export, names

__all__ = ["export", "names"]
