"""What survey programs write about an answer, and nobody was asked."""
# ruff: noqa: E501 - a table of words reads by its columns

import re

from mentorsheets.sheet.cells.text import plain
from mentorsheets.sheet.forms.find import Form

_OF_SURVEYS = re.compile(
    r"^(?:recipient (?:first|last) name|recipient e ?mail|user language|distribution channel|ip address|"
    r"response (?:id|type)|responseid|location (?:latitude|longitude)|recorded date|"
    r"external (?:data )?reference|completion time|last modified time|duration in seconds|"
    r"fertigstellungszeit|abschlusszeit|zeitpunkt der letzten anderung|hora de (?:finalizacion|conclusao|la ultima modificacion|ultima modificacao|da ultima modificacao)|"
    r"heure de fin|heure de la derniere modification|وقت (?:الاكمال|الانتهاء)|وقت اخر تعديل)$|"
    r"^q\d+ timing|\btiming (?:first|last|page|click)"
)
"""Headers that only survey programs write."""
_ORDINARY = re.compile(
    r"^(?:duration|start (?:date|time)|startzeit|hora de inicio|heure de debut|وقت البدء|end date|progress|finished|status|id|score|language)$"
)
"""Headers that survey programs write too, and that are questions like any other in lists made by hand."""


def find_metadata(form: Form) -> frozenset[str]:
    """Return the headers of a form that a survey program wrote about the answers.

    Ordinary words such as "Language" are so only beside one that no human writes.
    """
    header = form.tab.rows[form.header]
    is_of_survey = any(isinstance(cell, str) and _OF_SURVEYS.search(plain(cell)) for cell in header)
    if not is_of_survey:
        return frozenset()
    words = {asked: plain(asked) for asked in form.questions}
    return frozenset(one for one, said in words.items() if _OF_SURVEYS.search(said) or _ORDINARY.search(said))
