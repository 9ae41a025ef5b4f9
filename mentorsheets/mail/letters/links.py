"""Where mails are written: who signs them, in whose name, and the links by which they are answered."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Protocol
from urllib.parse import quote

from mentorsheets.domain.model import Person
from mentorsheets.domain.programme import Programme
from mentorsheets.domain.settings import AnswersBy
from mentorsheets.mail import facts
from mentorsheets.mail.message_ids import MessageIds
from mentorsheets.mail.messages import MessageKey
from mentorsheets.mail.tokens import Signer
from mentorsheets.relations.spots import Spot
from mentorsheets.relations.waiting import DESK_WORDS, Word

NOBODY = "coordinator@example.invalid"
"""Whom an outbox's mails come from as long as the settings name no coordinator."""
NOWHERE = "only-to-look-at@example.invalid"
"""Where links lead in mails that are only shown: mail to it never arrives."""
COORDINATOR_LINK = "coordinator"
"""Who stands for the coordinator in the key of a message to them."""
TAP_WORDS: Mapping[str, str] = {
    "met": "met",
    "mtoday": "met today",
    "mweek": "met this week",
    "mearly": "met earlier",
    "nofit": "not a fit",
    "notyet": "not yet",
    "needs": "needs something",
    "done": "need met",
    "still": "I still need this",
    "goon": "we would rather go on",
    "yes": "yes",
    "no": "no",
    "offyes": "yes",
    "offno": "no",
    "tell": "what I need",
    "thanks": "thank them from me",
    "needsok": "yes",
    "needsnew": "no",
    "gyes": "it serves my goal: yes",
    "gpart": "it serves my goal: partly",
    "gno": "it serves my goal: no",
    "pause": "pause",
    "leave": "leave",
    "fewer": "fewer mails",
    "itsme": "that was me",
    "notme": "that was not me",
    "talk": "I would like to talk to somebody",
    "hgoon": "I have talked to them, go on",
    "hpause": "they pause",
    "hleave": "they leave",
    "wgoon": "I have talked to them, go on",
    "wans": "I have answered",
    "wagain": "write again",
    "wmet": "it is met",
    "whand": "hand over",
    "wend": "end it kindly",
}
"""What a tapped answer says to whoever reads it, by what its token does; `heard` knows these words."""


class CellLinks(Protocol):
    """Finds where a record stands in the sheet, so that a mail to the coordinator leads to the very cell."""

    def link(self, spots: Iterable[Spot]) -> facts.Link | None:
        """Return the address of the first of these cells that there is, None where cells have none."""

    def words(self, spots: Iterable[Spot]) -> str:
        """Return the tab and cell of the first of these that there is, in words; "" where a link leads."""

    def whole(self) -> facts.Link | None:
        """Return the address of the whole sheet, None where it has none."""


@dataclass(frozen=True, slots=True)
class Desk:
    """One programme's desk: what it knows, what signs the links of its mails, and where all of it stands.

    In mails that are written `for_show` no link does anything, whoever taps it.
    """

    programme: Programme
    signer: Signer
    cells: CellLinks | None = None
    for_show: bool = False

    @property
    def address(self) -> str:
        """The address that mails come from and answers go to."""
        return self.programme.settings.coordinator_address or NOBODY

    @property
    def ids(self) -> MessageIds:
        """What the mails of this programme are called."""
        return MessageIds(self.signer, self.address.rpartition("@")[2])

    def mail_to(self, address: str) -> facts.Link | None:
        """Return the link that opens a mail to an address, None for no address."""
        where = NOWHERE if self.for_show else quote(address, safe="@+")
        return facts.Link(f"mailto:{where}") if address else None

    def key(self, kind: str, people: tuple[Person, ...], period: str) -> MessageKey:
        """Return the key of a message: the same for whoever plans the same again."""
        return MessageKey(self.signer.programme, kind, tuple(person.id for person in people), period)

    def links(self, key: MessageKey, person: Person) -> "Links":
        """Return what makes the links of one person in one message."""
        return Links(self, key, person.id)


@dataclass(frozen=True, slots=True)
class Links:
    """Makes links that open a form or a mail in which the answer is written already, signed for one person.

    Nothing happens by opening one: the person still sends it, and no scanner can.
    """

    desk: Desk
    key: MessageKey
    person: str

    def answer(self, action: str, place: int | None = None) -> facts.Link:
        """Return the link by which the person says the words of `action`, about what has this place."""
        if self.desk.for_show:
            return facts.mailto(NOWHERE, TAP_WORDS[action])
        named = action if place is None else f"{action}{place}"
        token = self.desk.signer.token(self.key.id, self.key.persons, self.person, named)
        # A form does not show from where somebody tapped, and theirs counts from their own address alone.
        form = "" if self.person == COORDINATOR_LINK else self.desk.programme.settings.answer_form
        said = f"{TAP_WORDS[action]} [{token}]"
        return facts.prefill(form, said) if form else facts.mailto(self.desk.address, said)

    def confirm(self, action: str, place: int) -> facts.Link:
        """Return such a link for somebody's word that it was them, by mail where a mailbox is read.

        A mail shows that it comes from the address that was asked.
        """
        if self.desk.for_show or self.desk.programme.settings.answers_by is not AnswersBy.MAILBOX:
            return self.answer(action, place)
        token = self.desk.signer.token(self.key.id, self.key.persons, self.person, f"{action}{place}")
        return facts.mailto(self.desk.address, f"{TAP_WORDS[action]} [{token}]")

    def words_on(self, place: int, possible: Iterable[Word]) -> facts.DeskWords | None:
        """Return the links by which the coordinator says how what a mail tells in this place goes on."""
        says = {word: self.answer(action, place) for action, word in DESK_WORDS.items() if word in possible}
        return (
            facts.DeskWords(
                go_on=says.get(Word.GO_ON),
                answered=says.get(Word.ANSWERED),
                again=says.get(Word.AGAIN),
                met=says.get(Word.MET),
                hand_over=says.get(Word.HAND_OVER),
                end=says.get(Word.END),
            )
            if says
            else None
        )

    def words_on_hold(self, place: int, *, of_many: bool = False) -> facts.HoldWords:
        """Return the links by which whoever reads the mail ends a hold that it tells of in this place."""
        return facts.HoldWords(
            go_on=self.answer("hgoon", place),
            pause=None if of_many else self.answer("hpause", place),
            leave=None if of_many else self.answer("hleave", place),
        )
