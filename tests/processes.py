"""Programs that tests start."""

import os
import sys


def environment(**more: str) -> dict[str, str]:
    """Return our own environment and `more`, for a Python that shall find whatever this one finds."""
    return {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path)), **more}
