"""Words that say by themselves that somebody asks or offers, and a topic beside them what: "Wants", "Biete"."""

from collections.abc import Mapping, Sequence

from mentorsheets.domain.late_pattern import LatePattern
from mentorsheets.sheet.adopt.role_grammar import SILENT, Side, Sides
from mentorsheets.sheet.adopt.role_sets import NEITHER, Role, Roles
from mentorsheets.sheet.adopt.role_words import BOTH_WORDS
from mentorsheets.sheet.adopt.yes_or_no import key_of_answer
from mentorsheets.sheet.cells.nothing import names_nothing
from mentorsheets.sheet.cells.text import bare_letters, plain

ROLE_OF_SIDE: Mapping[Side, Role] = {Side.ASKING: Role.ASKS, Side.GIVING: Role.OFFERS}
"""In which role somebody takes part who is on a side."""
_ASKING = LatePattern(
    r"(?:i |she |he |they |we |ich |yo |je |eu |انا )?(?:wants?|wanted|needs?|needed|asks?|asking|ask for|requests?|requesting|looking(?: for)?|gets?|seeks?|seeking|seeker|"
    r"learns?|to learn|learning|demands?|receiver?|receives?|receiving|get help|help wanted|help needed|"
    r"(?:wants?|would like|d like) to know(?: about| more about)?|needs? (?:help|advice|guidance)(?: with| on| in)?|braucht? (?:rat|hilfe)(?: zu| bei)?|quiere saber(?: de| sobre)?|quer saber(?: de| sobre)?|veut savoir|"
    r"suche[nt]?|sucht|gesuch|gesuche|gesucht|nachfrage|bedarf|brauche[nt]?|braucht|lernen?|lerne|benotigt?|benotige|wunscht?|wunsch|"
    r"busc[oa]r?|necesit[oa]r?|demand(?:[oa]r?|as)|pid[eo]|pedir|quier[eo]|aprend[eo]r?|solicit[oa]r?|busquedas?|necesidad(?:es)?|solicitud(?:es)?|"
    r"cherche|recherche|demandes?|besoins?|a besoin|ai besoin|apprendre|apprend|souhaite apprendre|veut apprendre|"
    r"procur[oa]r?|precis[oa]r?|quer|quero|pede|peco|pedidos?|necessidades?|necessita|"
    r"يطلب|تطلب|طلب|اطلب|يحتاج|تحتاج|احتاج|احتياج|حاجة|يبحث|ابحث|يريد|اريد|يتعلم|اتعلم|تعلم)(?: help| support| hilfe| ayuda| apoyo| de l aide| ajuda| apoio| عن)?"
)
_OFFERING = LatePattern(
    r"(?:i |she |he |they |we |ich |yo |je |eu |انا )?(?:have|has|haben?|tengo|tiene|tenho|tem|j ai|عندي|لدي|(?:give|offer|provide)s? (?:help|support)|"
    r"hilfe (?:geben|anbieten)|(?:dar|ofrecer) (?:ayuda|apoyo)|donner de l aide|(?:dar|oferecer) (?:ajuda|apoio)|offers?|offered|offering|gives?|giving|giver|teach(?:es)?|to teach|teaching|provides?|providing|can help|can teach|can offer|helps?|"
    r"helping|helper|shares?|sharing|supply|supplies|help offered|"
    r"knows?(?: about)?|know how|sabe(?: de| sobre)?|sait(?: faire)?|savoir faire|kennt sich aus(?: mit)?|biete[nt]?|bietet|weitergeben|weiterzugeben|vermitteln|beibringen|zeigen|angebote?|angeboten|anbieten|lehren?|lehrt|unterrichte[nt]?|kann helfen|helfen?|helfe|hilft|gebe|gibt|"
    r"ofrec[eo]r?|ofrezco|ofertas?|doy|ensen[aoe]r?|aport[oa]r?|puede ayudar|puedo ayudar|ayud[oa]r?|"
    r"offre|offrir|propose|proposer|proposition|enseigner?|donner?|peut aider|peux aider|aider?|"
    r"oferec[eo]r?|ensin[oa]r?|pode ajudar|posso ajudar|ajud[oa]r?|"
    r"يقدم|تقدم|اقدم|عرض|يعرض|اعرض|تقديم|يعلم|اعلم|يساعد|اساعد)"
)
"""Each is a whole answer: what else stands in one may turn it round."""
_WILL = LatePattern(
    r"^(?:(?:skills?|topics?|things?|subjects?|areas?|what|how|habilidades|temas|cosas|competences|sujets|fahigkeiten|themen|dinge|was|assuntos|coisas|lo) )?(?:(?:that|which|que|die|der|das) )?"
    r"(?:(?:i|we|you|ich|du|wir|sie|yo|je|tu|vous|eu|voce|انا) )?"
    r"(?:(?:can|could|would|will|d|am|are|love|like|want|wish|hope|happy|willing|able|keen|to|kann|kannst|konnte|mochte|mochtest|wurde|will|gern|gerne|puedo|puedes|quiero|quieres|quisiera|me|te|gustaria|"
    r"peux|pouvez|veux|voulez|voudrais|aimerais|souhaite|souhaitez|j|sais|posso|pode|quero|quer|queria|gostaria|de|اريد|استطيع|اود|يمكنني|ان) )*"
)
"""What stands before the deed in a header: "Skills I would like to share", "Was ich lernen möchte"."""
_WILL_BEHIND = LatePattern(r"(?: (?:mochte|mochtest|mochten|will|kann|kannst|konnte|wurde|gern|gerne))+$")
_I_BEHIND = LatePattern(r"(?<=\w )(?:ich|du|yo|eu)(?= |$)")
"""Who does it, behind the verb: "kann ich", "möchte ich lernen"."""
_BRINGS = LatePattern(
    r"(?:das |was )?(?:bringe ich|ich bringe|bringe|bringst du|ich) mit(?:bringe)?|(?:das |was )?(?:gebe ich|ich gebe) (?:gerne? )?(?:weiter|ab)|(?:das |was )?(?:biete ich|ich biete) an|(?:ما )?(?:اقدمه|اعرضه|ساقدمه|يمكنني تقديمه)"
)
_TAKES = LatePattern(
    r"(?:das |was )?(?:nehme ich|ich nehme) (?:gerne? )?mit|(?:ما )?(?:احتاجه|اريده|اطلبه|ابحث عنه)"
)
"""Deeds in two words, of which the second tells."""
_CAN = LatePattern(
    r"(?:i |ich |yo |je |eu |you |du )?(?:can(?: do)?|am good at|good at|kann(?: gut)?|kannst(?: du)?|puedo|se hacer|sais faire|je sais|sei fazer|posso|اجيد|اتقن|استطيع)"
)
_PERSON = LatePattern(r"givers?|receivers?|seekers?|helpers?|requests?|demandes?|solicitud|pedido|طلب")
"""What may be somebody, or anything that somebody asks for, and is no deed by itself."""
_BETWEEN = LatePattern(r"[/&+,;|\n()]|\s(?:and|or|und|oder|y|o|u|et|ou|e|و|او|أو|vs)\s")


def read_bare_sides(text: str) -> Sides:
    """Return the sides that a text names which is nothing but words for them, none if it says anything else."""
    words = plain(text)
    if BOTH_WORDS.fullmatch(words):
        return frozenset((Side.ASKING, Side.GIVING))
    parts = [plain(part) for part in _BETWEEN.split(text.casefold()) if plain(part)]
    found = {part: _side_of(part) for part in parts}
    return SILENT if None in found.values() else frozenset(side for side in found.values() if side)


def find_bare(answers: Sequence[str]) -> dict[str, Roles | None]:
    """Return what "Wants" and "Offers" mean, nothing where any answer is something else."""
    said = {answer: read_bare_sides(answer) for answer in answers if not names_nothing(answer)}
    if not said or not all(said.values()):
        return {}
    roles = {
        key_of_answer(answer): frozenset(ROLE_OF_SIDE[side] for side in sides)
        for answer, sides in said.items()
    }
    return {**roles, **{key_of_answer(answer): NEITHER for answer in answers if names_nothing(answer)}}


def name_bare_sides(title: str) -> Sides:
    """Return the sides that the words of a header name, whatever else stands in it."""
    parts = [plain(part) for part in _BETWEEN.split(title.casefold()) if plain(part)]
    return frozenset(side for part in parts if (side := _side_of(part)))


_SOUGHT_BEHIND = LatePattern(
    r"\b(?:wanted|needed|requested|sought|gesucht|gewunscht|gebraucht|benotigt|buscad[oa]|desead[oa]|solicitad[oa]|recherchee?|souhaitee?|demandee?|procurad[oa]|desejad[oa])\b|مطلوب\w*"
)
_GIVEN_BEHIND = LatePattern(
    r"\b(?:offered|provided|given|geboten|angeboten|ofrecid[oa]|ofertad[oa]|proposee?|offerte?|oferecid[oa])\b|معروض\w*"
)


def find_paired_deeds(titles: Mapping[int, str]) -> dict[int, Side]:
    """Return the sides of headers, by column, of which one says of a thing that it is wanted, another that it is offered.

    "Buddy wanted?" alone may ask for anything; "Buddy offered?" beside it makes it a role.
    """
    found: dict[str, dict[Side, int]] = {}
    for column, title in titles.items():
        for pattern, side in ((_SOUGHT_BEHIND, Side.ASKING), (_GIVEN_BEHIND, Side.GIVING)):
            words = plain(title)
            if pattern.search(words):
                found.setdefault(" ".join(pattern.sub(" ", words).split()), {})[side] = column
    return {column: side for sides in found.values() if len(sides) > 1 for side, column in sides.items()}


def side_of_header(title: str) -> Side | None:
    """Return the side that a header names which is nothing but a deed of one side: "Teach", "Skills I want"."""
    words = " ".join(_I_BEHIND.sub(" ", plain(title)).split())
    rest = _WILL_BEHIND.sub("", _WILL.sub("", words))
    if _PERSON.fullmatch(words):
        return None
    if _TAKES.fullmatch(bare_letters(words)):
        return Side.ASKING
    if _BRINGS.fullmatch(bare_letters(words)):
        return Side.GIVING
    return _side_of(words) or _side_of(rest) or (Side.GIVING if _CAN.fullmatch(words) else None)


def _side_of(words: str) -> Side | None:
    if _ASKING.fullmatch(words):
        return Side.ASKING
    return Side.GIVING if _OFFERING.fullmatch(words) else None
