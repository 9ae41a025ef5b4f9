"""Words that say by themselves that somebody asks or offers, and a topic beside them what: "Wants", "Biete"."""

import re

from mentorsheets.sheet.adopt.role_grammar import SILENT, Side, Sides
from mentorsheets.sheet.adopt.role_words import BOTH_WORDS
from mentorsheets.sheet.cells.text import plain

_ASKING = re.compile(
    r"(?:i |she |he |they |we |ich |yo |je |eu |انا )?(?:wants?|wanted|needs?|needed|asks?|asking|ask for|requests?|requesting|looking(?: for)?|gets?|seeks?|seeking|seeker|"
    r"learns?|to learn|learning|demands?|receiver?|receives?|receiving|get help|help wanted|help needed|"
    r"suche[nt]?|gesuch|gesucht|nachfrage|bedarf|brauche[nt]?|braucht|lernen?|lerne|benotigt?|benotige|wunscht?|wunsch|"
    r"busc[oa]r?|necesit[oa]r?|demand[oa]r?|pid[eo]|pedir|quier[eo]|aprend[eo]r?|solicit[oa]r?|busqueda|necesidad|solicitud|"
    r"cherche|recherche|demande|besoin|a besoin|ai besoin|apprendre|apprend|souhaite apprendre|veut apprendre|"
    r"procur[oa]r?|precis[oa]r?|quer|quero|pede|peco|pedido|necessidade|necessita|"
    r"يطلب|تطلب|طلب|اطلب|يحتاج|تحتاج|احتاج|احتياج|حاجة|يبحث|ابحث|يريد|اريد|يتعلم|اتعلم|تعلم)(?: help| support| hilfe| ayuda| apoyo| de l aide| ajuda| apoio| عن)?"
)
_OFFERING = re.compile(
    r"(?:i |she |he |they |we |ich |yo |je |eu |انا )?(?:have|has|haben?|tengo|tiene|tenho|tem|j ai|عندي|لدي|(?:give|offer|provide)s? (?:help|support)|"
    r"hilfe (?:geben|anbieten)|(?:dar|ofrecer) (?:ayuda|apoyo)|donner de l aide|(?:dar|oferecer) (?:ajuda|apoio)|offers?|offered|offering|gives?|giving|giver|teach(?:es)?|to teach|teaching|provides?|providing|can help|can teach|can offer|helps?|"
    r"helping|helper|shares?|sharing|supply|supplies|help offered|"
    r"biete[nt]?|bietet|angebot|angeboten|anbieten|lehren?|lehrt|unterrichte[nt]?|kann helfen|helfen?|helfe|hilft|gebe|gibt|"
    r"ofrec[eo]r?|ofrezco|oferta|doy|ensen[aoe]r?|aport[oa]r?|puede ayudar|puedo ayudar|ayud[oa]r?|"
    r"offre|offrir|propose|proposer|proposition|enseigner?|donner?|peut aider|peux aider|aider?|"
    r"oferec[eo]r?|ensin[oa]r?|pode ajudar|posso ajudar|ajud[oa]r?|"
    r"يقدم|تقدم|اقدم|عرض|يعرض|اعرض|تقديم|يعلم|اعلم|يساعد|اساعد)"
)
"""Each is a whole answer: what else stands in one may turn it round."""
_BETWEEN = re.compile(r"[/&+,;|\n()]|\s(?:and|or|und|oder|y|o|u|et|ou|e|و|او|أو|vs)\s")


def read_bare_sides(text: str) -> Sides:
    """Return the sides that a text names which is nothing but words for them, none if it says anything else."""
    words = plain(text)
    if BOTH_WORDS.fullmatch(words):
        return frozenset((Side.ASKING, Side.GIVING))
    parts = [plain(part) for part in _BETWEEN.split(text.casefold()) if plain(part)]
    found = {part: _side_of(part) for part in parts}
    return SILENT if None in found.values() else frozenset(side for side in found.values() if side)


def name_bare_sides(title: str) -> Sides:
    """Return the sides that the words of a header name, whatever else stands in it."""
    parts = [plain(part) for part in _BETWEEN.split(title.casefold()) if plain(part)]
    return frozenset(side for part in parts if (side := _side_of(part)))


def _side_of(words: str) -> Side | None:
    if _ASKING.fullmatch(words):
        return Side.ASKING
    return Side.GIVING if _OFFERING.fullmatch(words) else None
