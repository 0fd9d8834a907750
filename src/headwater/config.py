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
from typing import Annotated, Any, ClassVar, Protocol, TypeVar, get_args, get_origin, get_type_hints

from headwater.errors import UsageError, unknown

FILE = "headwater.toml"
PREFIX = "HEADWATER_"


class Configured(Protocol):
    """A dataclass whose fields are settings: a step, or what reading takes. name: 'stage.step'."""

    name: ClassVar[str]
    __dataclass_fields__: ClassVar[dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Range:
    """Stands beside the type of a setting (Annotated): the values that make sense, both ends included."""

    least: float
    most: float = math.inf

    def __str__(self) -> str:
        return f"{self.least:g} or more" if self.most == math.inf else f"from {self.least:g} to {self.most:g}"


@dataclass(frozen=True, slots=True)
class Same:
    """Stands beside the type of a setting: until it is set itself, it is what `setting` ('stage.step.field') is set to. Both have one default."""

    setting: str


# A part of a whole; how many at least one; how many if any.
Share = Annotated[float, Range(0, 1)]
Size = Annotated[int, Range(1)]
Count = Annotated[int, Range(0)]

C = TypeVar("C", bound=Configured)


@dataclass(frozen=True, slots=True)
class Setting:
    """An effective value. origin: default | headwater.toml | the environment variable | --set | the setting that it is the same as."""

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
        """The step with its effective settings. UsageError for an unknown field, and for a value of the wrong type or that makes no sense."""
        return kind(**{s.field: s.value for s in self.of(kind)})

    def of(self, kind: type[Configured]) -> list[Setting]:
        hints = get_type_hints(kind, include_extras=True)
        known = {f.name: f for f in fields(kind)}
        given = self.toml.get(kind.name, {})
        for name in given:
            if name not in known:
                raise unknown(f"setting of {kind.name} in {self.toml_path}", name, known)
        out = []
        for name, field in known.items():
            hint, marks = _marked(hints[name])
            ranges = [mark for mark in marks if isinstance(mark, Range)]
            found = self._given(f"{kind.name}.{name}", hint, ranges)
            for other in (mark.setting for mark in marks if isinstance(mark, Same)):
                found = found or ((same[0], other) if (same := self._given(other, hint, ranges)) else None)
            out.append(Setting(kind.name, name, *(found or (field.default, "default"))))
        return out

    def _given(self, setting: str, hint: Any, ranges: Sequence[Range]) -> tuple[Any, str] | None:
        """(value, origin) of the last layer that sets it; None where none does. UsageError for a value that cannot be in any of them."""
        found = None
        step, _, name = setting.rpartition(".")
        variable = PREFIX + setting.replace(".", "_").upper()
        if name in self.toml.get(step, {}):
            where = f"{self.toml_path}: {setting}"
            found = _within(_typed(self.toml[step][name], hint, where), ranges, where), self.toml_path
        if variable in self.env:
            found = _within(_parsed(self.env[variable], hint, variable), ranges, variable), variable
        if (step, name) in self.flags:
            where = f"--set {setting}"
            found = _within(_parsed(self.flags[step, name], hint, where), ranges, where), "--set"
        return found


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


def _marked(hint: Any) -> tuple[Any, tuple[Any, ...]]:
    """A type and what stands beside it."""
    if get_origin(hint) is Annotated:
        plain, *marks = get_args(hint)
        return plain, tuple(marks)
    return hint, ()


def _within(value: Any, ranges: Sequence[Range], where: str) -> Any:
    for one in ranges:
        if value is not None and not one.least <= value <= one.most:
            raise UsageError(f"{where} = {value!r}: expected {one}")
    return value


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
