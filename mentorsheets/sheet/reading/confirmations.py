"""What people are asked whether it was them; a row that somebody spoilt asks for nothing and does nothing."""

import json
from typing import Any

from mentorsheets.domain.confirmation import Confirmation, ConfirmTopic
from mentorsheets.domain.enums import Reply
from mentorsheets.domain.plain_text import fold_address
from mentorsheets.sheet.backend import Tab
from mentorsheets.sheet.cells.days import parse_day
from mentorsheets.sheet.edits import Values
from mentorsheets.sheet.reading.rows import Row, rows_of
from mentorsheets.sheet.schema_machine import TO_CONFIRM


def read_confirmations(tab: Tab) -> tuple[Confirmation, ...]:
    """Return every question of this kind that was ever asked, in the order of rows."""
    read = (_read(row) for row in rows_of(tab, TO_CONFIRM, []))
    return tuple(one for one in read if one is not None)


def confirmation_cells(one: Confirmation) -> Values:
    """Return what a question writes into the columns of its tab, by their titles."""
    said = {"taps": one.taps, "channel": one.channel, "withdraws": one.withdraws}
    detail = {name: value for name, value in said.items() if value not in ((), None)}
    return {
        "Question": one.id,
        "Person id": one.person,
        "Topic": one.topic,
        "Asked on": one.on,
        "Address": one.address or None,
        "Known address": one.known or None,
        "Detail": json.dumps(detail, ensure_ascii=False) if detail else None,
        "Said": one.said,
    }


def _read(row: Row) -> Confirmation | None:
    day = parse_day(row.cell("Asked on"))
    try:
        topic, said = ConfirmTopic(row.text("Topic")), row.text("Said")
        detail: Any = json.loads(row.text("Detail") or "{}")
        reply = Reply(said) if said else None
    except ValueError:
        return None
    if day is None or not isinstance(detail, dict) or not row.text("Question"):
        return None
    channel = detail.get("channel")
    return Confirmation(
        id=row.text("Question"),
        person=row.text("Person id"),
        topic=topic,
        on=day.on,
        address=fold_address(row.text("Address")),
        known=fold_address(row.text("Known address")),
        taps=_texts(detail.get("taps")),
        channel=channel if isinstance(channel, str) else None,
        withdraws=_texts(detail.get("withdraws")),
        said=reply,
    )


def _texts(value: Any) -> tuple[str, ...]:  # noqa: ANN401 - whatever stands in a cell
    return tuple(one for one in value if isinstance(one, str)) if isinstance(value, list) else ()
