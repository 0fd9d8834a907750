"""The plan: which steps there are and in which order, and the check that their reads and writes add up."""

from collections.abc import Iterable, Sequence
from inspect import isabstract

from headwater import plugins
from headwater.config import Configured
from headwater.errors import PlanError, unknown
from headwater.reading import ReadSettings
from headwater.records import Fetch, Intake, Listing, Page, Record, Reservation, Response
from headwater.step import MEMBERS, GroupStep, MapStep, Step, join

# The order of work, which is the order of the folders a newcomer reads.
BUILT_IN = (
    "extract.body",
    "extract.chrome",
    "extract.address",
    "extract.versions",
    "extract.article",
    "copies.fingerprint",
    "copies.pair",
    "copies.gather",
    "copies.find",
    "stories.sketch",
    "stories.pair",
    "stories.bundle",
    "stories.cluster",
    "annotate.sentences",
    "annotate.syntax",
    "annotate.entities",
    "annotate.times",
    "annotate.quantities",
    "annotate.quotes",
    "annotate.attributions",
    "annotate.withdrawals",
    "resolve.people",
    "resolve.utterances",
    "resolve.sources",
    "corroborate.claims",
    "corroborate.disagreements",
    "trace.graph",
    "brief.lines",
)
# Tables that reading fills before the first step.
FROM_READING: tuple[type[Record], ...] = (Page, Intake, Fetch, Listing, Response, Reservation)
READING = "read"


def step_kinds() -> list[type[Step]]:
    """All steps installed, in an order that lets each read what earlier ones wrote: the built-in ones, then others by name."""
    found = plugins.names("steps")
    others = sorted(set(found) - set(BUILT_IN))
    return [plugins.load("steps", name) for name in (*BUILT_IN, *others)]


def configured() -> list[type[Configured]]:
    """All that has settings: reading and the steps."""
    return [ReadSettings, *step_kinds()]


def stages(kinds: Iterable[type[Step]]) -> list[str]:
    """What --until accepts, in order of work."""
    return list(dict.fromkeys([READING, *(k.name.split(".")[0] for k in kinds)]))


def reads(kind: type[Step]) -> tuple[type[Record], ...]:
    """Every table that a step needs, that of its keys' members included."""
    if issubclass(kind, MapStep):
        return (kind.reads,)
    if issubclass(kind, GroupStep):
        members = MEMBERS.get(kind.by or "")
        return (*kind.reads, members) if members and members not in kind.reads else kind.reads
    raise PlanError(f"{kind.__name__} is neither a MapStep nor a GroupStep")


def check(kinds: Sequence[type[Step]]) -> None:
    """Raises PlanError where a step reads what none before it writes, two write one table, a key cannot be found, or a step does no work."""
    writer: dict[type[Record], str] = dict.fromkeys(FROM_READING, READING)
    for kind in kinds:
        if isabstract(kind):
            raise PlanError(f"{kind.name} does not define {'map' if issubclass(kind, MapStep) else 'reduce'!r}")
        for table in reads(kind):
            if table not in writer:
                raise PlanError(f"{kind.name} reads {table.__name__}, which no step before it writes")
            if issubclass(kind, GroupStep):
                join(table, kind.by)
        for table in kind.writes:
            if other := writer.setdefault(table, kind.name) != kind.name and writer[table]:
                raise PlanError(f"{kind.name} and {other} both write {table.__name__}")


def until(kinds: Sequence[type[Step]], stage: str | None) -> list[type[Step]]:
    """The steps of a stage and those they need, in order; all for None. UsageError for an unknown stage."""
    if stage is None:
        return list(kinds)
    if stage not in stages(kinds):
        raise unknown("stage", stage, stages(kinds))
    needed: set[type[Record]] = set()
    chosen: list[type[Step]] = []
    for kind in reversed(kinds):
        if kind.name.split(".")[0] == stage or needed & set(kind.writes):
            chosen.append(kind)
            needed |= set(reads(kind))
    return chosen[::-1]
