"""UTF-8 that was once read as another encoding ('GuantÃ¡namo') -> what was written, with the place of what each character was made of."""

from collections.abc import Iterator

from headwater.extraction.lines import Row


def garbled(text: str) -> Iterator[tuple[int, int, str]]:
    """(start, end, the character that was written) of each such piece of `text`, in order. What ftfy takes for garbled, where each of its
    characters was one byte; anything else stays as it is."""
    if text.isascii():
        return
    # Loaded only for text that may need it.
    import ftfy
    from ftfy.badness import is_bad
    from ftfy.chardata import UTF8_DETECTOR_RE

    for found in UTF8_DETECTOR_RE.finditer(text):
        written = ftfy.fix_encoding(found[0])
        sizes = [len(char.encode("utf-8", "replace")) for char in written]
        if is_bad(found[0]) and sum(sizes) == len(found[0]) > len(written):
            start = found.start()
            for char, size in zip(written, sizes, strict=True):
                yield start, start + size, char
                start += size


def ungarbled(text: str) -> str:
    """`text` as it was written."""
    return "".join(text[start:end] if char is None else char for start, end, char in _pieces(text))


def moved(text: str, offset: int) -> int:
    """Where `offset` of `text` is in the text as it was written."""
    return offset - sum(min(end, offset) - start - 1 for start, end, _ in garbled(text) if start < offset)


def ungarbled_row(row: Row) -> Row:
    """The row as it was written; a character that was garbled stands where what was read for it does."""
    if next(garbled(row.text), None) is None:
        return row
    places = list(_places(row))
    shown: list[str] = []
    runs: list[tuple[int, int, int]] = []
    for start, end, char in _pieces(row.text):
        for text, at, past in [(char, start, end)] if char else [(row.text[i], i, i + 1) for i in range(start, end)]:
            source, source_end = places[at][0], places[past - 1][1]
            # A run goes on where each of its characters is one of the page.
            if runs and source_end - source == 1 and runs[-1][2] == source and _even(runs[-1], len(shown)):
                runs[-1] = (runs[-1][0], runs[-1][1], source_end)
            else:
                runs.append((len(shown), source, source_end))
            shown.append(text)
    return Row("".join(shown), row.start, row.end, tuple(runs))


def _pieces(text: str) -> Iterator[tuple[int, int, str | None]]:
    """(start, end, the character written) of all of `text`, in order; None for what stays as it is."""
    last = 0
    for start, end, char in garbled(text):
        if start > last:
            yield last, start, None
        yield start, end, char
        last = end
    if last < len(text):
        yield last, len(text), None


def _places(row: Row) -> Iterator[tuple[int, int]]:
    """Where each character of the row stands in the page."""
    runs = row.runs or ((0, row.start, row.end),)
    for (begin, source, source_end), end in zip(runs, [*(run[0] for run in runs[1:]), len(row.text)], strict=True):
        if source_end - source == end - begin:
            yield from ((at, at + 1) for at in range(source, source_end))
        else:
            yield from ((source, source_end) for _ in range(begin, end))


def _even(run: tuple[int, int, int], end: int) -> bool:
    begin, source, source_end = run
    return source_end - source == end - begin
