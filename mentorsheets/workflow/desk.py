"""Where mails are written: who signs them, in whose name, and the links by which they are answered."""

import os
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from mentorsheets.errors import WrongUse
from mentorsheets.mail import facts
from mentorsheets.mail.journal_place import is_shared
from mentorsheets.mail.tokens import Signer
from mentorsheets.mail.values import MessageKey
from mentorsheets.model import Person
from mentorsheets.programme import Programme
from mentorsheets.sheet.reading import Reading
from mentorsheets.workflow.identity import programme_id
from mentorsheets.workflow.places import Places
from mentorsheets.workflow.whereabouts import Whereabouts

NOBODY = "coordinator@example.invalid"
"""Whom an outbox's mails come from as long as the settings name no coordinator."""
COORDINATOR = "coordinator"
"""Who stands for the coordinator in the key of a message to them."""
WORDS: Mapping[str, str] = {
    "met": "met",
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
    "needsok": "yes",
    "needsnew": "no",
    "gyes": "it serves my goal: yes",
    "gpart": "it serves my goal: partly",
    "gno": "it serves my goal: no",
    "pause": "pause",
    "leave": "leave",
    "fewer": "fewer mails",
}
"""What a tapped answer says to whoever reads it, by what its token does; `heard` knows these words."""
SECRET = "MENTORSHEETS_SECRET"  # noqa: S105 - the name of a variable


@dataclass(frozen=True, slots=True)
class Desk:
    """One programme's desk: what it knows, what signs the links of its mails, and where all of it stands."""

    programme: Programme
    signer: Signer
    whereabouts: Whereabouts | None = None

    @property
    def address(self) -> str:
        """The address that mails come from and answers go to."""
        return self.programme.settings.coordinator_address or NOBODY

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
        named = action if place is None else f"{action}{place}"
        token = self.desk.signer.token(self.key.id, self.key.persons, self.person, named)
        said, form = f"{WORDS[action]} [{token}]", self.desk.programme.settings.answer_form
        return facts.prefilled(form, said) if form else facts.mailto(self.desk.address, said)


def open_desk(
    programme: Programme, places: Places, *, reading: Reading | None = None, for_show: bool = False
) -> Desk:
    """Return the desk of a programme; its secret is in the environment, or in a file beside the journal.

    With the `reading` that it came from, mails to the coordinator lead to the cells that they are about. What
    is written only `for_show` needs no lasting secret, and leaves none behind.

    Raises:
        WrongUse: the secret cannot be read or kept.
    """
    secret = secrets.token_bytes() if for_show else _secret(places)
    whereabouts = Whereabouts(places.sheet, reading) if reading else None
    return Desk(programme, Signer(programme_id(programme), secret), whereabouts)


def _secret(places: Places) -> bytes:
    if told := os.environ.get(SECRET):
        return told.encode()
    path = Path(places.journal).with_suffix(".secret") if not is_shared(places.journal) else None
    if path is None:
        raise WrongUse(
            f"With a journal in a database, {SECRET} has to be set.",
            "Set it to some long text that you keep to yourself.",
        )
    try:
        return _kept(path)
    except OSError:
        raise WrongUse(
            f"The secret that signs answers cannot be kept in {path}.",
            f"Make its folder writable, or set {SECRET}.",
        ) from None


def _kept(path: Path) -> bytes:
    """Return what the file holds; made, for its owner alone, by whichever run comes first."""
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path.read_bytes()
    with os.fdopen(descriptor, "wb") as file:
        file.write(secrets.token_hex(32).encode())
    return path.read_bytes()
