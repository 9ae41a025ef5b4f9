"""The people of a simulated year answer only what their letters ask them."""

from datetime import date

from mentorsheets.simulation.dice import Dice
from mentorsheets.simulation.letters import ReadLetter, Tap
from mentorsheets.simulation.people import Crowd

SEEDS = range(40)


def letter(*taps: tuple[str, int]) -> ReadLetter:
    return ReadLetter(
        name="2027-03-15-closing-questions-m0.eml",
        day=date(2027, 3, 15),
        kind="closing-questions",
        to=("ana.duarte@example.org",),
        subject="You and Otieno: looking back",
        text="",
        taps=tuple(Tap(action, place, f"{action}{place}") for action, place in taps),
        message_id="<m0@example.org>",
        attached=False,
    )


def taps_of(one: ReadLetter) -> set[tuple[str, int]]:
    replies = (reply for seed in SEEDS for reply in Crowd(Dice(seed)).replies(one))
    return {(reply.tap.action, reply.tap.place) for reply in replies if reply.tap}


def test_who_looks_back_beside_a_check_in_does_not_answer_that_by_the_check_ins_button() -> None:
    assert taps_of(letter(("goon", 1), ("met", 0), ("notyet", 0), ("done", 0))) == {("goon", 1)}


def test_who_is_asked_looking_back_says_whether_that_need_is_met() -> None:
    said = taps_of(letter(("goon", 1), ("done", 0), ("done", 1), ("still", 1)))
    assert said == {("goon", 1), ("done", 1), ("still", 1)}
