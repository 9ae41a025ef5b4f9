"""Work on many things at once in a few threads; the results come in the order of the things, always.

NumPy and HiGHS let other threads run while they count. What comes out does not depend on how many threads
there are, nor on which is first: each piece of work reads what nobody changes meanwhile.
"""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TypeVar

Thing = TypeVar("Thing")
Result = TypeVar("Result")

THREADS = 4
"""More than common machines have cores; numpy frees the interpreter, and the order of results is fixed."""


def spread(work: Callable[[Thing], Result], things: Iterable[Thing]) -> Iterator[Result]:
    """Yield what `work` makes of each thing, and hold no more than a few results that nobody took yet."""
    with ThreadPoolExecutor(THREADS) as pool:
        begun: deque[Future[Result]] = deque()
        for thing in things:
            begun.append(pool.submit(work, thing))
            if len(begun) > THREADS:
                yield begun.popleft().result()
        while begun:
            yield begun.popleft().result()
