import sys
from importlib.metadata import version
from pathlib import Path

import pytest

from headwater.engine import work
from headwater.engine.ray import _fitness, _knock
from headwater.errors import MissingExtraError, UsageError


def test_ray_missing_names_its_install_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "ray", None)
    with pytest.raises(MissingExtraError, match=r"pip install 'headwater\[ray\]'"):
        work.start("ray", None, None)


@pytest.mark.parametrize("address", ["127.0.0.1:1", "ray://127.0.0.1:1", "127.0.0.1:port", "127.0.0.1:700000"])
def test_ray_address_where_nothing_listens_is_a_usage_error(address: str) -> None:
    with pytest.raises(UsageError, match="no Ray cluster answers there"):
        _knock(address)


def test_ray_address_for_an_engine_of_this_machine_is_a_usage_error() -> None:
    with pytest.raises(UsageError, match="the engine local works on this machine only"):
        work.start("local", None, "127.0.0.1:6379")


def test_ray_fitness_of_a_node(tmp_path: Path) -> None:
    sign = tmp_path / "sign"
    assert "all nodes share" in str(_fitness(sign, version("headwater")))
    sign.touch()
    assert _fitness(sign, version("headwater")) is None
    assert "this is 99" in str(_fitness(sign, "99"))
