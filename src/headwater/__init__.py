"""Headwater: who reports each fact of a story, in which words, on whose authority, on how many independent sources.

>>> import headwater
>>> for page in headwater.read("reports/"):              # doctest: +SKIP
...     if not isinstance(page, headwater.Dropped):
...         print(headwater.extract(page).title)
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from headwater.errors import InputError
    from headwater.extraction import extract
    from headwater.reading import read
    from headwater.records import Article, Dropped, Page
    from headwater.stories.window import Window
    from headwater.views.resident import window

__version__ = "0.1.0"
__all__ = ["Article", "Dropped", "InputError", "Page", "Window", "extract", "read", "window"]

if not TYPE_CHECKING:  # a type checker that saw __getattr__ would let any name pass
    _HOMES = {
        "Article": "headwater.records",
        "Dropped": "headwater.records",
        "InputError": "headwater.errors",
        "Page": "headwater.records",
        "Window": "headwater.stories.window",
        "extract": "headwater.extraction",
        "read": "headwater.reading",
        "window": "headwater.views.resident",
    }

    def __getattr__(name: str) -> object:
        """A public name, imported when it is first asked for, so that `import headwater` costs nothing."""
        if name not in _HOMES:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        from importlib import import_module

        return getattr(import_module(_HOMES[name]), name)
