"""Questions that are asked again and again of the same thing, and worked out once."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec, Protocol, TypeVar


class Remembering(Protocol):
    """What keeps in `memo` what it was asked, under the name of the question and what it was about."""

    @property
    def memo(self) -> dict[tuple[str, ...], Any]:
        """What was worked out so far."""


Asked = TypeVar("Asked", bound=Remembering)
Parameters = ParamSpec("Parameters")
T = TypeVar("T")


def worked_out_once(
    question: Callable[Concatenate[Asked, Parameters], T],
) -> Callable[Concatenate[Asked, Parameters], T]:
    """Keep what a question came to, by what it was asked about."""
    name = question.__name__

    def ask(of: Asked, /, *about: Parameters.args, **named: Parameters.kwargs) -> T:
        key: Any = (name, *about, *named.values()) if named else (name, *about)
        memo = of.memo
        try:
            found: T = memo[key]
        except KeyError:
            found = memo[key] = question(of, *about, **named)
        return found

    return wraps(question)(ask)
