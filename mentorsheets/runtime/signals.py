"""Being asked to stop: by SIGTERM, as a machine does, or by Ctrl-C."""

import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType


@contextmanager
def stop_when_asked() -> Iterator[Callable[[], bool]]:
    """Yield what says whether SIGTERM or Ctrl-C came, which inside the block end nothing by themselves."""
    asked = threading.Event()
    before = {
        number: signal.signal(number, lambda *_: asked.set()) for number in (signal.SIGTERM, signal.SIGINT)
    }
    try:
        yield asked.is_set
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


@contextmanager
def tidy_when_stopped() -> Iterator[None]:
    """Let a closed terminal, or SIGTERM, end the block as an exit would, so that the sheet is let go of."""
    known = [getattr(signal, name) for name in ("SIGHUP", "SIGTERM") if hasattr(signal, name)]
    # What nohup ignores goes on being ignored.
    numbers = [number for number in known if signal.getsignal(number) is not signal.SIG_IGN]

    try:
        before = {number: signal.signal(number, _end_at_once) for number in numbers}
    except ValueError:
        # Only the main thread may listen to signals.
        yield
        return
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _end_at_once(number: int, _: FrameType | None) -> None:
    sys.exit(128 + number)


@contextmanager
def finish_in_hand() -> Iterator[Callable[[], bool]]:
    """Yield what says whether SIGTERM came, which inside the block ends nothing by itself.

    Whoever listened to it before, as a process that stays does, hears of it too, but for whoever would end
    the block there and then.
    """
    asked = threading.Event()

    def stop(number: int, frame: FrameType | None) -> None:
        asked.set()
        if callable(before) and before is not _end_at_once:
            before(number, frame)

    try:
        before = signal.signal(signal.SIGTERM, stop)
    except ValueError:
        # Only the main thread may listen to signals; elsewhere whoever started the thread does.
        yield asked.is_set
        return
    try:
        yield asked.is_set
    finally:
        signal.signal(signal.SIGTERM, before)
