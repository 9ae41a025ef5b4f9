"""What the mails need that bring two people together: the question to each, and the introduction."""

from collections.abc import Iterable
from datetime import date, timedelta

from mentorsheets.domain.enums import LIVE
from mentorsheets.domain.mail_kinds import MailKind
from mentorsheets.domain.model import Match, Person
from mentorsheets.domain.programme import Programme
from mentorsheets.domain.weekly_hours import count_shared_minutes
from mentorsheets.mail import facts
from mentorsheets.mail.letters.contact import contact_of, who_writes_first
from mentorsheets.mail.letters.context import Writing
from mentorsheets.mail.render.calendar import suggest_times
from mentorsheets.relations.mail_parts import Part


def match_of(part: Part) -> Match:
    """Return the match that a part is about.

    Raises:
        ValueError: it is about none.
    """
    if part.match is None:
        raise ValueError(part.kind)
    return part.match


def is_single(part: Part) -> bool:
    """Say whether one conversation is all that was asked for."""
    return bool(part.needs) and all(need.length.is_single for need in part.needs)


def ask(part: Part, writing: Writing) -> tuple[facts.Section, ...]:
    """Return the question to one of two people whether they would like to be introduced."""
    of = facts.AskAsker if part.kind == MailKind.ASK_ASKER else facts.AskGiver
    other = part.other
    return (
        of(
            other=writing.other(part),
            needs=writing.titles(part),
            words=_words(part),
            common=_common(part, writing.desk.programme, writing.today),
            likes=other.interests if other else (),
            every=_every(other),
            shares=_shares(writing.desk.programme.person_by_id[part.person]),
            answer=writing.yes_no(match_of(part).id),
            until=part.until or writing.today,
        ),
    )


def introduction(part: Part, writing: Writing) -> tuple[facts.Section, ...]:
    """Return the introduction of two people for one of them, and the page for their first conversation."""
    match, people = match_of(part), writing.desk.programme.person_by_id
    giver, asker = people[match.giver], people[match.asker]
    again = _know_each_other(part, writing)
    other = asker if part.helps else giver
    contact, first = contact_of(other), who_writes_first(giver, asker)
    place = writing.place(match.id)
    meet = facts.Introduction(
        other=other.name,
        helps=part.helps,
        giver=giver.name,
        asker=asker.name,
        again=again,
        needs=writing.titles(part),
        words=_words(part),
        common=_common(part, writing.desk.programme, writing.today),
        interests=() if again else _find_common_interests(giver, asker),
        where="" if again else contact.where,
        write=None if again else contact.link,
        address="" if again else contact.address,
        first=first.name if first else "",
        is_first=first is not None and first.id == part.person,
        times=() if again else suggest_times(giver, asker, writing.today),
        met=writing.answer("met", place),
        no_fit=writing.answer("nofit", place),
    )
    questions = [one for part in writing.due.parts for one in part.questions]
    return (meet,) if again else (meet, _first_conversation(part, giver, asker, questions))


def _know_each_other(part: Part, writing: Writing) -> bool:
    """Say whether the two are in touch already, or are introduced further up in the same mail."""
    match = match_of(part)
    earlier = [one.match for one in writing.due.parts[: writing.due.parts.index(part)]]
    before = writing.desk.programme.matches_of[match.giver]
    now = [one.match for one in writing.due.parts]
    found = [one for one in before if one.state in LIVE and one not in now]
    return any(one is not None and set(one.people) == set(match.people) for one in (*earlier, *found))


def _first_conversation(
    part: Part, giver: Person, asker: Person, questions: Iterable[str]
) -> facts.FirstConversation:
    return facts.FirstConversation(
        giver=giver.name,
        asker=asker.name,
        questions=tuple(dict.fromkeys(questions)),
        every=max(filter(None, map(_every, (giver, asker))), default=None),
        lasts=_lasts(part),
        is_single=is_single(part),
    )


def _find_common_interests(giver: Person, asker: Person) -> tuple[str, ...]:
    liked = {interest.casefold() for interest in giver.interests}
    return tuple(interest for interest in asker.interests if interest.casefold() in liked)


def _shares(person: Person) -> facts.Shares:
    contact = contact_of(person)
    return facts.Shares(address=bool(contact.address), where=contact.where)


def _common(part: Part, programme: Programme, today: date) -> facts.Common:
    match, people = match_of(part), programme.person_by_id
    giver, asker = people[match.giver], people[match.asker]
    spoken = {language.casefold() for language in giver.languages}
    hours = (
        count_shared_minutes(giver, asker, today) // 60 if giver.availability and asker.availability else 0
    )
    return facts.Common(
        offered=set(match.kinds) <= giver.offers,
        languages=tuple(language for language in asker.languages if language.casefold() in spoken),
        hours=hours,
        mutual=any(need.kind in asker.offers for need in programme.open_needs(giver.id)),
        named=part.other is not None and part.person in part.other.would_like,
    )


def _words(part: Part) -> str:
    return " / ".join(dict.fromkeys(need.words for need in part.needs if need.words))


def _every(person: Person | None) -> timedelta | None:
    days = person.how_often.days if person and person.how_often else None
    return timedelta(days=days) if days else None


def _lasts(part: Part) -> timedelta | None:
    weeks = [need.length.weeks for need in part.needs if need.length.weeks]
    return timedelta(weeks=max(weeks)) if weeks else None
