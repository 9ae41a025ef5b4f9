"""What is to be said to whom, and how it becomes a finished message that never changes again."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from mentorsheets.domain.changes import Change
from mentorsheets.domain.clock import Moment
from mentorsheets.domain.model import Person
from mentorsheets.mail import facts
from mentorsheets.mail.letters.given_name import find_given_name
from mentorsheets.mail.letters.links import COORDINATOR_LINK, Desk
from mentorsheets.mail.message_ids import UNKEYED_FOR
from mentorsheets.mail.messages import MailState, MessageKey, PlannedMail
from mentorsheets.mail.render.compose import Composed, compose
from mentorsheets.mail.render.phrase_book import PhraseBook
from mentorsheets.mail.render.templates import Templates
from mentorsheets.mail.transport.headers import Mailbox
from mentorsheets.mail.transport.mime import LONGEST_THREAD, Attachment, Letter, Unsubscribe, addresses, build

OUTDATED_AFTER = timedelta(days=5)
"""However it comes about, a mail does not go out later than this after it was due."""
URGENT_FOR = timedelta(days=30)
"""A cry for help is tried for so long: late is better than never, and nobody else would miss it."""


@dataclass(frozen=True, slots=True)
class Draft:
    """One mail before it is written.

    `about` names its matches, `why` says why it is due, `carries` its parts, and `changes` what sending it
    changes in the sheet. With `is_private` an answer goes to its reader alone. `files` come along.
    """

    key: MessageKey
    people: tuple[Person, ...]
    sections: tuple[facts.Section, ...]
    why: str
    about: tuple[str, ...] = ()
    carries: tuple[str, ...] = ()
    changes: tuple[Change, ...] = ()
    calendar: str = ""
    is_private: bool = False
    files: tuple[Attachment, ...] = ()


@dataclass(frozen=True, slots=True)
class Finished:
    """A draft, the words that were made of it, and the frozen message."""

    draft: Draft
    words: Composed
    mail: PlannedMail


def finish(draft: Draft, desk: Desk, templates: Templates, moment: Moment) -> Finished:
    """Return the message that a draft becomes.

    Raises:
        MentorsheetsError: a name or an address could forge a header, or the mail would be too large.
    """
    words = compose(
        draft.sections,
        _around(draft, desk),
        templates=templates,
        languages=_languages(draft, desk),
        phrases=PhraseBook(desk.programme.phrases, desk.programme.settings.language),
    )
    letter = _letter(draft, desk, words, moment)
    mail = PlannedMail(
        key=draft.key,
        message_id=letter.message_id,
        sender=addresses((letter.sender,))[0],
        recipients=addresses(letter.to),
        content=build(letter),
        not_before=moment.now,
        not_after=moment.now + OUTDATED_AFTER,
    )
    if mail.is_urgent:
        mail = replace(mail, not_after=moment.now + URGENT_FOR)
    return Finished(draft, words, mail)


def _letter(draft: Draft, desk: Desk, words: Composed, moment: Moment) -> Letter:
    settings = desk.programme.settings
    to = tuple(Mailbox(person.name, person.address or "") for person in draft.people)
    return Letter(
        message_id=desk.ids.make(draft.key.id),
        date=moment.acts_at(settings.time_zone),
        sender=Mailbox(settings.programme, desk.address),
        to=to,
        subject=words.subject,
        text=words.text,
        html=words.html,
        language=words.lang,
        reply_to=to if draft.is_private else (Mailbox(settings.coordinator, _answers_to(draft, desk)),),
        thread=_thread(draft, desk, moment.today(settings.time_zone)),
        unsubscribe=_unsubscribe(draft, desk),
        calendar=draft.calendar,
        files=draft.files,
    )


def _answers_to(draft: Draft, desk: Desk) -> str:
    """Return the address that answers go to, with the mail's name behind a plus where that works."""
    is_tagged = desk.programme.settings.tagged_replies and _find_alone(draft) is not None
    return desk.ids.tag(desk.address, draft.key.id) if is_tagged else desk.address


def _find_alone(draft: Draft) -> Person | None:
    """Return the one person whom a mail goes to, None where it goes to several or to the coordinator."""
    return draft.people[0] if len(draft.people) == 1 and draft.people[0].id != COORDINATOR_LINK else None


def _thread(draft: Draft, desk: Desk, today: date) -> tuple[str, ...]:
    """Return the Message-IDs of earlier mails of this kind to the same person, so that a thread stays one."""
    earlier = [
        message
        for message in desk.programme.messages_of.get(draft.people[0].id, ())
        if message.kind == draft.key.kind and message.state == MailState.SENT
    ]
    if len(earlier) > LONGEST_THREAD:
        earlier = [earlier[0], *earlier[1 - LONGEST_THREAD :]]
    return tuple(
        one
        for message in earlier
        for one in desk.ids.possible(message.id, is_recent=today - message.on <= UNKEYED_FOR)
    )


def _languages(draft: Draft, desk: Desk) -> list[str]:
    """Return what everybody who gets the mail reads, then the programme's own language."""
    shared = [
        language
        for language in (draft.people[0].languages if draft.people else ())
        if all(language in person.languages for person in draft.people)
    ]
    return [*shared, desk.programme.settings.language]


def _unsubscribe(draft: Draft, desk: Desk) -> Unsubscribe | None:
    alone = _find_alone(draft)
    if alone is None or desk.for_show:
        return None
    token = desk.signer.token(draft.key.id, draft.key.persons, alone.id, "stop")
    return Unsubscribe(desk.address, token)


def _around(draft: Draft, desk: Desk) -> facts.LetterFacts:
    settings = desk.programme.settings
    alone = _find_alone(draft)
    links = desk.links(draft.key, alone) if alone else None
    is_to_desk = all(person.id == COORDINATOR_LINK for person in draft.people)
    return facts.LetterFacts(
        # Who coordinates goes by the programme's name where theirs is not known: nobody is greeted so.
        to=tuple(
            find_given_name(person.name) for person in draft.people if person.name != settings.programme
        ),
        programme=settings.programme,
        coordinator=settings.coordinator,
        pause=links.answer("pause") if links else None,
        leave=links.answer("leave") if links else None,
        fewer=links.answer("fewer") if links else None,
        talk=links.answer("talk") if links else None,
        safety=settings.safety_contact or settings.safety_address,
        safety_mail=desk.mail_to(settings.safety_address),
        helpline=settings.helpline,
        to_coordinator=is_to_desk,
        to_safety_contact=is_to_desk and draft.people[0].address == settings.safety_address,
    )
