"""How long a feed says that it stays the same, by its server and in itself."""

from collections.abc import Mapping

from headwater.watch.clock import instant

# Seconds after which a feed is asked again whatever it says: sites that send all their files with a life of a month mean pictures.
LONGEST = 4 * 3600.0


def lasting(headers: Mapping[str, str], ttl: float, now: float) -> float:
    """Seconds until the feed is worth asking for again: by Cache-Control or else Expires, or its own ttl (seconds), whichever is more."""
    return min(max(_cached(headers, now), ttl, 0.0), LONGEST)


def _cached(headers: Mapping[str, str], now: float) -> float:
    asked = [part.strip().lower() for part in headers.get("cache-control", "")[:1000].split(",")]
    if "no-cache" in asked or "no-store" in asked:
        return 0.0
    ages = [_number(part.partition("=")[2].strip(' "')) for part in asked if part.startswith("max-age=")]
    if ages:
        return min(ages) - _number(headers.get("age", ""))
    until = instant(headers.get("expires", ""))
    return 0.0 if until is None else until - (instant(headers.get("date", "")) or now)


def _number(printed: str) -> float:
    text = printed.strip()
    return float(text) if text.isascii() and text.isdigit() and len(text) < 12 else 0.0
