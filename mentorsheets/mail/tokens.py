"""Signed tokens: they tie an answer to a message, a person and an action, and cannot be made up.

A token is short enough for the part after the plus of an address, and survives being written in capitals.
"""

import base64
import hashlib
import hmac
import json
import re
from collections.abc import Iterable
from dataclasses import dataclass

TOKEN_PATTERN = re.compile(
    r"(?<![a-z0-9])([a-z0-9]{1,8})-(\d{1,2})-([a-z2-7]{26})-([a-z2-7]{16})(?![a-z0-9])"
)


@dataclass(frozen=True, slots=True)
class Signer:
    """What signs and checks for one programme (its id); the secret is bytes that nobody else knows."""

    programme: str
    secret: bytes

    def token(self, key: str, persons: Iterable[str], person: str, action: str) -> str:
        """Return the token by which `person`, one of the message's `persons`, does `action` on message `key`.

        `action` is one to eight small letters or digits.
        """
        number = sorted(persons).index(person)
        return f"{action}-{number}-{key}-{self._signature(key, person, action)}"

    def person(self, token: "Token", persons: Iterable[str]) -> str | None:
        """Return who was given `token`, if it is genuine for a message about `persons`."""
        everybody = sorted(persons)
        if token.number >= len(everybody):
            return None
        person = everybody[token.number]
        right = self._signature(token.key, person, token.action)
        return person if hmac.compare_digest(right, token.signature) else None

    def _signature(self, key: str, person: str, action: str) -> str:
        content = json.dumps([self.programme, key, person, action], ensure_ascii=False).encode()
        digest = hmac.new(self.secret, content, hashlib.sha256).digest()
        return base64.b32encode(digest[:10]).decode().lower()


@dataclass(frozen=True, slots=True)
class Token:
    """What a token says; whether it is genuine is for a Signer to tell."""

    action: str
    number: int
    key: str
    signature: str


def find_tokens(text: str) -> list[Token]:
    """Return everything in `text` that looks like a token, in order."""
    found = TOKEN_PATTERN.findall(text.lower())
    return [Token(action, int(number), key, signature) for action, number, key, signature in found]
