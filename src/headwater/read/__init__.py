"""Location -> Page: files, folders and JSON Lines, streamed, with what could not be read on record."""

from headwater.read.pages import LARGEST, pages

__all__ = ["LARGEST", "pages"]
