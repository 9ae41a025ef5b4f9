"""Who may do what by which mail: the same by SMTP, and on a runner that finds its disk empty each time."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path
from typing import Any

import pytest

from tests.mail.faulty import FaultyServer
from tests.mail.incoming.imap_server import mailbox
from tests.workflow import test_cries as cries
from tests.workflow import test_dead_addresses as dead
from tests.workflow import test_forged_yes as forged
from tests.workflow import test_holds as holds
from tests.workflow import test_plain_refusals as refusals
from tests.workflow import test_private_talk as private
from tests.workflow import test_shared_address as shared
from tests.workflow import test_which_one as which
from tests.workflow import test_words_anywhere as anywhere
from tests.workflow.living import IN_TOUCH, SETTINGS, Life
from tests.workflow.sheets import Rows, small_programme
from tests.workflow.test_unheard_safety import come_back

Living = Callable[..., Life]
SENDING = {"checkin", "followup", "introduce", "run"}
COUPLE = {"Participants": shared.PEOPLE, "Needs": shared.NEEDS, "Settings": shared.WEEKLY}


@dataclass
class Elsewhere(Life):
    """A programme whose commands run on another machine each time, and whose mail goes by SMTP."""

    server: FaultyServer | None = None

    def run(self, command: str, day: str, *more: str, code: int | None = None) -> str:
        """Run it where no run before has left anything but in the sheet."""
        for file in self.path.parent.glob("*.journal*"):
            file.unlink()
        yes = ("--yes",) if command in SENDING and "--yes" not in more else ()
        return super().run(command, day, *more, *yes, code=code)

    def outbox(self) -> list[EmailMessage]:
        """Return all that the server took."""
        assert self.server is not None
        return [message_from_bytes(content, policy=default) for content in self.server.taken]


@pytest.fixture
def alive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Living]:
    """Return what begins a programme there, by the command that is first run."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("MENTORSHEETS_MAIL_PLAIN", "yes")
    monkeypatch.setenv("MENTORSHEETS_STATELESS", "yes")
    monkeypatch.setenv("MENTORSHEETS_SECRET", "a secret that this programme alone has, long enough")
    with mailbox() as box, FaultyServer() as server:
        monkeypatch.setenv("MENTORSHEETS_MAILBOX", box.address)
        monkeypatch.setenv("MENTORSHEETS_MAIL", f"smtp://127.0.0.1:{server.port}")

        def begin(command: str, **tabs: Rows) -> Life:
            given: dict[str, Rows] = {"Matches": IN_TOUCH, "Settings": SETTINGS, **tabs}
            life = Elsewhere(small_programme(tmp_path, **given), box, server=server)
            life.run(command, "2026-11-23", *(("--once",) if command == "run" else ()))
            return life

        yield begin


def test_no_forged_yes_counts(alive: Living) -> None:
    life = alive("introduce", Matches=forged.ASKED)
    forged.test_no_forged_yes_counts_each_is_told_and_the_genuine_one_still_does(life)


CASES: dict[str, tuple[str, dict[str, Rows], Callable[..., Any], dict[str, Any]]] = {
    "a false stop": (
        "introduce",
        {"Matches": forged.ASKED},
        forged.test_a_false_stop_holds_the_address_alone_and_says_so,
        {},
    ),
    "a refusal where one was asked": (
        "introduce",
        {"Matches": refusals.ASKED},
        refusals.test_where_a_yes_or_no_was_asked_a_refusal_in_reply_is_a_no,
        {"words": "Not for me", "genuine": True},
    ),
    "a refusal where none was asked": (
        "checkin",
        {},
        refusals.test_where_nothing_was_offered_it_holds_and_ends_nothing,
        {"words": "no thanks"},
    ),
    "the button of one of two with an address": (
        "checkin",
        {"Matches": shared.APART, **COUPLE},
        shared.test_a_button_counts_for_its_owner_and_for_nobody_else,
        {},
    ),
    "a stop link of one of two from elsewhere": (
        "checkin",
        {"Matches": shared.APART, **COUPLE},
        shared.test_a_stop_link_from_elsewhere_holds_the_address_for_both,
        {"link": "leave"},
    ),
    "a cry of one of two with an address": (
        "checkin",
        {"Matches": shared.APART, **COUPLE},
        shared.test_words_of_harm_are_told_as_those_of_either_and_hold_both,
        {},
    ),
    "a match between two with an address": (
        "checkin",
        {"Matches": shared.BETWEEN, **COUPLE},
        shared.test_what_is_tapped_about_the_match_between_the_two_is_a_humans,
        {"name": "Ana", "said": "not a fit"},
    ),
    "a later word of somebody held": (
        "checkin",
        {},
        holds.test_no_later_mail_of_that_address_lifts_a_hold_and_none_is_answered,
        {"later": "I am back"},
    ),
    "a stop that nothing proves": (
        "checkin",
        {},
        holds.test_a_stop_that_nothing_proves_holds_the_address_alone_and_ends_with_another_address,
        {},
    ),
    "the coordinator's button": (
        "checkin",
        {},
        holds.test_the_coordinator_ends_a_hold_by_a_button_from_their_own_address_and_once,
        {"word": "I have talked to them, go on", "becomes": "active"},
    ),
    "words against the coordinator": (
        "checkin",
        {},
        holds.test_where_the_words_may_mean_the_coordinator_only_the_safety_contact_ends_the_hold,
        {},
    ),
    "a reply about two people": (
        "checkin",
        {"Matches": which.TWO},
        which.test_a_plain_reply_is_asked_about_with_a_button_for_each_and_counts_for_whom_they_tap,
        {},
    ),
    "a cry at night": ("collect", {}, cries.test_a_cry_in_a_weekends_night_is_told_with_the_next_pass, {}),
    "a stop in a letter between the two": (
        "introduce",
        {"Matches": private.BOTH_SAY_YES},
        private.test_mail_between_the_two_is_kept_nowhere_and_a_stop_in_it_says_only_that_somebody_may_need_you,
        {"words": "Please stop writing to me."},
    ),
    "a threat in a letter between the two": (
        "introduce",
        {"Matches": private.BOTH_SAY_YES},
        private.test_whom_a_letter_between_the_two_may_threaten_is_told_of_beside_its_writer,
        {},
    ),
    "a letter between the two from anywhere": (
        "introduce",
        {"Matches": private.BOTH_SAY_YES},
        private.test_who_asks_the_other_one_for_a_call_is_held_by_nobody,
        {},
    ),
    "a stop from another account": (
        "checkin",
        {},
        anywhere.test_a_stop_from_another_account_in_answer_to_her_mail_holds_hers,
        {},
    ),
}


@pytest.mark.thorough
@pytest.mark.parametrize("case", CASES)
def test_what_strangers_and_the_others_write_does_there_what_it_does_anywhere(
    alive: Living, case: str
) -> None:
    command, tabs, test, given = CASES[case]
    test(alive(command, **tabs), **given)


@pytest.mark.thorough
def test_mail_that_came_back_for_good_stops_all_further_mail_there_too(alive: Living) -> None:
    life = alive("run")
    come_back(life, life.to(dead.GIL)[-1])
    life.pass_day("2026-11-24")
    dead.test_who_is_written_to_no_more_stands_in_today_until_the_word_and_is_then_written_to_again(life)
