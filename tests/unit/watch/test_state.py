"""What a watch remembers: each commit looks through the feeds that were asked for since the last, not through all."""

from dataclasses import asdict
from typing import Any

import pytest

from headwater.watch import state
from headwater.watch.state import Entry, Feed, Memory


class Notes:
    """Notes in a dict."""

    def __init__(self) -> None:
        self.kept: dict[str, str] = {}

    def note(self, name: str) -> str | None:
        return self.kept.get(name)

    def set_note(self, name: str, text: str) -> None:
        self.kept[name] = text


def _commit(memory: Memory, notes: Notes) -> list[str]:
    changed = memory.changed()
    notes.kept |= changed
    memory.written(changed)
    return sorted(changed)


def test_state_a_change_is_written_and_read_again() -> None:
    notes = Notes()
    memory = Memory(notes)
    memory.feed("f").entries["a"] = Entry("s", taken=3.0, said={"title": "Lock gate"})
    memory.host("h").until = 5.0
    assert _commit(memory, notes) == ["watch feed f", "watch host h"]
    assert _commit(memory, notes) == []
    again = Memory(notes)
    assert again.feed("f").entries == {"a": Entry("s", taken=3.0, said={"title": "Lock gate"})}
    assert again.host("h").until == 5.0
    assert _commit(again, notes) == []


def test_state_a_change_that_was_not_written_is_told_again() -> None:
    memory = Memory(Notes())
    memory.feed("f").etag = "x"
    assert list(memory.changed()) == list(memory.changed()) == ["watch feed f"]


def test_state_a_commit_looks_through_the_feeds_asked_for_only(monkeypatch: pytest.MonkeyPatch) -> None:
    looked: list[Any] = []

    def counting(one: Any) -> dict[str, Any]:
        if isinstance(one, Feed):
            looked.append(one)
        return asdict(one)

    monkeypatch.setattr(state, "asdict", counting)
    notes = Notes()
    memory = Memory(notes)
    for n in range(200):
        memory.feed(f"f{n}").etag = "x"
    _commit(memory, notes)
    looked.clear()
    for n in range(50):
        memory.feed(f"f{n}").etag = "y"
        assert _commit(memory, notes) == [f"watch feed f{n}"]
    assert len(looked) == 50
