"""The base of all tables."""

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class Record:
    """Base of all tables. `history`: a log of what happened when, left out when two stores are compared."""

    history: ClassVar[bool] = False
