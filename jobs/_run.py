"""Finds mentorsheets, installed or in the clone around this folder, and makes one pass with it."""

import os
import sys
from pathlib import Path

CLONE = Path(__file__).resolve().parent.parent


def run(part: str = "everything") -> None:
    """Make one pass over the programmes that are named here, of a part alone if one is given, and end."""
    # Last, so that what is installed comes first.
    sys.path.append(str(CLONE))
    try:
        import mentorsheets as ms  # noqa: PLC0415 - it can be found only now

        sys.exit(ms.run_once(os.environ, Path.cwd(), part=part))
    except ModuleNotFoundError as missing:
        sys.stderr.write(f"mentorsheets: Python lacks {missing.name}.\n")
        sys.stderr.write(f"  Install what is needed: {sys.executable} -m pip install {CLONE}\n")
        sys.exit(2)
