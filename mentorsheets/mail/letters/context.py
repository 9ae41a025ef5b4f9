"""What every section of a mail is written from: names, titles, and the links of its answers."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from mentorsheets.mail import facts
from mentorsheets.mail.letters.links import Desk, Links
from mentorsheets.relations.one_mail import Due


@dataclass(frozen=True, slots=True)
class Writing:
    """What a section is written from: the desk, the mail, its links (none for the coordinator), the day."""

    desk: Desk
    due: Due
    links: Links | None
    today: date

    def name(self, person_id: str) -> str:
        """Return a person's name."""
        return self.desk.programme.person_by_id[person_id].name

    def titles(self, kinds: Iterable[str]) -> tuple[str, ...]:
        """Return the titles of kinds of need."""
        return tuple(map(facts.ProgrammePhrase, self.desk.programme.catalogue.titles(kinds)))

    def answer(self, action: str, place: int | None = None) -> facts.Link:
        """Return the link by which the reader says the words of `action`, about what has this place."""
        return self.links.answer(action, place) if self.links else facts.Link("")

    def confirm(self, action: str, place: int) -> facts.Link:
        """Return the link by which the reader says whether it was them, about the question of this place."""
        return self.links.confirm(action, place) if self.links else facts.Link("")

    def place(self, match_id: str) -> int:
        """Return the place of a match among all that the mail is about, for the token of an answer."""
        return self.due.about.index(match_id)

    def taps(self, match_id: str, *, helps: bool) -> facts.Taps:
        """Return the answers to a check-in about a match; whoever `helps` cannot say that a need is met."""
        place = self.place(match_id)
        return facts.Taps(
            met=self.answer("met", place),
            not_yet=self.answer("notyet", place),
            something=self.answer("needs", place),
            no_fit=self.answer("nofit", place),
            done=None if helps else self.answer("done", place),
        )

    def talk_days(self, match_id: str) -> facts.TalkDays:
        """Return the answers to a check-in about a match that say when the two first talked."""
        place = self.place(match_id)
        return facts.TalkDays(
            today=self.answer("mtoday", place),
            this_week=self.answer("mweek", place),
            earlier=self.answer("mearly", place),
        )

    def yes_no(self, match_id: str) -> facts.YesNo:
        """Return yes and no to being introduced, or to coming to a circle."""
        place = self.place(match_id)
        return facts.YesNo(yes=self.answer("yes", place), no=self.answer("no", place))
