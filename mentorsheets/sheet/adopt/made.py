"""Columns that are made of a list's own: what each row answers in them, and what they were made of."""

from dataclasses import dataclass, field

AS_ASKER, AS_GIVER = "as somebody who asks", "as somebody who offers"
TICKED = "Ticked topics"
ROLE_ALONE = "Taking part"
MENTORING = "Mentoring"
"""The need of those of whom a list says that they want a mentor, and not what for."""


@dataclass(slots=True)
class MadeColumns:
    """Made columns on the way: the answers by row index, and what each was made of.

    `undecided` are those of roles that nobody knows, which fill nothing until somebody says what they mean.
    """

    answers: dict[str, dict[int, str]] = field(default_factory=dict)
    made_of: dict[str, tuple[str, ...]] = field(default_factory=dict)
    undecided: list[str] = field(default_factory=list)

    def put(self, question: str, row: int, answer: str, *own: str) -> None:
        """Note what a row answers to a made question."""
        if answer:
            self.answers.setdefault(question, {})[row] = answer
            self.made_of[question] = tuple(dict.fromkeys((*self.made_of.get(question, ()), *own)))

    def announce(self, question: str, like: str) -> None:
        """Make a question that nobody answered yet, of what another one is made of, as somebody will."""
        self.answers.setdefault(question, {})
        self.made_of.setdefault(question, self.made_of[like])

    def put_undecided(self, question: str, row: int, answer: str, *own: str) -> None:
        """Note what a row would answer if somebody said what its role means."""
        if question not in self.undecided:
            self.undecided.append(question)
        self.put(question, row, answer, *own)
