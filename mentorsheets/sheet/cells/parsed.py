"""What a reader of one cell answers: a value, perhaps with a remark, or that it is not safe to guess."""

from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Understood(Generic[T]):
    """A value that was read; `remark` says how, where somebody might have meant something else.

    A `hint` asks to mend what was read in part.
    """

    value: T
    remark: str = ""
    hint: str = ""


class NotUnderstood(Exception):
    """A cell that cannot be read safely: a sentence on what is wrong, and a hint on what to type."""

    def __init__(self, sentence: str, hint: str = "") -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.hint = hint
