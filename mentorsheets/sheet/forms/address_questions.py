"""Questions of a form for an address that somebody had before, or has from now on, in six languages."""

import re

from mentorsheets.sheet.cells.text import plain

_ADDRESS_WORDS = (
    r"e ?mails?|e ?mail ?adresse\w*|mails?|e post|correos?|courriels?|adress\w*|address\w*|enderecos?|"
    r"direccion(?:es)?|البريد|بريدك\w*|ايميل\w*|الايميل|العنوان|عنوان\w*"
)
_FORMER_WORDS = (
    r"old|former|previous|earlier|prior|original|before|signed up|registered|"
    r"antigu[oa]s?|anterior(?:es)?|previ[oa]s?|registraste|inscribiste|apuntaste|"
    r"ancien(?:ne)?s?|precedente?s?|inscrit\w*|alte[nrs]?|fruhere[nrs]?|bisherige[nrs]?|vorherige[nrs]?|"
    r"ehemalige[nrs]?|angemeldet|antig[oa]s?|cadastr\w+|inscreveu|القديم|السابق|القديمة|السابقة"
)
_NEW_WORDS = r"new|changed|nuev[oa]s?|nouve(?:au|l|lle)s?|neue[nrs]?|nov[oa]s?|الجديد|جديد|الجديدة|جديدة"
_IS_ADDRESS = re.compile(rf"(?<!\w)(?:{_ADDRESS_WORDS})(?!\w)")
_IS_FORMER = re.compile(rf"(?<!\w)(?:{_FORMER_WORDS})(?!\w)")
_IS_NEW = re.compile(rf"(?<!\w)(?:{_NEW_WORDS})(?!\w)")
PERSON_ID = re.compile(r"(?:person|participant) id")
"""How a question is called that a pre-filled link answers with the id of a person in the sheet."""


def asks_former_address(question: str) -> bool:
    """Return whether a question asks by which address, or which id of ours, somebody was known before."""
    words = plain(question)
    is_of_address = _IS_ADDRESS.search(words) is not None
    return PERSON_ID.fullmatch(words) is not None or (is_of_address and _IS_FORMER.search(words) is not None)


def asks_new_address(question: str) -> bool:
    """Return whether a question asks for the address that somebody has from now on."""
    words = plain(question)
    return _IS_ADDRESS.search(words) is not None and _IS_NEW.search(words) is not None
