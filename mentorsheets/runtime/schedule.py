"""Doing something again and again, whatever happens to the clock, the computer or the thing itself."""

from collections.abc import Callable
from datetime import timedelta

from schedule import Scheduler

from mentorsheets.domain.clock import Clock
from mentorsheets.runtime import log

NAP = 1.0
"""Seconds between two looks at whether to stop."""


def keep_going(
    beat: Callable[[], object], every: int, clock: Clock, asked_to_stop: Callable[[], bool]
) -> None:
    """Do `beat` now and every so many minutes, until asked to stop.

    What was missed while the computer slept is done once, as soon as it is awake: what is due is for the
    data to say, not for the number of beats. A beat that fails is logged, and the next one comes.
    """
    scheduler = Scheduler()
    scheduler.every(every).minutes.do(_survive, beat)
    scheduler.run_all()
    while not asked_to_stop():
        _catch_up_with_clock(scheduler, timedelta(minutes=every))
        scheduler.run_pending()
        clock.sleep(NAP)


def _survive(beat: Callable[[], object]) -> None:
    # The library lets an error end its loop, and leaves the other jobs of that moment undone.
    try:
        beat()
    except Exception as error:  # noqa: BLE001 - whatever it is, the next beat may fare better
        log.log_failure("beat broke", error)


def _catch_up_with_clock(scheduler: Scheduler, pause: timedelta) -> None:
    """Begin a pause anew if the clock was set back, as in autumn: the library would wait for the old time."""
    idle = scheduler.idle_seconds
    if idle is not None and idle > pause.total_seconds():
        log.note("the clock was set back")
        scheduler.run_all()
