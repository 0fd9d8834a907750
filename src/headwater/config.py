"""Settings: each step's own dataclass fields, set by headwater.toml, then the environment, then flags; the last wins.

headwater.toml       [annotate.quotes]            environment  HEADWATER_ANNOTATE_QUOTES_SHORTEST=3
                     shortest = 3                 flag         --set annotate.quotes.shortest=3
"""

import json
import math
import tomllib
import types
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any, ClassVar, Protocol, TypeVar, get_args, get_type_hints

from headwater.errors import UsageError, unknown

FILE = "headwater.toml"
PREFIX = "HEADWATER_"


class Configured(Protocol):
    """A dataclass whose fields are settings: a step, or what reading takes. name: 'stage.step'."""

    name: ClassVar[str]
    __dataclass_fields__: ClassVar[dict[str, Any]]


C = TypeVar("C", bound=Configured)


@dataclass(frozen=True, slots=True)
class Setting:
    """An effective value. origin: default | headwater.toml | the environment variable | --set."""

    step: str
    field: str
    value: Any
    origin: str


@dataclass(frozen=True, slots=True)
class Settings:
    """What was set, by layer, lowest first. toml: {step: {field: value}} with its file; env and flags: raw strings."""

    toml: Mapping[str, Mapping[str, Any]]
    toml_path: str
    env: Mapping[str, str]
    flags: Mapping[tuple[str, str], str]

    def build(self, kind: type[C]) -> C:
        """The step with its effective settings. UsageError for an unknown field or a value of the wrong type."""
        return kind(**{s.field: s.value for s in self.of(kind)})

    def of(self, kind: type[Configured]) -> list[Setting]:
        hints = get_type_hints(kind)
        known = {f.name: f for f in fields(kind)}
        given = self.toml.get(kind.name, {})
        for name in given:
            if name not in known:
                raise unknown(f"setting of {kind.name} in {self.toml_path}", name, known)
        out = []
        for name, field in known.items():
            value, origin = field.default, "default"
            if name in given:
                value, origin = (
                    _typed(given[name], hints[name], f"{self.toml_path}: {kind.name}.{name}"),
                    self.toml_path,
                )
            variable = PREFIX + f"{kind.name}.{name}".replace(".", "_").upper()
            if variable in self.env:
                value, origin = _parsed(self.env[variable], hints[name], variable), variable
            if (kind.name, name) in self.flags:
                value, origin = _parsed(self.flags[kind.name, name], hints[name], f"--set {kind.name}.{name}"), "--set"
            out.append(Setting(kind.name, name, value, origin))
        return out


def load(cwd: Path, env: Mapping[str, str], overrides: Sequence[str] = ()) -> Settings:
    """Settings from `cwd`/headwater.toml, the environment and 'step.field=value' overrides. UsageError names file and key."""
    path = cwd / FILE
    toml: dict[str, dict[str, Any]] = {}
    if path.is_file():
        try:
            tree = tomllib.loads(path.read_text(encoding="utf-8"))
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            raise UsageError(f"{path}: {error}") from error
        for stage, steps in tree.items():
            for step, given in (steps if isinstance(steps, dict) else {"": steps}).items():
                if not isinstance(given, dict):
                    raise UsageError(f"{path}: {stage}.{step} is not a table; settings stand under [stage.step]")
                toml[f"{stage}.{step}"] = given
    flags: dict[tuple[str, str], str] = {}
    for text in overrides:
        key, sign, value = text.partition("=")
        step, _, field = key.strip().rpartition(".")
        if not sign or not step:
            raise UsageError(f"--set {text!r}: write it as step.field=value, e.g. annotate.quotes.shortest=3")
        flags[step, field] = value.strip()
    return Settings(toml, str(path), {k: v for k, v in env.items() if k.startswith(PREFIX)}, flags)


def to_note(rows: Iterable[Setting]) -> str:
    """The settings that are not defaults, as text that from_note reads."""
    tree: dict[str, dict[str, Any]] = {}
    for row in rows:
        if row.origin != "default":
            tree.setdefault(row.step, {})[row.field] = row.value
    return json.dumps(tree)


def from_note(text: str | None) -> Settings:
    """Settings as they were when noted, whatever file and environment there are now; the defaults for None."""
    return Settings(json.loads(text or "{}"), "the store's last run", {}, {})


def effective(settings: Settings, steps: Iterable[type[Configured]]) -> list[Setting]:
    """Every field of every step with its value and where it comes from. UsageError for a setting of no such step."""
    kinds = {s.name: s for s in steps}
    for name in settings.toml:
        if name not in kinds:
            raise unknown(f"step in {settings.toml_path}", name, kinds)
    for name, field in settings.flags:
        if name not in kinds:
            raise unknown("step in --set", name, kinds)
        if field not in {f.name for f in fields(kinds[name])}:
            raise unknown(f"setting of {name}", field, [f.name for f in fields(kinds[name])])
    rows = [row for kind in kinds.values() for row in settings.of(kind)]
    variables = {PREFIX + f"{r.step}.{r.field}".replace(".", "_").upper() for r in rows}
    stages = {PREFIX + name.split(".")[0].upper() + "_" for name in kinds}
    for variable in settings.env:
        if variable not in variables and any(variable.startswith(s) for s in stages):
            raise unknown("environment variable", variable, variables)
    return rows


def _typed(value: Any, hint: Any, where: str) -> Any:
    options = get_args(hint) if isinstance(hint, types.UnionType) else (hint,)
    if float in options and isinstance(value, int) and not isinstance(value, bool):
        return float(value)
    if isinstance(value, float) and not math.isfinite(value):
        raise UsageError(f"{where} = {value!r}: expected a finite number")
    if isinstance(value, list) and any(getattr(o, "__origin__", None) is tuple for o in options):
        return tuple(value)
    if not any(type(value) is o for o in options if isinstance(o, type)):
        raise UsageError(f"{where} = {value!r}: expected {_name(hint)}")
    return value


def _parsed(text: str, hint: Any, where: str) -> Any:
    options = get_args(hint) if isinstance(hint, types.UnionType) else (hint,)
    if type(None) in options and text.lower() in ("", "none"):
        return None
    for option in options:
        if option is bool and text.lower() in ("true", "false"):
            return text.lower() == "true"
        if option in (int, float):
            try:
                return _typed(option(text), option, where)
            except ValueError:
                continue
        if option is str:
            return text
        if getattr(option, "__origin__", None) is tuple:
            return tuple(part.strip() for part in text.split(",") if part.strip())
    raise UsageError(f"{where} = {text!r}: expected {_name(hint)}")


def _name(hint: Any) -> str:
    return getattr(hint, "__name__", str(hint)) if not isinstance(hint, types.UnionType) else str(hint)
