"""Signed tokens and names: they tie an answer to a message and a person, and cannot be made up.

A token is short enough for the part after the plus of an address, and survives being written in capitals. It
names the secret that signed it, so that one which was replaced still holds for what it had signed. A message
is called by its name in its Message-ID; whoever knows only what the sheet says cannot reckon it.
"""

import base64
import hmac
import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

TOKEN_PATTERN = re.compile(
    r"(?<![a-z0-9])([a-z0-9]{1,8})-(\d{1,2})-([a-z2-7]{26})-([a-z2-7]{16})(?![a-z0-9])"
)
TOKEN_PATTERN_ANY_CASE = re.compile(TOKEN_PATTERN.pattern, re.IGNORECASE)
IN_BRACKETS = re.compile(r"[ \t]*\[\s*\]")
"""What is left of the brackets around a token."""
NAME_LENGTH = 2
"""So many letters of a token name its secret: enough to tell a handful of them apart."""


@dataclass(frozen=True, slots=True)
class Signer:
    """What signs and checks for one programme (its id); secrets are bytes that nobody else knows.

    `secret` signs; what one of the `older` signed still counts.
    """

    programme: str
    secret: bytes
    older: tuple[bytes, ...] = ()

    def token(self, key: str, persons: Iterable[str], person: str, action: str) -> str:
        """Return the token by which `person`, one of the message's `persons`, does `action` on message `key`.

        `action` is one to eight small letters or digits.
        """
        number = sorted(persons).index(person)
        return f"{action}-{number}-{key}-{self._sign(self.secret, key, person, action)}"

    def person(self, token: "Token", persons: Iterable[str]) -> str | None:
        """Return who was given `token`, if it is genuine for a message about `persons`."""
        everybody = sorted(persons)
        if token.number >= len(everybody):
            return None
        person = everybody[token.number]
        return person if self.is_for(token, person) else None

    def is_for(self, token: "Token", person: str) -> bool:
        """Return whether a code was made for this person, also where its message is not known any more."""
        about = (token.key, person, token.action)
        rights = [
            made for one in self._secrets for made in (self._sign(one, *about), self._sign_bare(one, *about))
        ]
        return any(hmac.compare_digest(right, token.signature) for right in rights)

    def name(self, key: str) -> str:
        """Return the name of message `key`, 26 small letters and digits, by which mail calls it."""
        return self.names(key)[0]

    def names(self, key: str) -> tuple[str, ...]:
        """Return the names that message `key` may have gone out under, the present one first."""
        return _name_message(self._secrets, self.programme, key)

    @property
    def _secrets(self) -> tuple[bytes, ...]:
        return (self.secret, *self.older)

    def _sign(self, secret: bytes, key: str, person: str, action: str) -> str:
        return _name_secret(secret) + self._sign_bare(secret, key, person, action)[: 16 - NAME_LENGTH]

    def _sign_bare(self, secret: bytes, key: str, person: str, action: str) -> str:
        """Return the signature of a token from before tokens named their secret."""
        content = json.dumps([self.programme, key, person, action], ensure_ascii=False).encode()
        return _digest(secret, content)[:16]


@dataclass(frozen=True, slots=True)
class Token:
    """What a token says; whether it is genuine is for a Signer to tell."""

    action: str
    number: int
    key: str
    signature: str


def hide_tokens(text: str) -> str:
    """Return a text without anything that looks like a token, by which whoever reads it could act."""
    return IN_BRACKETS.sub("", TOKEN_PATTERN_ANY_CASE.sub("", text)) if "-" in text else text


def find_tokens(text: str) -> list[Token]:
    """Return everything in `text` that looks like a token, in order."""
    found = TOKEN_PATTERN.findall(text.lower())
    return [Token(action, int(number), key, signature) for action, number, key, signature in found]


# Whoever reads mail asks for the names of all messages that ever went, each time that some came in.
@lru_cache(maxsize=20_000)
def _name_message(secrets: tuple[bytes, ...], programme: str, key: str) -> tuple[str, ...]:
    content = json.dumps(["message", programme, key], ensure_ascii=False).encode()
    return tuple(_digest(one, content)[:26] for one in secrets)


@lru_cache(maxsize=20)
def _name_secret(secret: bytes) -> str:
    return _digest(secret, b"the name of this secret")[:NAME_LENGTH]


def _digest(secret: bytes, content: bytes) -> str:
    # All names and signatures are shorter than what these bytes give.
    return base64.b32encode(hmac.digest(secret, content, "sha256")[:20]).decode().lower()
