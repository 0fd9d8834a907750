"""What one file may still cost: unpacked bytes and entries, counted over all archives within it."""

from dataclasses import dataclass

from headwater.errors import InputError
from headwater.reading.settings import ReadSettings

# Bytes that may be unpacked whatever the ratio: small files of blanks or zeros pack a thousandfold and are harmless.
FREE = 1 << 20


@dataclass(slots=True)
class Budget:
    """size: bytes of the outermost file. spent: a bound was passed, so nothing more of the file is read."""

    settings: ReadSettings
    size: int
    unpacked: int = 0
    entries: int = 0
    spent: bool = False

    def take(self, count: int, where: str) -> None:
        """Count unpacked bytes. Raises InputError past the bounds for the whole file."""
        self.unpacked += count
        if self.unpacked > self.settings.unpacked:
            self.spent = True
            raise InputError(where, f"the file unpacks to more than the bound of {self.settings.unpacked:,} bytes")
        if self.unpacked > FREE + self.settings.ratio * self.size:
            self.spent = True
            raise InputError(
                where, f"a decompression bomb: the file unpacks to over {self.settings.ratio} times its size"
            )

    def enter(self, where: str) -> None:
        """Count a file within an archive. Raises InputError past the bound."""
        self.entries += 1
        if self.entries > self.settings.entries:
            self.spent = True
            raise InputError(where, f"more entries than the bound of {self.settings.entries:,}; the rest is unread")

    def weigh(self, packed: int, unpacked: int, where: str) -> None:
        """Raises InputError where one packed stream has given too much for what was taken of it."""
        if unpacked > FREE + self.settings.ratio * packed:
            raise InputError(where, f"a decompression bomb: unpacks to over {self.settings.ratio} times its size")
