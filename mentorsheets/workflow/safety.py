"""Words that may mean harm: put into a mail to the safety contact, and written nowhere else."""

from collections.abc import Iterable, Iterator
from datetime import date
from urllib.parse import quote

from mentorsheets.domain.clock import Moment
from mentorsheets.domain.mail_kinds import MailKind
from mentorsheets.domain.model import Person
from mentorsheets.domain.programme import Programme
from mentorsheets.mail import facts
from mentorsheets.mail.incoming.arrivals import Incoming, IncomingReply, Untied
from mentorsheets.mail.journal.journal import Journal
from mentorsheets.mail.letters.finish import Draft, finish
from mentorsheets.mail.letters.links import COORDINATOR_LINK, Desk
from mentorsheets.mail.render.templates import Templates
from mentorsheets.workflow.between_two import is_between_two
from mentorsheets.workflow.hear_words import Cry, judge_words, may_mean_harm
from mentorsheets.workflow.unmatched_mail import find_writers, said_in

WHY = "Somebody wrote what may mean harm."


def find_cries(found: Iterable[Incoming], programme: Programme) -> Iterator[Cry]:
    """Yield what came in that may mean harm, of whomever takes part or answers a mail of ours.

    What two people write one another is theirs, and not among it.
    """
    people = programme.person_by_id
    for one in found:
        if is_between_two(one, programme):
            continue
        match one:
            case IncomingReply() if one.person in people:
                person = people[one.person]
                if judge_words(programme, person, "", one.text).may_mean_harm:
                    yield Cry(one.id, person.name, person.address or "", one.text)
            case Untied():
                writers = find_writers(one, programme)
                if (writers or one.key) and may_mean_harm(said_in(one)):
                    names = " or ".join(person.name for person in writers)
                    yield Cry(one.id, names or one.sender, one.sender, said_in(one))


def plan_cries(
    cries: Iterable[Cry], desk: Desk, templates: Templates, journal: Journal, moment: Moment
) -> None:
    """Put a mail for each cry into the journal: whatever sends next sends it, on any day and at any hour.

    The same cry, read again, is the same mail. An answer to it goes to the safety contact alone.

    Raises:
        MentorsheetsError: the setting Safety contact e-mail could forge a header.
    """
    today = moment.today(desk.programme.settings.time_zone)
    drafts = [_draft(cry, desk, today) for cry in cries]
    journal.plan([finish(draft, desk, templates, moment).mail for draft in drafts], moment.now)


def _draft(cry: Cry, desk: Desk, today: date) -> Draft:
    settings = desk.programme.settings
    reader = Person(
        COORDINATOR_LINK,
        (settings.safety_contact if settings.safety_address else settings.coordinator) or settings.programme,
        settings.safety_address or settings.coordinator_address,
    )
    write = facts.Link(f"mailto:{quote(cry.address, safe='@+')}") if cry.address else None
    section = facts.SafetyEscalation(person=cry.name, said=cry.words, on=today, write=write)
    key = desk.key(MailKind.SAFETY_ESCALATION, (reader,), f"words/{cry.id}")
    return Draft(key=key, people=(reader,), sections=(section,), why=WHY, is_private=True)
