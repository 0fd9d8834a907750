"""Which language a text is in."""

from functools import cache
from typing import Any

# Characters looked at: enough to tell a language, and a fixed cost however long the text is.
_ENOUGH = 600
# Shorter texts are guessed wrong too often to be told (a name and a place look like any language).
_SHORTEST = 60
# Below this probability the guess is as good as none.
_SURE = 0.8


def language(text: str) -> str | None:
    """ISO 639-1 code by py3langid, None for a text that is short or not clearly in one language."""
    start = " ".join(text[: 2 * _ENOUGH].split())[:_ENOUGH]
    if len(start) < _SHORTEST:
        return None
    code, probability = _model().classify(start)
    return str(code) if probability >= _SURE else None


@cache
def _model() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # type: ignore[import-untyped]

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
