"""A short run of the fuzz target for every change: `fuzz.py` by itself runs for as long as one likes."""

import random
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.hostile.fuzz import SEEDS, change, read


@pytest.mark.parametrize("name", SEEDS)
def test_fuzz_seed_is_a_page(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(SEEDS[name])
    assert read(path) >= 1


@given(name=st.sampled_from(sorted(SEEDS)), seed=st.integers(0, 1 << 32), renamed=st.booleans())
@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_fuzz_changed_files_never_raise(name: str, seed: int, renamed: bool, tmp_path: Path) -> None:
    path = tmp_path / ("a" if renamed else name)
    path.write_bytes(change(SEEDS[name], random.Random(seed)) or b"x")
    read(path)
