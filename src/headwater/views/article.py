"""One article with everything that was marked in it."""

from headwater import ids, records
from headwater.records import Article, Former, Reservation, Story
from headwater.views import shapes
from headwater.views.compose import attribution_mark, attributions, chrome, copy, dropped, quote_mark, quotes, texts
from headwater.views.rows import Index, intakes, row
from headwater.views.versions import of_article


def article_view(index: Index, one: Article | Former) -> shapes.ArticleView:
    stories = index.by(Story, "articles", one.id)
    shown = ids.show(one.id)
    if stories:
        said = [q for q in quotes(index, stories[0]) if any(m["article"] == shown for m in q["mentions"])]
        credited = [a for a in attributions(index, stories[0]) if a["article"] == shown]
    else:
        own = (one.id,)
        said = [quote_mark(q, texts(index, own)) for q in index.of_articles(records.Quote, own)]
        credited = [attribution_mark(a) for a in index.of_articles(records.Attribution, own)]
    return {
        "article": row(one),
        "story": ids.show(stories[0].id) if stories else None,
        "now": ids.show(one.article) if isinstance(one, Former) else None,
        "versions": found["former"] if (found := of_article(index, one.id)) else [],
        "reserved": [
            row(x) for x in sorted(index.by(Reservation, "page", one.page), key=lambda x: (x.how, x.policy or ""))
        ],
        "read_from": [row(x) for x in intakes(index, one.page)],
        "entities": [row(x) for x in index.of_articles(records.Entity, (one.id,))],
        "times": [row(x) for x in index.of_articles(records.Time, (one.id,))],
        "quantities": [row(x) for x in index.of_articles(records.Quantity, (one.id,))],
        "quotes": said,
        "attributions": credited,
        "copies": [copy(c) for c in sorted(index.by(records.Copy, "articles", one.id), key=lambda c: (-c.words, c.id))],
        "chrome": chrome(index, one.id),
        "dropped": dropped(index, one.id),
    }
