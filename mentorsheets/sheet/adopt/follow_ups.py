"""Questions that go on from the one before them: "Willing to mentor?" and then "If so, in what?"."""
# ruff: noqa: E501 - a table of words reads by its columns

from collections.abc import Mapping, Sequence

from mentorsheets.domain.late_pattern import LatePattern
from mentorsheets.sheet.adopt.role_sets import RoleQuestion, Roles
from mentorsheets.sheet.adopt.ticks import are_numbers, are_yes_or_no
from mentorsheets.sheet.adopt.yes_or_no import SAYING_YES
from mentorsheets.sheet.backend import Cell
from mentorsheets.sheet.cells.refusal import asks_whom_to_avoid, is_negated
from mentorsheets.sheet.cells.text import plain

_FOLLOWS = LatePattern(
    r"^(?:if|when) (?:so|yes|you (?:do|would|will|are|said yes|answered yes|ticked yes))\b|^(?:wenn|falls) (?:ja|so)\b|^(?:si oui|le cas echeant)\b|"
    r"^(?:si si|en caso afirmativo|de ser asi|si es asi|si (?:la )?respuesta es si|si (?:contest|respond)\w+ (?:que )?si)\b|"
    r"^(?:se sim|caso sim|em caso afirmativo|se (?:a )?resposta (?:for|e) sim|se respondeu (?:que )?sim)\b|^(?:اذا|ان|لو) (?:كان(?:ت)? )?(?:الجواب |الاجابة |الاجابه )?ب?نعم"
)
"""What begins a question that only those answer who said yes to the one before it."""
_OF_SOMETHING_ELSE = LatePattern(
    r"\b(?:how|when|why|who|whom|whose|where|since|until|name|e ?mail|date|phone|wie|wann|warum|wer|wen|wem|wo|seit|bis|combien|quand|pourquoi|qui|comment|depuis|cuant\w+|cuando|por que|quien\w*|donde|como|desde|quant\w+|quando|porque|quem|onde)\b|"
    r"\b(?:days?|times?|hours?|years?|many|often)\b|كم|متى|لماذا|اين|كيف|\bمن\b"
)
"""What such a question asks for where it is for no topics."""


def find_follow_ups(
    titles: Sequence[Cell], rows: Sequence[Sequence[Cell]], questions: Sequence[RoleQuestion]
) -> dict[int, Roles]:
    """Return of which side the topics are that a question of yes or no for one side goes on to ask for, by column."""
    sides = {one.column: _side_of_yes(one.meanings) for one in questions if not one.is_choice}
    found: dict[int, Roles] = {}
    for place, title in enumerate(titles):
        side = sides.get(place - 1) or found.get(place - 1)
        if side and isinstance(title, str) and _is_for_topics(title) and not _are_of_few(rows, place):
            found[place] = side
    return found


def _side_of_yes(meanings: Mapping[str, Roles | None]) -> Roles | None:
    return next((meanings[yes] for yes in sorted(SAYING_YES) if meanings.get(yes)), None)


def _is_for_topics(title: str) -> bool:
    words = plain(title)
    is_plain = _FOLLOWS.search(words) and not _OF_SOMETHING_ELSE.search(words)
    return bool(is_plain) and not (is_negated(title) or asks_whom_to_avoid(title))


def _are_of_few(rows: Sequence[Sequence[Cell]], place: int) -> bool:
    return are_yes_or_no(rows, place) or are_numbers(rows, place)
