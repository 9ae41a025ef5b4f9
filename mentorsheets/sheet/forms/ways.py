"""Where people meet and how they talk: the same words ask for either, and the answers tell which."""

import re
from collections.abc import Mapping, Sequence

from mentorsheets.sheet.cells.places import EITHER, FACE, ONLINE
from mentorsheets.sheet.cells.text import plain

_WAYS_TO_TALK = re.compile(
    r"\b(?:phone|telephone|telefon\w*|telefono|call|calls|appel\w*|anruf\w*|llamada\w*|ligacao|video\w*|visio|zoom|teams|skype|"
    r"facetime|google meet|e ?mails?|correo|courriel|chat|whatsapp|slack|discord|signal|telegram|linkedin|sms|texts?|texting|"
    r"messages?|messaging|mensaje\w*|mensagem|letters?)\b|هاتف|فيديو|بريد|واتساب|رسايل"
)


def choose_ways(found: dict[str, tuple[str, ...]], answers: Mapping[str, Sequence[str]]) -> None:
    """Let a question for where people meet fill Where, and one for how they talk Channel, by what was answered.

    "Online", "in person" and "either" decide who can meet, so they must not be lost in Channel; "video" and "phone"
    must not be taken for cities.
    """
    for column, other, is_other in (("Channel", "Where", _is_place), ("Where", "Channel", _is_way)):
        for question in found.get(column, ()):
            said = answers.get(question, ())
            if said and other not in found and sum(map(is_other, said)) * 2 > len(said):
                found[other] = (question,)
                found[column] = tuple(one for one in found[column] if one != question)
                if not found[column]:
                    del found[column]


def _is_place(text: str) -> bool:
    words = plain(text)
    return bool(FACE.search(words)) or words in EITHER or (bool(ONLINE.search(words)) and not _is_way(text))


def _is_way(text: str) -> bool:
    words = plain(text)
    return bool(_WAYS_TO_TALK.search(words)) and not FACE.search(words)
