"""Service accounts, and the token endpoint that takes their signed assertions."""

import base64
import binascii
import json
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Any
from urllib.parse import parse_qs

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import padding, rsa

from tests.sheets_server.errors import bad_credentials, too_narrow_scope
from tests.sheets_server.world import STRANGER, Caller

JWT_BEARER = "urn:ietf:params:oauth:grant-type:jwt-bearer"
WIDE = "https://www.googleapis.com/auth/"
SHEETS_READ = {
    f"{WIDE}{name}" for name in ("spreadsheets", "spreadsheets.readonly", "drive", "drive.readonly")
}
SHEETS_WRITE = {f"{WIDE}{name}" for name in ("spreadsheets", "drive", "drive.file")}
DRIVE_READ = {
    f"{WIDE}{name}" for name in ("drive", "drive.readonly", "drive.file", "drive.metadata.readonly")
}
DRIVE_WRITE = {f"{WIDE}{name}" for name in ("drive", "drive.file")}
NEEDED = {
    ("sheets", "read"): SHEETS_READ | SHEETS_WRITE,
    ("sheets", "write"): SHEETS_WRITE,
    ("drive", "read"): DRIVE_READ,
    ("drive", "write"): DRIVE_WRITE,
}
BAD_TIMES = (
    "Invalid JWT: Token must be a short-lived token (60 minutes) and in a reasonable timeframe. "
    "Check your iat and exp values in the JWT claim."
)


@cache
def _key() -> rsa.RSAPrivateKey:
    return rsa.generate_private_key(public_exponent=65537, key_size=1024)


@dataclass(frozen=True, slots=True)
class Token:
    caller: Caller
    until: float


class Refused(Exception):
    """What the token endpoint says no to: its error code, and its description."""

    def __init__(self, error: str, description: str) -> None:
        super().__init__(description)
        self.json = {"error": error, "error_description": description}


class Accounts:
    """The service accounts (and refresh tokens) that exist, and the access tokens handed out."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self.clock = clock
        self.keys: dict[str, str] = {}
        self.refresh_tokens: dict[str, str] = {}
        self.tokens: dict[str, Token] = {}
        self.revoked: set[str] = set()
        self.strict = False
        self.lifetime = 3599

    def service_account(self, address: str, email: str) -> dict[str, str]:
        """A throw-away key file for a new account, pointing at the server at `address`."""
        self.revoked.discard(email)
        key_id = f"{len(self.keys) + len(self.tokens) + 1:040x}"
        self.keys[email] = key_id
        pem = _key().private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )
        return {
            "type": "service_account",
            "project_id": "throw-away",
            "private_key_id": key_id,
            "private_key": pem.decode(),
            "client_email": email,
            "client_id": "100000000000000000000",
            "auth_uri": f"{address}/auth",
            "token_uri": f"{address}/token",
            "universe_domain": "googleapis.com",
        }

    def authorised_user(self, address: str, email: str) -> dict[str, str]:
        """Application default credentials of a person, pointing at the server at `address`."""
        refresh_token = f"1//{len(self.refresh_tokens) + 1:060x}"
        self.refresh_tokens[refresh_token] = email
        return {
            "type": "authorized_user",
            "client_id": "throw-away.apps.example.org",
            "client_secret": "throw-away",
            "refresh_token": refresh_token,
            "token_uri": f"{address}/token",
        }

    def revoke(self, email: str) -> None:
        """The account's key is deleted: no new tokens, and the old ones are void."""
        self.keys.pop(email, None)
        self.revoked.add(email)
        self.refresh_tokens = {token: owner for token, owner in self.refresh_tokens.items() if owner != email}
        self.expire(email)

    def expire(self, email: str | None = None) -> None:
        """All access tokens (of one account) end now."""
        for text, token in self.tokens.items():
            if email in (None, token.caller.account):
                self.tokens[text] = Token(token.caller, 0)

    def grant(self, form: bytes) -> dict[str, Any]:
        """Answer POST /token; raises Refused."""
        given = {name: values[-1] for name, values in parse_qs(form.decode()).items()}
        kind = given.get("grant_type")
        if kind == JWT_BEARER:
            caller = self._asserted(given.get("assertion", ""))
        elif kind == "refresh_token":
            email = self.refresh_tokens.get(given.get("refresh_token", ""))
            if email is None:
                raise Refused("invalid_grant", "Token has been expired or revoked.")
            caller = Caller(email)
        else:
            raise Refused("unsupported_grant_type", f"Invalid grant_type: {kind or ''}")
        text = f"ya29.c.throw-away-{len(self.tokens)}"
        self.tokens[text] = Token(caller, self.clock() + self.lifetime)
        return {"access_token": text, "expires_in": self.lifetime, "token_type": "Bearer"}

    def _asserted(self, assertion: str) -> Caller:
        try:
            head, claims, signature = (_decoded(part) for part in assertion.split("."))
            header, claim = json.loads(head), json.loads(claims)
        except (ValueError, binascii.Error):
            raise Refused("invalid_grant", "Invalid JWT: Failed audience check or malformed.") from None
        account = self._account(claim, header, assertion.rpartition(".")[0].encode(), signature)
        now = self.clock()
        if not claim.get("iat", 0) - 600 <= now <= claim.get("exp", 0) or claim["exp"] - claim["iat"] > 3600:
            raise Refused("invalid_grant", BAD_TIMES)
        scopes = frozenset(str(claim.get("scope", "")).split())
        if not scopes or any(not scope.startswith("https://") for scope in scopes):
            raise Refused("invalid_scope", "Invalid OAuth scope or ID token audience provided.")
        return Caller(account, scopes)

    def _account(self, claim: dict[str, Any], header: dict[str, Any], signed: bytes, signature: bytes) -> str:
        """Whose assertion it is; an account that was never made here passes as a stranger unless `strict`."""
        issuer = str(claim.get("iss", ""))
        if issuer not in self.keys:
            if self.strict or issuer in self.revoked or not issuer:
                raise Refused("invalid_grant", "Invalid grant: account not found")
            return STRANGER
        if header.get("kid") != self.keys[issuer] or not _is_signed(signed, signature):
            raise Refused("invalid_grant", "Invalid JWT Signature.")
        return issuer

    def caller(self, header: str | None) -> Caller:
        """Who sent this Authorization header; a token of others passes unless `strict`."""
        text = (header or "").removeprefix("Bearer ").strip()
        token = self.tokens.get(text)
        if token is None:
            if self.strict or text.startswith("ya29.c.throw-away"):
                raise bad_credentials()
            return Caller(STRANGER)
        if token.until <= self.clock():
            raise bad_credentials()
        return token.caller


def check_scope(caller: Caller, service: str, kind: str) -> None:
    """Refuse a token whose scopes do not cover a read or write of "sheets" or "drive"."""
    legacy = "https://spreadsheets.google.com/feeds"
    if caller.scopes is not None and not caller.scopes & (NEEDED[service, kind] | {legacy}):
        raise too_narrow_scope(f"{service}.googleapis.com")


def _decoded(part: str) -> bytes:
    return base64.urlsafe_b64decode(part + "=" * (-len(part) % 4))


def _is_signed(signed: bytes, signature: bytes) -> bool:
    try:
        _key().public_key().verify(signature, signed, padding.PKCS1v15(), hashes.SHA256())
    except InvalidSignature:
        return False
    return True
