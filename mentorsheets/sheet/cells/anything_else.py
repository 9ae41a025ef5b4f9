"""Questions that ask for anything whatever: "Anything else we should know?" asks for no kind of need."""

from mentorsheets.domain.late_pattern import LatePattern
from mentorsheets.sheet.cells.text import plain

_ANYTHING = LatePattern(
    r"\b(?:any ?thing|some ?thing|what) (?:else|more|further)\b(?: \w+){0,8}? (?:know|tell|say|add|share|mention|aware|consider|note|let us)\b|"
    r"^(?:(?:and|is there|is|or) )*any ?thing (?:else|more|further)$|"
    r"\bany ?thing (?:\w+ ){0,6}?(?:we (?:should|need to|must|ought to|could|have to) (?:know|be aware|consider)|tell us|let us know|us to know|to add|to mention)\b|"
    r"\b(?:algo|alguna cosa|que) mas\b.*\b(?:sepa\w*|saber|cont\w+|dec\w+|anad\w+|agreg\w+|compart\w+|coment\w+|indic\w+)\b|"
    r"\b(?:algo|alguna cosa|cosa) mas$|\balgo que (?:\w+ )?(?:deb\w+|tengamos que|necesit\w+) saber\b|"
    r"\b(?:autre chose|quelque chose d autre|quoi d autre)\b.*\b(?:sach\w+|savoir|dire|ajouter|partager|signaler|preciser|connaitre)\b|"
    r"\b(?:autre chose|quoi d autre)$|\bquelque chose que nous (?:\w+ )?(?:savoir|sachions)\b|"
    r"\b(?:noch|sonst|weiteres) (?:noch )?(?:etwas|was|irgendetwas)\b.*\b(?:wissen|mitteil\w+|sagen|erganz\w+|hinzufug\w+|teilen|anmerk\w+|erwahn\w+|beacht\w+)\b|"
    r"\b(?:noch|sonst) (?:noch )?(?:etwas|was)$|\b(?:etwas|was) (?:das )?(?:sollten )?wir (?:noch )?wissen\b|"
    r"\b(?:algo|alguma coisa|que) mais\b.*\b(?:sab\w+|saib\w+|diz\w+|cont\w+|acrescent\w+|adicion\w+|partilh\w+|compartilh\w+|coment\w+)\b|"
    r"\bmais alguma coisa\b.*\b(?:sab\w+|saib\w+|diz\w+|cont\w+|acrescent\w+|adicion\w+|partilh\w+|compartilh\w+|coment\w+)\b|"
    r"\b(?:mais alguma coisa|algo mais|alguma coisa mais)$|"
    r"شي(?:ء)? (?:اخر|اضافي)"
)
_OF_A_SIDE = LatePattern(
    r"\b(?:offer|teach|help (?:others|with)|need|learn|mentor (?:on|in)|ofrec\w+|ensen\w+|necesit\w+ ayuda|offrir|enseigner|besoin|"
    r"anbieten|beibringen|brauch\w+|oferec\w+|ensinar|precis\w+)\b|تقدم|تعلم"
)
"""What says in such a question that it is for what somebody offers, or needs."""


def asks_for_anything(question: str) -> bool:
    """Return whether a question asks for whatever else somebody wants to say, and for nothing of its own."""
    words = plain(question)
    return bool(_ANYTHING.search(words)) and not _OF_A_SIDE.search(words)
