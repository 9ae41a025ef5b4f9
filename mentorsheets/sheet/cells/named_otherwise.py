"""Knowing a question that names people for another reason than to keep them apart, as "Who told you of us?" does.

As with a wish, every word of it must be known: "Who told you that they would rather not meet you?" has the words
of such a question, and means something else.
"""
# ruff: noqa: E501 - a table of words reads by its columns

from mentorsheets.sheet.cells.harmless import without_notes
from mentorsheets.sheet.cells.other_matters import names_people_for_another_reason, without_reasons
from mentorsheets.sheet.cells.refusal import asks_whom_to_avoid, is_negated
from mentorsheets.sheet.cells.text import plain
from mentorsheets.sheet.cells.wished_people import is_word_of_a_wish

_BESIDE_WORDS = (
    "about of phone number numbers contact contacts contacted address email e mail relation relationship details whole full case should they he she his her their was were did does "
    "how has here work works working help helps know knows known very well both role position organisation organization "
    "hat hast habe telefon telefonnummer nummer adresse kontakt kontaktperson beziehung auf zum zur vom uber mir person fur falle fall "
    "fue ha sobre del contacto telefono direccion relacion caso para parentesco tu wie bist sind geworden "
    "a ete est sur contacter telephone adresse contact lien cas pour t parente "
    "foi sobre do da contato telefone endereco relacao caso para "
    "الذي التي عن هاتف رقم جهة اتصال حالة بالبرنامج هذا"
)
_BESIDE = frozenset(_BESIDE_WORDS.split())
"""What may stand beside such words and changes nothing."""


def asks_for_people_otherwise(question: str) -> bool:
    """Return whether a question asks for people who are thought well of, or named for another reason.

    Nothing in it may be unknown, or refuse anybody: whoever is named then is kept apart from nobody.
    """
    if not names_people_for_another_reason(question) or asks_whom_to_avoid(question) or is_negated(question):
        return False
    rest = without_notes(without_reasons(plain(question))).split()
    return all(word in _BESIDE or is_word_of_a_wish(word) for word in rest)
