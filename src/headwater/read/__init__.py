"""Location -> Page: files, folders, archives, feeds and tables, streamed, with what could not be read on record."""

from headwater.read.pages import Item, pages
from headwater.read.settings import ReadSettings

__all__ = ["Item", "ReadSettings", "pages"]
