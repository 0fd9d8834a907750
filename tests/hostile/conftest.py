"""The corpus and its pieces are modules beside the tests, also where pytest is not started as a module of Python."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))
