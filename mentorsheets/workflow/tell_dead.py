"""Which addresses are dead, told to the sheet by the run that reads it, though no mail goes out in it."""

from collections.abc import Iterator

from mentorsheets.domain.changes import Added
from mentorsheets.domain.clock import Moment
from mentorsheets.domain.dead_addresses import find_dead, list_addresses, note_address
from mentorsheets.domain.events import AddressEvent
from mentorsheets.domain.programme import Programme
from mentorsheets.mail.journal.journal import Journal
from mentorsheets.runtime.config import Config
from mentorsheets.sheet.backend import Backend
from mentorsheets.workflow.read_to_act import read_to_act
from mentorsheets.workflow.save import save


def list_untold_dead(journal: Journal, programme: Programme) -> Iterator[str]:
    """Yield each address that a server has refused for good, and that the sheet does not call dead yet."""
    for address in list_addresses(programme):
        if journal.is_dead((address,)) and find_dead(address, programme) is None:
            yield address


def tell_dead(
    backend: Backend, config: Config, programme: Programme, journal: Journal, moment: Moment
) -> tuple[str, ...]:
    """Write into the sheet which addresses are newly dead, and return a line on each for the terminal.

    `programme` is from before this run wrote. What a run that was cut off did not tell is told by the next.

    Raises:
        MustLookFirst, WrongUse, Unreachable, Busy, NeedsAPerson: the sheet cannot be read or written now.
    """
    if not any(list_untold_dead(journal, programme)):
        return ()
    reading = read_to_act(backend, config, moment)
    now, today = reading.programme, moment.today(reading.programme.settings.time_zone)
    dead = tuple(list_untold_dead(journal, now))
    if dead:
        save(
            backend,
            reading,
            tuple(Added(note_address(AddressEvent.DEAD, one, now, today)) for one in dead),
            today,
        )
    return tuple(
        f"Mail to {_whose(one, now)} came back for good, so nothing more goes there." for one in dead
    )


def _whose(address: str, programme: Programme) -> str:
    names = [programme.person_by_id[one].name for one in list_addresses(programme).get(address, ())]
    return " and ".join(names) or "the coordinator or the safety contact"
