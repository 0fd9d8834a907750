"""Page -> Body and Blocks -> Article: the report without the site around it."""

from headwater.records import Article, Block, Body, Dropped, Page


def extract(page: Page) -> Article:
    """The article of one page, for callers who need no store. Raises InputError where the page holds none."""
    from headwater.errors import InputError
    from headwater.extract.article import MakeArticle
    from headwater.extract.body import ExtractBody
    from headwater.step import Group

    rows = list(next(iter(ExtractBody().map([page]))))
    bodies, blocks = ([row for row in rows if isinstance(row, kind)] for kind in (Body, Block))
    rows.extend(MakeArticle().reduce(page.id, Group({Body: bodies, Block: blocks})))
    for row in rows:
        if isinstance(row, Article):
            return row
    reasons = [row.reason for row in rows if isinstance(row, Dropped)]
    raise InputError(page.location, "; ".join(reasons) or "no article was found on the page")
