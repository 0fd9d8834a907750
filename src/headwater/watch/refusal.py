"""Why an address was not read."""

from headwater.errors import InputError


class Refusal(InputError):
    """An address that gives nothing. passing: it may later. wait: seconds that the server asks to be left alone, None unknown.

    host: the fault is the server's, so all of its addresses are left alone for a while.
    """

    def __init__(
        self, where: str, reason: str, *, passing: bool = False, host: bool = False, wait: float | None = None
    ) -> None:
        super().__init__(where, reason)
        self.passing = passing
        self.host = host
        self.wait = wait


class NotPublic(Refusal):
    """A host that is not at a public address. Nothing was asked of it, so nothing is remembered of it either."""
