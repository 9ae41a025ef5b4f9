"""What somebody asks for and how it stands, with the question whether that is still right."""

from mentorsheets.domain.model import Need
from mentorsheets.domain.support import find_need_stand
from mentorsheets.mail import facts
from mentorsheets.mail.letters.context import Writing
from mentorsheets.relations.mail_parts import RefreshPart


def ask_if_right(part: RefreshPart, writing: Writing) -> tuple[facts.Section, ...]:
    """Return a person's open needs, each as on their map, with the ways to answer."""
    return (
        facts.NeedsRefresh(
            needs=tuple(_tell_need(need, writing) for need in part.needs),
            same=writing.answer("needsok"),
            change=writing.answer("needsnew"),
        ),
    )


def _tell_need(need: Need, writing: Writing) -> facts.NeedLine:
    """Return a need as it stands on its person's map: nobody is named before two yeses."""
    stand, helpers = find_need_stand(need, writing.desk.programme)
    return facts.NeedLine(
        title=writing.titles([need.kind])[0],
        words=need.words,
        since=need.asked_since.on if need.asked_since and need.asked_since.exact else None,
        stand=str(stand),
        helpers=tuple(map(writing.name, helpers)),
    )
