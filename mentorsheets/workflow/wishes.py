"""How a round of mail is to go, as whoever starts it wishes."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Wishes:
    """How a round is to go: only show it, `only` to one person, or all of it `to` one address instead.

    With `keys` nothing goes but the mails of these keys, as far as they are still due, and nothing that an
    earlier run left. With `in_hours`, mail waits for a time that suits its readers. `agree` is asked before
    the first mail ever goes through a server, with how many are to go; `asked_to_stop`, after each mail. What
    somebody asked for themselves goes `despite_pause`, and to who has left, if their address is there still.
    """

    dry_run: bool = False
    only: str | None = None
    to: str | None = None
    in_hours: bool = False
    keys: frozenset[str] | None = None
    despite_pause: bool = False
    agree: Callable[[int, str], bool] = lambda _count, _unheard: True
    asked_to_stop: Callable[[], bool] = lambda: False
