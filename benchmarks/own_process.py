"""Measures in a process of its own, so that no way has the memory, the caches or the settings of another."""

import multiprocessing
from collections.abc import Callable
from typing import Any


def measure_apart(measure: Callable[..., None], *given: object, patience: float) -> Any:  # noqa: ANN401 - as sent
    """Return what `measure` sends, which is called with what is `given` and a pipe to send it by.

    None if it did not within `patience`, in seconds, or broke.
    """
    spawn = multiprocessing.get_context("spawn")
    here, there = spawn.Pipe(duplex=False)
    child = spawn.Process(target=measure, args=(*given, there))
    child.start()
    there.close()
    try:
        return here.recv() if here.poll(patience) else None
    except EOFError:
        return None
    finally:
        child.kill()
        child.join()
