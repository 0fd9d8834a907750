"""Page -> Body and Blocks -> Article: the report without the site around it."""

from headwater.records import Article, Dropped, Page, Record


def extract(page: Page) -> Article:
    """The article of one page, for callers who need no store. Raises InputError where the page holds none.

    >>> from headwater import Page
    >>> page = Page.of(b"<h1>Ferry stuck</h1><p>The ferry ran aground on Monday.</p>", "https://gazette.example/ferry")
    >>> extract(page).text
    'The ferry ran aground on Monday.'

    `records(page)` gives what else is known: where the text stands in the page, the posts and links in it, what was let go.
    """
    from headwater.errors import InputError

    rows = records(page)
    for row in rows:
        if isinstance(row, Article):
            return row
    reasons = [row.reason for row in rows if isinstance(row, Dropped)]
    raise InputError(page.location, "; ".join(reasons) or "no article was found on the page")


def records(page: Page) -> list[Record]:
    """Every record that the steps of extraction make of one page: Body, Block, Article, SourceMap, Reference, Dropped …"""
    from headwater.extraction.article import MakeArticle
    from headwater.extraction.body import ExtractBody
    from headwater.step import Group

    rows = list(next(iter(ExtractBody().map([page]))))
    found = {table: [row for row in rows if isinstance(row, table)] for table in MakeArticle.reads}
    return [*rows, *MakeArticle().reduce(page.id, Group(found))]
