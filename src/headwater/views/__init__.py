"""The only read side: rows -> stories, dossiers, articles and exported records, as typed JSON objects (views/shapes.py).

Importing it loads nothing beyond the standard library. Every function takes a consistent view of the rows (`Tables`), or
an `Index` over one where several questions are asked of the same rows.
"""

import json
from typing import Any

from headwater.views.article import article_view
from headwater.views.compose import dossier
from headwater.views.evidence import check_evidence, evidence
from headwater.views.export import export, names
from headwater.views.place import place
from headwater.views.rows import Index, Tables
from headwater.views.stories import find_article, find_story, stories
from headwater.views.summary import news, summaries
from headwater.views.verify import verify
from headwater.views.why import why

__all__ = [
    "Index", "Tables", "article_view", "check_evidence", "dossier", "evidence", "export", "find_article",
    "find_story", "names", "news", "place", "stories", "summaries", "to_json", "verify", "why",
]  # fmt: skip


def to_json(shape: Any, indent: int | None = None) -> str:
    """The object as JSON text in its own script, one line unless indented."""
    return json.dumps(shape, ensure_ascii=False, indent=indent)
