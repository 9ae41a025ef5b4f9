"""Reads what a mail system says of a message that it could not deliver (RFC 3464)."""

import re
from dataclasses import dataclass
from email.message import EmailMessage, Message

from mentorsheets.mail.smtp_replies import address_mark

OUR_KEY = re.compile(r"<([a-z2-7]{26})@[^>\s]+>")
STATUS = re.compile(r"\b([245]\.\d{1,3}\.\d{1,3})\b")


@dataclass(frozen=True, slots=True)
class Report:
    """What a bounce says: message (key), recipient (mark), status, and whether it is final."""

    key: str
    mark: str
    status: str
    is_final: bool


def read_reports(message: EmailMessage) -> list[Report]:
    """Return one report for each recipient that `message` speaks of; none if it is no bounce."""
    if message.get_content_type() != "multipart/report":
        return []
    found = OUR_KEY.search(find_returned_headers(message).lower())
    blocks = [
        block
        for part in message.walk()
        if part.get_content_type() == "message/delivery-status"
        for block in part.get_payload()
        if isinstance(block, Message)
    ]
    return [_report(block, found[1]) for block in blocks if block["Final-Recipient"]] if found else []


def find_returned_headers(message: EmailMessage) -> str:
    """Return the text of the message, or of its headers, that a bounce sends back."""
    kinds = ("message/rfc822", "text/rfc822-headers", "message/rfc822-headers")
    parts = [part for part in message.walk() if part.get_content_type() in kinds]
    return "\n".join(part.as_string() for part in parts)


def _report(block: Message, key: str) -> Report:
    recipient = str(block["Original-Recipient"] or block["Final-Recipient"]).rpartition(";")[2]
    status = STATUS.search(str(block["Status"] or ""))
    action = str(block["Action"] or "").strip().lower()
    return Report(key, address_mark(recipient.strip(" <>")), status[1] if status else "", action == "failed")
