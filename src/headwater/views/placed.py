"""Where a new article belongs, as the window of those that are known tells it."""

from headwater import ids, records
from headwater.ids import Id
from headwater.stories.window import Placement
from headwater.views import shapes
from headwater.views.rows import Index, show_some


def placed(index: Index, article: records.Article, found: Placement, known: bool) -> shapes.Placed:
    """known: the article itself is in the store."""
    return {
        "article": ids.show(article.id),
        "place": article.input_id,
        "title": article.title,
        "known": known,
        "story": show_some(found.story),
        "story_title": _title(index, found.story),
        "score": found.score,
        "copy_of": show_some(found.copy_of),
        "near": [
            {
                "article": ids.show(near.article),
                "story": ids.show(near.story),
                "story_title": _title(index, near.story),
                "score": near.score,
                "words": list(near.words),
            }
            for near in found.near
        ],
    }


def _title(index: Index, story: Id | None) -> str | None:
    return next((one.title for one in index.by(records.Story, "id", story)), None)
