"""ECB+ (Cybulska and Vossen, 2014) as rows for peers.py: pairs of events of one kind, a dozen reports of each.

    python benchmarks/stories/ecbplus.py FOLDER > ecbplus.jsonl      FOLDER with the corpus's XML files, in folders by topic

A story is what the corpus calls a subtopic: 1_5ecb and 1_7ecb tell of one event, 1_5ecbplus of another that is like it. The texts
come as words without dates, titles or outlets. Lines with the page's address, which crawling left, are taken off the top.
"""

import argparse
import json
import re
from collections import defaultdict
from pathlib import Path
from typing import Any

from lxml import etree

# What tokenizing put white space before or after.
_GLUED = ((r"\s+([.,;:!?%)\]])", r"\1"), (r"([(\[$#])\s+", r"\1"), (r"\s+('s|n't|'re|'ve|'ll|'d)\b", r"\1"))


def row(path: Path) -> dict[str, Any]:
    topic, name = path.stem.split("_")
    lines: dict[int, list[str]] = defaultdict(list)
    for token in etree.parse(path, etree.XMLParser(resolve_entities=False)).iter("token"):
        lines[int(token.get("sentence", "0"))].append(token.text or "")
    said = [" ".join(words) for at, words in sorted(lines.items()) if at > 1 or not any("http" in w for w in words)]
    text = "\n".join(said)
    for what, by in _GLUED:
        text = re.sub(what, by, text)
    kind = "ecbplus" if name.endswith("ecbplus") else "ecb"
    return {"id": path.stem, "story": f"{topic}{kind}", "outlet": f"Outlet {path.stem}", "text": text}


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    for path in sorted(parser.parse_args().folder.rglob("*.xml")):
        print(json.dumps(row(path)))
