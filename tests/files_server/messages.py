"""A request and its answer."""

from dataclasses import dataclass, field


@dataclass(slots=True)
class Asked:
    """`path` is unescaped; the names of `headers` are in small letters."""

    method: str
    path: str
    query: str
    headers: dict[str, str]
    body: bytes


@dataclass(slots=True)
class Reply:
    status: int
    body: bytes = b""
    headers: dict[str, str] = field(default_factory=dict)
