"""Before anything is sent, all that people said is read to the end: in Today, by form, by tap, by mail."""

from dataclasses import dataclass
from datetime import datetime

from mentorsheets.domain.clock import Moment
from mentorsheets.errors import MustLookFirst
from mentorsheets.runtime.config import Config, refuse_to_vanish
from mentorsheets.sheet.backend import Backend
from mentorsheets.workflow.collect_forms import collect_forms
from mentorsheets.workflow.collect_mail import collect_mail
from mentorsheets.workflow.collect_taps import collect_taps
from mentorsheets.workflow.take_words import take_words


@dataclass(frozen=True, slots=True)
class AnswersRead:
    """Says that all answers were read up to here; only then may mail go out.

    There is no other way to come by one than to read them, or to have seen each source read whole.
    """

    up_to: datetime


def read_answers(backend: Backend, config: Config, moment: Moment) -> AnswersRead:
    """Read and take in what came by each way since the last time, whatever goes wrong with another.

    Raises:
        MentorsheetsError: a source could not be read to its end; nothing may be sent then, but to the safety
            contact.
    """
    refuse_to_vanish(config)
    up_to = moment.now
    broken: list[Exception] = []
    for read in (take_words, collect_forms, collect_taps, collect_mail):
        try:
            read(backend, config, moment)
        except MustLookFirst:
            # What one source cannot do for a doubt about the sheet, none can.
            raise
        except Exception as error:  # noqa: BLE001 - somebody may cry for help in what is read after it
            broken.append(error)
    if broken:
        raise broken[0]
    return AnswersRead(up_to)
