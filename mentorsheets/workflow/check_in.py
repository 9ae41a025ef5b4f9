"""Checking in: what the mail says to everybody who is due to be asked how it goes."""

from datetime import date

from mentorsheets.mail import facts
from mentorsheets.relations.due import KIND, About, PersonalCheckIn, changes_of, due_check_ins
from mentorsheets.workflow.desk import Desk, Links
from mentorsheets.workflow.drafts import Draft
from mentorsheets.workflow.rounds import Decided


def check_ins(desk: Desk, today: date) -> Decided:
    """Decide on the check-ins of a day."""
    return Decided(tuple(_draft(personal, desk, today) for personal in due_check_ins(desk.programme, today)))


def _draft(personal: PersonalCheckIn, desk: Desk, today: date) -> Draft:
    key = desk.key(KIND, (personal.person,), personal.period)
    return Draft(
        key=key,
        people=(personal.person,),
        sections=(section_of(personal, desk, desk.links(key, personal.person)),),
        why=f"They are asked how it goes, for {personal.period}.",
        about=tuple(about.match.id for about in personal.abouts),
        changes=tuple(changes_of(desk.programme, (personal,), today)),
    )


def section_of(personal: PersonalCheckIn, desk: Desk, links: Links) -> facts.CheckIn:
    """Return what the mail asks a person about everything of theirs."""
    return facts.CheckIn(
        others=tuple(dict.fromkeys(about.other.name for about in personal.abouts)),
        asked=tuple(_asked(about, place, desk, links) for place, about in enumerate(personal.abouts)),
    )


def _asked(about: About, place: int, desk: Desk, links: Links) -> facts.Asked:
    # The place among the matches of the mail goes into the token, so that it says which one is meant.
    return facts.Asked(
        other=about.other.name,
        helps=about.helps,
        needs=tuple(desk.programme.catalogue.titles(about.match.kinds)),
        words=about.words,
        question=about.check_in.question,
        taps=facts.Taps(
            met=links.answer(f"met{place}", "met"),
            not_yet=links.answer(f"notyet{place}", "not yet"),
            something=links.answer(f"needs{place}", "needs something"),
        ),
    )
