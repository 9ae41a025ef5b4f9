"""How a round of mail is to go, as whoever starts it wishes."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from mentorsheets.domain.model import Person

MailToNew = tuple[str, tuple[str, ...]]
"""A mail by its kind and the lots of its people."""


@dataclass(frozen=True, slots=True)
class Wishes:
    """How a round is to go: only show it, `only` to one person, or all of it `to` one address instead.

    With `keys` nothing goes but the mails of these keys, as far as they are still due, and nothing that an
    earlier run left; and those of `to_new`, which were looked at before their people had an id that lasts.
    With `in_hours`, mail waits for a time that suits its readers. `agree` is asked before the first mail ever
    goes through a server, with how many are to go; `asked_to_stop`, after each mail. What somebody asked for
    themselves goes `despite_pause`, and to who has left, if their address is there still.
    """

    dry_run: bool = False
    only: str | None = None
    to: str | None = None
    in_hours: bool = False
    keys: frozenset[str] | None = None
    to_new: frozenset[MailToNew] = frozenset()
    despite_pause: bool = False
    agree: Callable[[int, str], bool] = lambda _count, _unheard: True
    asked_to_stop: Callable[[], bool] = lambda: False


def name_to_new(kind: str, people: Iterable[Person]) -> MailToNew:
    """Return what names a mail while the ids of its people do not last."""
    return str(kind), tuple(person.lot for person in people)
