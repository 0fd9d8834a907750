from pathlib import Path

import pytest

from headwater.serve import reference
from headwater.views import names

DOCS = Path(__file__).parents[3] / "docs"


@pytest.mark.parametrize("file", reference.pages())
def test_reference_in_docs_is_current(file: str) -> None:
    assert (DOCS / file).read_text(encoding="utf-8") == reference.pages()[file], "run scripts/docs"


def test_reference_tells_of_every_export_and_command() -> None:
    assert all(f"## {name}\n" in reference.records_page() for name in names())
    assert all(f"## headwater {c}\n" in reference.cli_page() for c in ("run", "show", "store check", "store digest"))
