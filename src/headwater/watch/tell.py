"""Telling a command or a webhook what stories gained."""

import json
import shlex
import subprocess
from collections.abc import Sequence

from headwater.errors import HeadwaterError, UsageError
from headwater.views import Index, news, summaries
from headwater.views.summary import News
from headwater.watch.state import Notes

# The note with the stories as they were when last told of.
TOLD = "watch told"
# Seconds that a command or webhook may take.
PATIENCE = 60.0


def tell(index: Index, notes: Notes, to: str | None) -> list[News]:
    """Tell `to` what the stories gained since the last time, and remember them as they are now. -> what was told.

    to: a web address, or a command with its arguments; None: nobody, it is only remembered. What could not be told raises
    HeadwaterError and is told the next time: somebody who is told twice knows, somebody who is not told does not.
    """
    known = notes.note(TOLD)
    now = summaries(index)
    found = [] if known is None else news(index, json.loads(known))
    if found and to is not None:
        send(found, to)
    text = json.dumps(now, sort_keys=True)
    if text != known:
        notes.set_note(TOLD, text)
    return found


def send(found: Sequence[News], to: str) -> None:
    """One JSON object, {"stories": [...]}, by POST or on the command's standard input. The command is run without a shell."""
    body = json.dumps({"stories": list(found)}, ensure_ascii=False).encode("utf-8", "surrogatepass")
    if to.startswith(("http://", "https://")):
        _post(body, to)
    else:
        _run(body, argv(to))


def argv(command: str) -> list[str]:
    """The words of a command line. UsageError where there is none."""
    try:
        words = shlex.split(command)
    except ValueError as error:
        raise UsageError(f"--notify {command!r}: {str(error).lower()}") from error
    if not words:
        raise UsageError("--notify: a command or a web address is needed")
    return words


def _run(body: bytes, words: Sequence[str]) -> None:
    try:
        done = subprocess.run(words, input=body, timeout=PATIENCE, check=False)
    except OSError as error:
        raise HeadwaterError(f"--notify {words[0]}: {error.strerror or error}") from error
    except subprocess.TimeoutExpired as error:
        raise HeadwaterError(f"--notify {words[0]}: not done after {PATIENCE:.0f} seconds") from error
    if done.returncode:
        raise HeadwaterError(f"--notify {words[0]}: exit {done.returncode}")


def _post(body: bytes, url: str) -> None:
    """The user named the address, so it may be a private one; where it redirects to was not named."""
    import httpx

    try:
        answer = httpx.post(
            url, content=body, headers={"Content-Type": "application/json"}, timeout=PATIENCE, trust_env=False
        )
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        raise HeadwaterError(f"--notify {url}: {error}") from error
    if not answer.is_success:
        raise HeadwaterError(f"--notify {url}: answered {answer.status_code}")
