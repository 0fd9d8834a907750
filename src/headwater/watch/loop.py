"""Rounds, one after another: fetch, bring the store up to date, tell."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from headwater.errors import HeadwaterError
from headwater.pipeline.run import Run
from headwater.pipeline.taking import Report
from headwater.views import Index
from headwater.watch.early import Early
from headwater.watch.network import Resolve, resolve
from headwater.watch.place import opened as reading
from headwater.watch.place import writing
from headwater.watch.rounds import Round
from headwater.watch.tell import tell
from headwater.watch.web import Web

# Addresses of a round that gave nothing and are said with the reason; `headwater dropped` lists all.
MOST_SAID = 5
# Called with what is worth telling the user.
Say = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Watch:
    """every: seconds from the end of a round to the next; None: one round. notify: whom to tell what stories gained, None nobody.

    early: says where new articles seem to belong before the store is brought up to date; None: nobody does. allow_private: addresses that are not public may be fetched, for tests and for an intranet. names: how hosts are found.
    """

    feeds: Sequence[str]
    round: Round
    run: Run
    every: float | None = None
    notify: str | None = None
    allow_private: bool = False
    names: Resolve = resolve
    early: Early | None = None

    def __call__(self, store: Path, say: Say) -> Report:
        """Watch until interrupted, or for one round -> what the last round did.

        A store that another process writes to is left to it until the next round; so is a command that cannot be told. For
        one round both are raised.
        """
        while True:
            try:
                report = self.once(store, say)
            except HeadwaterError as error:
                if self.every is None:
                    raise
                say(str(error))
            if self.every is None:
                return report
            self.round.clock.sleep(self.every)

    def once(self, store: Path, say: Say) -> Report:
        with Web(self.round.clock, self.allow_private, self.names) as web:
            report, news = self.round(store, web, self.feeds)
        for line in news:
            say(line)
        for line in report.told(MOST_SAID, store):
            say(line)
        if self.early is not None:
            with reading(store) as opened:
                for line in self.early(opened):
                    say(line)
        with writing(store, self.round.clock) as opened:
            done = self.run(opened)
            report.dropped += done.dropped
            report.done.update(done.done)
            say(f"took {report.read} new, {report.known} known before, {report.counts()}")
            with opened.snapshot() as view:
                told = tell(Index(view), opened, self.notify)
            for one in told:
                say(f"told of story {one['story']}: {one['title'] or '(no title)'}")
        return report
