"""Article (+ Copy) -> Link -> Story: which articles tell of one event."""
