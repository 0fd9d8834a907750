from dataclasses import replace
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


def test_run_report_tells_a_note_that_many_documents_share_once() -> None:
    notes = [replace(NOTE, record=f"{n}.txt") for n in range(400)]
    report = Report(read=400, dropped=[*notes, GONE, replace(GONE, record="c.txt")])
    assert list(report.told(3, Path("s"))) == [
        "dropped a.txt: empty file",
        "dropped c.txt: empty file",
        "note 0.txt and 399 more: language 'ru' is not read closely; the article is kept",
    ]
    assert list(report.told(1, Path("s")))[1] == "and 401 more: headwater dropped --store s"
    assert report.counts() == "2 dropped, 400 notes"
