"""The library without a store: `headwater.read` and `headwater.extract`, as their own examples show them."""

import doctest
from pathlib import Path

import pytest

import headwater
from headwater import extraction, reading


@pytest.mark.parametrize("module", [headwater, extraction, reading])
def test_library_examples_hold(module: object) -> None:
    failed, tried = doctest.testmod(module)  # type: ignore[arg-type]
    assert tried and not failed


def test_library_read_and_extract_need_no_store(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text("<title>Ferry</title><h1>Ferry stuck</h1><p>The ferry ran aground on Monday.</p>")
    (tmp_path / "b.bin").write_bytes(b"\x00\x01\x02" * 500)
    found = list(headwater.read(tmp_path))
    pages = [item for item in found if isinstance(item, headwater.Page)]
    assert [headwater.extract(page).text for page in pages] == ["The ferry ran aground on Monday."]
    assert [Path(item.record).name for item in found if isinstance(item, headwater.Dropped)] == ["b.bin"]


def test_library_extract_names_the_page_without_an_article() -> None:
    with pytest.raises(headwater.InputError, match=r"gazette\.example"):
        headwater.extract(headwater.Page.of(b"<html></html>", "https://gazette.example/empty"))


def test_library_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'reed'"):
        _ = headwater.reed  # type: ignore[attr-defined]
