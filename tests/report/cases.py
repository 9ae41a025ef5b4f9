"""The cases made by hand: what is given, and what every figure of it must be, to four decimals."""

import json
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent / "cases"


def load_cases(beginning: str) -> list[dict[str, Any]]:
    """Return the cases whose name begins so, by name."""
    return [
        json.loads(path.read_text(encoding="utf-8")) for path in sorted(FOLDER.glob(f"{beginning}*.json"))
    ]


def name_of(case: dict[str, Any]) -> str:
    return str(case["name"])


def to_four(value: Any) -> Any:
    """Return figures as the cases write them: rounded to four decimals, pairs as lists."""
    if value is None or isinstance(value, str | int):
        return value
    if isinstance(value, tuple | list):
        return [to_four(one) for one in value]
    return round(float(value), 4)
