"""Time, so that a test need not wait."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime


@dataclass(frozen=True, slots=True)
class Clock:
    """now: UTC seconds. steady: seconds that never go back. sleep: waits so many seconds."""

    now: Callable[[], float] = time.time
    steady: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep


def iso(at: float) -> str:
    """The instant as Intake has it: ISO, UTC, whole seconds."""
    return datetime.fromtimestamp(int(at), UTC).isoformat(timespec="seconds")


def instant(printed: str) -> float | None:
    """A date of HTTP as UTC seconds; None for what is none."""
    try:
        at = parsedate_to_datetime(printed.strip()[:40])
        return (at if at.tzinfo else at.replace(tzinfo=UTC)).timestamp()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
