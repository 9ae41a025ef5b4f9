"""Questions that name people, or speak of conflict or exclusion, and ask for nobody to be kept apart.

Whoever told somebody of the programme, or is rung in an emergency, is a person who is named for another reason;
"who would be fun to work with?" wishes; and "how do you deal with conflict?" names nobody.
"""
# ruff: noqa: E501 - a table of words reads by its columns

import re

from mentorsheets.domain.late_pattern import LatePattern
from mentorsheets.sheet.cells.text import plain

_ANSWERED_BY_PEOPLE = LatePattern(
    r"\b(?:who|whom|whose|any ?one|any ?body|some ?one|some ?body|quien|quienes|alguien|qui|quelqu un|wer|wem|wen|jemand\w*|"
    r"quem|alguem)\b|\bمن\b"
)
_MANNER = LatePattern(
    r"^(?:when|how|why|what time\w*|(?:on )?(?:which|what) (?:days?|times?|dates?|hours?)|wann|wie|warum|wieso|an welchen|quand|"
    r"comment|pourquoi|cuando|como|por que|quando|متى|كيف|لماذا)\b"
)
"""What asks for a time, a manner or a reason."""
_OTHER_SENSE = LatePattern(
    r"\b(?:diet\w*|food\w*|allerg\w*|meals?|nutrition\w*|alimentari\w*|alimentar\w*|comidas?|essen\w*|ernahrung\w*|repas|"
    r"medical|accessib\w*|insurance|copyright|liabilit\w*)\b|"
    r"\b(?:learn|handl\w*|manag(?:e|es|ing|ement)|resolv\w*|resolution|solv\w*|mediat\w*|navigat\w*|skills?|training|workshop|manej\w*|gestion\w*|"
    r"resolver|resolucion|aprender|apprendre|gerer|gerez|gestion|resoudre|umgeh\w*|umgang|losen|losung|bewaltig\w*|lernen|lidar|"
    r"lida|gerir|resolucao)\b.*\b\w*(?:conflict|conflit|konflikt|difficult)\w*|"
    r"\b\w*(?:conflict|conflit|konflikt)\w*\b.*\b(?:learn|handl\w*|manag(?:e|es|ing|ement)|resolv\w*|resolution|solv\w*|mediat\w*|skills?|training|"
    r"aprender|resolver|apprendre|gerer|umgeh\w*|umgang|losen|losung\w*|lernen|lidar|gerir)\b"
)
"""What uses a word of refusal for meals, for what can be learnt, or for what an office has."""
_OF_THE_KIND = LatePattern(
    r"^(?:would you (?:like|prefer|want|rather have) an? (?:mentor|mentee|coach|person|partner)\b|do you have (?:no|any) (?:\w+ )?(?:experience|"
    r"knowledge)|mochtest du (?:einen?|eine?n?) mentor|te gustaria (?:un|una) mentor|aimeriez vous (?:un|une) mentor|gostaria de (?:um|uma) mentor)"
)
"""What asks for a kind of mentor, or about oneself, to be answered by yes or no."""
_NAMED_FOR_ELSE = LatePattern(
    r"\b(?:told you|(?:find|found) us|brought you|auf uns gebracht|hear(?:d)? (?:about|of)|referr\w*|referees?|references?|invited|introduced you|recommended|nominat\w*|emergency|next of kin|"
    r"kin|sponsor(?:ed)? (?:by|you)|signed you up|filled|helped you|registered by|added by|contact person|interviewed|spoke to|already (?:met|know)|"
    r"hablo (?:del|de la)|recomendo|invito|emergencia|referencia|inscribio|"
    r"parle (?:du|de)|recommande|invite|urgence|reference|inscrit|parraine par|"
    r"erzahlt|empfohlen|eingeladen|notfall\w*|angemeldet|aufmerksam|geworben|"
    r"falou (?:do|da|sobre)|indicou|convidou|inscreveu|referencia)\b|اخبرك|رشحك|دعاك|الطواري|طواري"
)
"""What names people for a reason that has nothing to do with whom somebody is brought together with."""
_WISHED = LatePattern(
    r"\b(?:fun|enjoy\w*|love|loved|delight\w*|excit\w*|inspir\w*|admire\w*|ideal|dream|perfect|great|favou?rite|role model\w*|look up to|"
    r"happy|glad|thrilled|keen|click\w* with|get on (?:well )?with|get along (?:well )?with|good (?:fit|match)|learn from|"
    r"divertid\w*|ilusion|encantaria|disfrut\w*|admir\w*|inspira\w*|ideal|"
    r"plaisir|sympa|admirez|admires|inspire\w*|reve|ideale?|"
    r"spass|freude|freuen|bewunder\w*|inspirier\w*|traum\w*|ideale?r?|vorbild\w*|"
    r"divertid\w*|adoraria|prazer|admira\w*|sonho)\b|ممتع|يلهمك|معجب"
)
"""What says of people that somebody thinks well of them."""


def is_of_other_matters(question: str) -> bool:
    """Return whether a question that has words of refusal asks for something else than for people."""
    about = plain(question)
    if _OTHER_SENSE.search(about) and not _ANSWERED_BY_PEOPLE.search(about):
        return True
    is_of_manner = _MANNER.search(about) and not _ANSWERED_BY_PEOPLE.search(about)
    return bool(
        _OF_THE_KIND.search(about)
        or (is_of_manner and not re.search(r"\b(?:people|persons?) (?:do|should|can)\b", about))
    )


def wishes_for_people(question: str) -> bool:
    """Return whether a question asks for people of whom somebody thinks well; refusals are to be looked for before."""
    return bool(_WISHED.search(plain(question)))


def names_people_for_another_reason(question: str) -> bool:
    """Return whether the people whom a question asks for are wished for, or named for another reason than pairing.

    The words of a refusal are to be looked for before.
    """
    return bool(_NAMED_FOR_ELSE.search(plain(question))) or wishes_for_people(question)


def without_reasons(words: str) -> str:
    """Return plain words without those by which people are named for another reason, or thought well of."""
    return _WISHED.sub(" ", _NAMED_FOR_ELSE.sub(" ", words))
