"""How many pages a second, and how much memory: Headwater's extraction beside other extractors, in one run.

python benchmarks/speed/extract.py FOLDER [--pages 2000] [--workers 1] [--only NAME ...]

FOLDER holds HTML pages (.html, .html.gz, also in folders below it); they are repeated to the number of pages asked for.
Each extractor runs in a process of its own, after one warm-up page, over the same decoded texts; peers that are not
installed are left out. Memory is the peak over the pages, and in brackets what of it the process did not hold after the warm-up
page (Linux only, elsewhere the peak of the process's whole life). If FOLDER/../truth.json holds
{stem: {articleBody}}, the F1 of 4-word shingles is printed as well (averaged over pages).
"""

import argparse
import contextlib
import gzip
import json
import multiprocessing
import os
import re
import resource
import time
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

Extract = Callable[[str], str]


def headwater() -> Extract:
    from headwater.errors import InputError
    from headwater.extraction import extract
    from headwater.ids import Id
    from headwater.records import Page

    def run(page: str) -> str:
        try:
            return extract(Page(Id(1), "page", "page", "html", "", page.encode())).text
        except InputError:
            return ""

    return run


def trafilatura_default() -> Extract:
    import trafilatura

    return lambda page: trafilatura.extract(page) or ""


def trafilatura_precise() -> Extract:
    import trafilatura

    return lambda page: trafilatura.extract(page, favor_precision=True, include_comments=False) or ""


def trafilatura_metadata() -> Extract:
    """With title, authors and date, which Headwater's figure holds too."""
    import trafilatura

    def run(page: str) -> str:
        found = trafilatura.bare_extraction(page, include_comments=False, with_metadata=True)
        return getattr(found, "text", None) or ""

    return run


def resiliparse() -> Extract:
    from resiliparse.extract.html2text import extract_plain_text  # type: ignore[import-not-found,unused-ignore]

    return lambda page: str(extract_plain_text(page, main_content=True))


def newspaper4k() -> Extract:
    import newspaper  # type: ignore[import-not-found,import-untyped,unused-ignore]

    def run(page: str) -> str:
        article = newspaper.Article("https://page.example/", fetch_images=False)
        article.download(input_html=page)
        try:
            article.parse()
        except ImportError:
            # Languages whose word splitter is another package are read as if they had none.
            return ""
        return str(article.text)

    return run


EXTRACTORS = (headwater, trafilatura_default, trafilatura_precise, trafilatura_metadata, resiliparse, newspaper4k)


def load(folder: Path) -> dict[str, str]:
    from headwater.extraction.decode import decode

    pages = {}
    for path in sorted(p for p in folder.rglob("*") if re.search(r"\.html?(\.gz)?$", p.name)):
        data = path.read_bytes()
        pages[path.name.split(".")[0]] = decode(gzip.decompress(data) if path.name.endswith(".gz") else data)
    return pages


def peak() -> float:
    """MiB."""
    try:
        return int(re.findall(r"VmHWM:\s+(\d+)", Path("/proc/self/status").read_text())[0]) / 1024
    except (OSError, IndexError):
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def lower_the_mark() -> None:
    """Takes the peak back to what the process holds now, where the system lets it."""
    with contextlib.suppress(OSError):
        Path("/proc/self/clear_refs").write_text("5")


def share(texts: Sequence[str], make: Callable[[], Extract]) -> tuple[float, float, float, list[str]]:
    """Processor seconds, MiB at most, MiB of them above the start, and the texts."""
    run = make()
    run(texts[0])
    lower_the_mark()
    before = peak()
    began = time.process_time()
    found = {text: run(text) for text in texts}
    return time.process_time() - began, peak(), peak() - before, [found[text] for text in dict.fromkeys(texts)]


def shingles(text: str) -> Counter[tuple[str, ...]]:
    words = re.findall(r"\w+", text)
    return Counter(tuple(words[i : i + 4]) for i in range(max(1, len(words) - 3))) if words else Counter()


def f1(found: dict[str, str], truth: dict[str, dict[str, str]]) -> float:
    precision, recall = [], []
    for name, gold in truth.items():
        a, b = shingles(gold["articleBody"]), shingles(found.get(name, ""))
        same = sum((a & b).values())
        if b:
            precision.append(same / sum(b.values()))
        recall.append(same / max(1, sum(a.values())))
    p, r = sum(precision) / max(1, len(precision)), sum(recall) / max(1, len(recall))
    return 2 * p * r / max(1e-9, p + r)


def measure(pages: dict[str, str], number: int, workers: int, make: Callable[[], Extract]) -> None:
    """Prints one line."""
    names = list(pages)
    texts = [pages[names[i % len(names)]] for i in range(number)]
    # newspaper4k warns of time zones and missing extras, which say nothing here.
    os.environ["PYTHONWARNINGS"] = "ignore"
    context = multiprocessing.get_context("spawn")
    began = time.monotonic()
    with context.Pool(workers) as pool:
        parts = pool.starmap(share, [(texts[i::workers], make) for i in range(workers)], chunksize=1)
    took = time.monotonic() - began
    processor = sum(part[0] for part in parts)
    memory, more = sum(part[1] for part in parts), sum(part[2] for part in parts)
    line = f"{make.__name__:22} {number / processor:8.1f} pages/s of processor {number / took:8.1f} pages/s {memory:6.0f} MiB ({more:.0f})"
    truth = FOLDER.parent / "truth.json"
    if truth.exists() and workers == 1:
        line += f"   F1 {f1(dict(zip(names, parts[0][3], strict=False)), json.loads(truth.read_text())):.4f}"
    print(line, flush=True)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--pages", type=int, default=2000)
    parser.add_argument("--workers", type=int, default=1)
    parser.add_argument("--only", nargs="*")
    asked = parser.parse_args()
    FOLDER = asked.folder.resolve()
    held = load(FOLDER)
    print(f"{len(held)} pages, repeated to {asked.pages}; {asked.workers} worker(s)")
    for extractor in EXTRACTORS:
        if asked.only and extractor.__name__ not in asked.only:
            continue
        try:
            extractor()
        except ImportError:
            print(f"{extractor.__name__:22} not installed")
            continue
        measure(held, asked.pages, asked.workers, extractor)
