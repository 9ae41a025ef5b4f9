"""Make up for two faults of libfaketime 0.9.10; Python loads this file first where its folder is in PYTHONPATH.

It takes the monotonic time until which `time.sleep` waits (clock_nanosleep) for a moved one, and refuses. Waiting in
`select` goes by a length of time, which it leaves alone.

It looks into the environment of C on each call of time or chance. While another thread adds a name there, that
memory moves, and the process crashes. So what Python sets stays within Python, which hands it to what it starts.
"""

import os
import select
import subprocess
import time
from typing import Any, SupportsIndex

READ_BY_C = frozenset((b"TZ", b"SSL_CERT_FILE"))
"""Names that the C library and OpenSSL read; few enough that a crash because of them was never seen."""
_put, _unset = os.putenv, os.unsetenv
_start: Any = subprocess.Popen.__init__


def sleep(seconds: float | SupportsIndex) -> None:
    """Wait for a number of seconds. Raises ValueError if it is below 0, as `time.sleep` does."""
    seconds = float(seconds)
    if seconds < 0:
        raise ValueError("sleep length must be non-negative")
    select.select([], [], [], seconds)


def put(name: Any, value: Any) -> None:
    """Set a name for C as well, if C reads it."""
    if name in READ_BY_C:
        _put(name, value)


def unset(name: Any) -> None:
    """Take a name away from C as well, if C reads it."""
    if name in READ_BY_C:
        _unset(name)


def start(self: Any, *arguments: Any, env: Any = None, **others: Any) -> None:
    """Start a program with what Python takes for the environment."""
    _start(self, *arguments, env=dict(os.environ) if env is None else env, **others)


time.sleep = sleep
os.putenv, os.unsetenv = put, unset
setattr(subprocess.Popen, "__init__", start)  # noqa: B010 - mypy would want all 30 parameters
