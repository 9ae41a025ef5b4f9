"""A reply finds its way to the question that it answers."""

from datetime import timedelta

from mentorsheets.domain.model import MatchState, Message
from mentorsheets.relations.open_questions import find_open_questions
from tests.relations.simulation import World, community, introduced


def last_mail(world: World, person: str) -> Message:
    return [mail for mail in world.programme.messages if person in {mail.person, *mail.also}][-1]


def test_a_yes_to_an_introduction_is_about_its_match() -> None:
    world = World(community(2))
    match = world.programme.matches[0].id
    world.decide(match)
    world.days(1)
    assert find_open_questions(last_mail(world, "p0"), "p0", world.programme)[0] == match


def test_an_answer_to_a_check_in_is_about_that_check_in_and_nobody_elses() -> None:
    world, _ = introduced()
    while not world.open_check_ins("p0"):
        world.days(1)
    for person in ("p0", "p1"):
        (row,) = world.open_check_ins(person)
        assert find_open_questions(last_mail(world, person), person, world.programme) == (row.id,)


def test_an_introduction_asks_nothing() -> None:
    world, _ = introduced()
    assert find_open_questions(last_mail(world, "p0"), "p0", world.programme) == ()


def reply(world: World, person: str, text: str) -> None:
    about = find_open_questions(last_mail(world, person), person, world.programme)
    world.say(person, about[0] if about else "", text)


def test_a_programme_is_lived_through_by_replies_alone() -> None:
    world, match = introduced(length=2)
    for _ in range(60):
        before = len(world.sent)
        world.days(1)
        for _, due in world.sent[before:]:
            for person in due.people:
                reply(world, person.id, "met")
    assert world.state(match) is MatchState.ENDED


def test_the_other_side_of_a_silence_can_say_how_it_goes() -> None:
    world, match = introduced()
    while "silence-other-side" not in world.kinds_to("p0"):
        world.answer("p0", "not yet")
        world.days(1)
    mail = last_mail(world, "p0")
    about = [one for one in find_open_questions(mail, "p0", world.programme) if one == match]
    assert about == [match]
    world.today += timedelta(days=1)
    world.say("p0", match, "We talked, all is well")
    world.run()
    assert world.state(match) is MatchState.ACTIVE
