"""Everything that Headwater raises on purpose.

HeadwaterError                  base of all; the command line prints it as one line and exits with its code
├── InputError                  a document cannot be read: names the place and the reason; becomes a Dropped record
├── UsageError                  a name, key or value the user gave is not one we know; names the nearest valid one
│   └── MissingExtraError       a part that is not installed was asked for; names the install line
├── PlanError                   the steps' reads and writes do not add up
└── StoreError                  the store cannot be used
    ├── StoreVersionError       the store was written by another version of Headwater
    ├── StoreLockedError        another process is writing
    └── StoreDamagedError       the store's parts and its catalogue disagree
"""

import difflib
from collections.abc import Iterable


class HeadwaterError(Exception):
    """Base of all. `exit_code` is what the command line exits with."""

    exit_code = 1


class InputError(HeadwaterError):
    """A document that cannot be read. `where` names file and line as the user knows them."""

    def __init__(self, where: str, reason: str) -> None:
        super().__init__(f"{where}: {reason}")
        self.where = where
        self.reason = reason


class UsageError(HeadwaterError):
    exit_code = 2


class MissingExtraError(UsageError):
    def __init__(self, what: str, extra: str) -> None:
        super().__init__(f"{what} needs a part that is not installed: pip install 'headwater[{extra}]'")


class PlanError(HeadwaterError):
    pass


class StoreError(HeadwaterError):
    exit_code = 3


class StoreVersionError(StoreError):
    pass


class StoreLockedError(StoreError):
    pass


class StoreDamagedError(StoreError):
    pass


def unknown(what: str, given: str, valid: Iterable[str]) -> UsageError:
    """A UsageError for a name that is not one of `valid`, naming the nearest that is."""
    names = sorted(valid)
    near = difflib.get_close_matches(given, names, n=1)
    hint = f"did you mean {near[0]!r}?" if near else "valid: " + ", ".join(names)
    return UsageError(f"unknown {what} {given!r}; {hint}")
