"""Starts a part of `mentorsheets run`, whether mentorsheets is installed or this is a clone that is not."""

import sys
from pathlib import Path

CLONE = Path(__file__).resolve().parent.parent


def run(*part: str) -> None:
    """Make one pass, of a part alone if one is given, and end with its exit code."""
    # Last, so that what is installed comes first.
    sys.path.append(str(CLONE))
    try:
        from mentorsheets.cli import main  # noqa: PLC0415 - it can be found only now
    except ModuleNotFoundError as missing:
        sys.stderr.write(f"mentorsheets: Python lacks {missing.name}.\n")
        sys.stderr.write(f"  Install what is needed: {sys.executable} -m pip install {CLONE}\n")
        sys.exit(2)
    main(["run", "--once", *part])
