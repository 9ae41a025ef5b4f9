"""Bad weather on demand: quotas, outages, lost connections, slow answers; and a log of all calls."""

import re
import threading
from collections import Counter, deque
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from tests.sheets_server.errors import quota_exceeded

KINDS = frozenset({"status", "html", "reset", "lost_reply", "slow"})


@dataclass(slots=True)
class Call:
    """One request that reached the server: its operation (such as `values.batchGet`), and how it ended."""

    operation: str
    kind: str  # "read", "write", "token" or "control"
    method: str
    path: str
    size: int = 0
    status: int = 0


@dataclass(slots=True)
class Fault:
    """What is to go wrong with the next `times` calls whose operation matches.

    status: this HTTP code with Google's error. html: the code with a page of HTML. reset: the connection
    breaks before anything is done. lost_reply: the work is done, then the connection breaks. slow: the answer
    takes `seconds`.
    """

    kind: str = "status"
    status: int = 503
    operation: str = ".*"
    times: int = 1
    seconds: float = 0.0
    retry_after: str = ""


@dataclass(slots=True)
class Weather:
    clock: Callable[[], float]
    reads_a_minute: int | None = None
    writes_a_minute: int | None = None
    latency: float = 0.0
    faults: list[Fault] = field(default_factory=list)
    calls: list[Call] = field(default_factory=list)
    seen: dict[str, deque[float]] = field(default_factory=lambda: {"read": deque(), "write": deque()})
    lock: threading.Lock = field(default_factory=threading.Lock)

    def due(self, call: Call) -> Fault | None:
        """The fault that hits this call, if any; it is used up a little."""
        with self.lock:
            for fault in self.faults:
                if fault.times > 0 and re.fullmatch(fault.operation, call.operation):
                    fault.times -= 1
                    return fault
        return None

    def spend(self, call: Call) -> None:
        """Count the call against its quota of the last minute; raises the 429."""
        limit = {"read": self.reads_a_minute, "write": self.writes_a_minute}.get(call.kind)
        if limit is None:
            return
        with self.lock:
            now, recent = self.clock(), self.seen[call.kind]
            while recent and recent[0] <= now - 60:
                recent.popleft()
            if len(recent) >= limit:
                raise quota_exceeded(call.kind.capitalize(), limit)
            recent.append(now)

    def count(self, kind: str) -> int:
        return sum(call.kind == kind for call in self.calls)

    def summary(self) -> dict[str, Any]:
        return {
            "reads": self.count("read"),
            "writes": self.count("write"),
            "tokens": self.count("token"),
            "operations": dict(Counter(call.operation for call in self.calls if call.kind != "control")),
            "statuses": dict(Counter(str(call.status) for call in self.calls if call.kind != "control")),
        }
