"""A run that is asked to stop finishes the mail in hand, and so does whoever started it."""

import signal
import threading
from collections.abc import Iterator

import pytest

from mentorsheets.runtime.signals import finish_in_hand, stop_when_asked, tidy_when_stopped


@pytest.fixture(autouse=True)
def listener() -> Iterator[list[int]]:
    """Listen to SIGTERM as a process that stays does."""
    heard: list[int] = []
    before = signal.signal(signal.SIGTERM, lambda number, _: heard.append(number))
    yield heard
    signal.signal(signal.SIGTERM, before)


def test_what_is_in_hand_is_finished_and_whoever_listened_before_hears_of_it_too(listener: list[int]) -> None:
    with finish_in_hand() as is_stopped:
        assert not is_stopped()
        signal.raise_signal(signal.SIGTERM)
        assert is_stopped()
    assert listener == [signal.SIGTERM]
    signal.raise_signal(signal.SIGTERM)
    assert listener == [signal.SIGTERM] * 2


def test_a_pass_that_listens_itself_is_asked_too() -> None:
    with stop_when_asked() as is_asked, finish_in_hand() as is_stopped:
        signal.raise_signal(signal.SIGTERM)
        assert is_asked()
        assert is_stopped()


def test_after_an_error_the_former_listener_is_there_again(listener: list[int]) -> None:
    with pytest.raises(ValueError, match="broken"), finish_in_hand():
        raise ValueError("broken")
    signal.raise_signal(signal.SIGTERM)
    assert listener == [signal.SIGTERM]


def test_a_thread_works_on_without_listening() -> None:
    answers: list[bool] = []

    def work() -> None:
        with finish_in_hand() as is_stopped:
            answers.append(is_stopped())

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert answers == [False]


def test_whoever_would_end_at_once_waits_until_what_is_in_hand_is_finished() -> None:
    with tidy_when_stopped():
        with finish_in_hand() as is_stopped:
            signal.raise_signal(signal.SIGTERM)
            assert is_stopped()
        with pytest.raises(SystemExit):
            signal.raise_signal(signal.SIGTERM)
