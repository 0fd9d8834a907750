from pathlib import Path

from headwater.pipeline.taking import Report
from headwater.records import Dropped

GONE = Dropped("a.txt", "read", "empty file")
NOTE = Dropped("b.txt", "extract.article", "language 'ru' is not read closely; the article is kept", kept=True)


def test_run_report_tells_what_was_let_go_from_notes() -> None:
    report = Report(read=1, dropped=[NOTE, GONE])
    assert list(report.told(5, Path("s"))) == [
        "dropped a.txt: empty file",
        "note b.txt: language 'ru' is not read closely; the article is kept",
    ]
    assert list(report.told(1, Path("s")))[1] == "and 1 more: headwater dropped --store s"
    assert report.counts() == "1 dropped, 1 note"
    assert report.lost() == [GONE]
    assert Report().counts() == "0 dropped"
