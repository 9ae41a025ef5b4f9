"""A small grammar of how people say what they come for: who governs a word such as "mentor" decides its side.

Whoever looks for a mentor asks, and whoever looks for a mentee offers; whoever supports, the other way round. Each
clause is put as letters (`role_lexicon`), and read only if it is one of the clauses below from its first letter to
its last: a word that is in no table governs in ways that nobody knows, so its clause says nothing.
"""

import re
from collections.abc import Iterable
from enum import Enum

from mentorsheets.domain.late_pattern import LatePattern
from mentorsheets.sheet.adopt.role_clauses import Clause, part_clauses, tidy
from mentorsheets.sheet.adopt.role_words import BOTH_WORDS
from mentorsheets.sheet.cells.text import plain


class Side(Enum):
    """A side that a clause names: `UNCLEAR` where it speaks of roles, and nobody knows how."""

    ASKING = "asks"
    GIVING = "offers"
    UNCLEAR = "unclear"


class Frame(Enum):
    """What a question makes of a bare role below it: "Looking for" seeks it, "I want to be" is it."""

    BEING = "B"
    SEEKING = "S"
    SUPPORTING = "V"
    BY_THEM = "y"
    UNKNOWN = "u"


Sides = frozenset[Side]
SILENT: Sides = frozenset()
UNCLEAR: Sides = frozenset((Side.UNCLEAR,))
_OTHER = {Side.ASKING: Side.GIVING, Side.GIVING: Side.ASKING, Side.UNCLEAR: Side.UNCLEAR}
_CLAUSES: tuple[tuple[str, str], ...] = (
    # Being: the role itself. "Be a mentor", "as a mentee", "Mentorin sein", "Mentor".
    (r"(?:[WSBCc]*[BC]+)?(?P<itself>[GA]+)", ""),
    (r"[Wc]*(?P<itself>[GA]+)[BC]+", ""),
    # Seeking: the other side. "Find a mentor", "be matched with a mentee", "eine Mentorin finden", "a mentor wanted".
    (r"[Wcq]*[BSW]*[SJ]J?(?P<other>[GA]+)", ""),
    (r"[Wc]*(?P<other>[GA]+)W*S+", ""),
    (r"[qc]*[Wc]+x(?P<other>[GA]+)", ""),
    (r"[Wc]*S(?:x?(?P<seen>G+))q?(?:mV|Vm|Ly?)", "ASKING"),
    # Supporting: "support a mentee", "Mentees begleiten", "accompagner", "to mentor others".
    (r"[WcSB]*V+(?:A+|H+)", "GIVING"),
    (r"[Wc]*(?:A+|H+)V", "GIVING"),
    (r"[WcSB]*V", "GIVING"),
    (r"[WcSB]*MH+", "GIVING"),
    (r"[WcSB]*O(?:M+|MH+|MA+|HM|AM)", "GIVING"),
    (r"[Wc]*(?:M+|HM)O", "GIVING"),
    # The other way round: "mentor me", "be supported by a mentor", "von einer Mentorin lernen", "someone to guide me".
    (r"[WSqc]*[HG]*q?(?:mV|Vm)(?:y?[GH]+)?", "ASKING"),
    (r"[WSc]*(?:m?[VR]F|F?m?F[VR])(?:y[GH]+)?", "ASKING"),
    (r"[WScB]*B(?:R|A)(?:y[GH]+)?", "ASKING"),
    (r"[WSc]*S?R(?:y[GH]+)", "ASKING"),
    (r"[WScB]*(?:y[GH]+)?RB*", "ASKING"),
    (r"[WSc]*S?H*Ly?(?:[GH]+)?|[WSc]*y?(?:[GH]+)L|[WSc]*HyL", "ASKING"),
    (r"[WSqcB]*[WS]M+(?:y[GH]+)?", "ASKING"),
    (r"M+y[GH]+", "ASKING"),
    (r"[Wc]*M+S", "ASKING"),
)
_READ = tuple((LatePattern(clause), side) for clause, side in _CLAUSES)
_ROLE_ITSELF = LatePattern(
    r"^(?:your |my )?part(?: in (?:the |this |our )?(?:tandem|programme|program|scheme|pair))?$|^(?:dein|ihr|mein) part\b|\brole?s?\b|\brol\b|\brolle\b|\bpapel\b|\bfuncion\b|\bfuncao\b|الدور|دورك|\bposition\b|\bcapacity\b|"
    r"^(?:your |deine |ihre |votre |tu |sua )?(?:func?tions?|funktion|fonction|status|statut|kategorie|category|categoria|categorie|teilnahmeart|teilnahme als|art der teilnahme|participant (?:type|category)|"
    r"type de participation|tipo de participac?i?ao|tipo de participacion|الفية|الصفة|صفة المشاركة|نوع المشاركة)$"
)
_TO_BE_IN_GERMAN = LatePattern(r"\b(?:sein|werden)\W*$")
_OF_THE_OTHER = LatePattern(
    r"\b(?:partner\w*|match\w*|other|counterpart\w*|gegenuber|pareja|par|binome)\b|شريك"
)
_OF_A_PARTNER = LatePattern(
    r"\b(?:partner|counterpart|gegenuber|wunschpartner\w*|pareja|binome|parceir[oa]|partenaire)\b|شريك"
)
"""What speaks of whom somebody meets, and not of themselves."""
_DOES = LatePattern(
    r"\b(?:do|participate|take part|join|sign up|tun|machen|mitmachen|teilnehmen|hacer|participar|faire|participer|fazer|to)$|المشاركة"
)
_SOUGHT = LatePattern(r"^(?:wish\w*|wunsch\w*|search\w*|request\w*|needs?|busqueda|procura|بحث)$")
_OF_PEOPLE = LatePattern(
    r"\b(?:type|category|participa\w+|describes?|identif\w+|teilnahme|status|side|group|sign up|signing up|registration|track|stream|profile|pool|list|"
    r"profil|groupe?|gruppe|grupo|cohort|tipo|categoria|perfil|inscripcion|inscription|anmeldung|inscricao|mentoring|mentorship|programme|program)\b|تسجيل|^انا"
)
"""Questions that name no verb, and below which somebody says what they are."""


def read_sides(text: str, frame: Frame = Frame.BEING) -> Sides:
    """Return the sides that a text names below a question's `frame`, `UNCLEAR` alone where any part of it is so."""
    clauses = [Clause(tidy(one.letters), one.is_joined) for one in part_clauses(text)]
    if len(clauses) > 1 and any(one.letters == "u" for one in clauses):
        # It may govern what stands before it, in whatever way: "Mentor (craved)".
        return UNCLEAR if any(one.bare for one in clauses) else SILENT
    if not any(re.search(r"[WSJVOBCRLMX]", one.letters) for one in clauses) and not _has_unknown_role(
        clauses
    ):
        bare = {role for one in clauses for role in one.bare}
        return _merge(_put_below(role, frame) for role in bare)
    found, governed, noun = list[Sides](), "", ""
    for place, one in enumerate(clauses):
        letters = one.letters.replace("1", noun) if noun else one.letters
        found.append(_read_beside(one, governed, clauses[place + 1 :]) if one.bare else _read(letters))
        if roles := re.findall(r"[GA]", letters):
            noun, governed = roles[-1], letters
    return _merge(found)


def frame_of(question: str) -> Frame:
    """Return what a question makes of a bare role below it, `UNKNOWN` where it has a verb that nobody knows."""
    words = plain(question)
    if _ROLE_ITSELF.search(words):
        return Frame.UNKNOWN if _OF_THE_OTHER.search(words) else Frame.BEING
    if _SOUGHT.search(words):
        return Frame.SEEKING
    clauses = list(part_clauses(BOTH_WORDS.sub(" ", question.casefold())))
    letters = " ".join(one.letters for one in clauses)
    is_of_deeds = _offers_both(clauses)
    if "X" in letters or (is_of_deeds and re.search(r"[SJOLM]", letters)):
        return Frame.UNKNOWN
    # "In this scheme I'd like to be" ends with the verb that governs, whatever else it speaks of.
    ends_being = re.search(r"[BC]d*$", letters) and not re.search(r"[GASJVORLMXy]", letters)
    # In German it stands behind both roles: "Möchtest du Mentor oder Mentee sein?".
    ends_german = _TO_BE_IN_GERMAN.search(words) and not re.search(r"[SJVORLMXyu]", letters)
    if is_of_deeds or ends_being or ends_german:
        return Frame.BEING
    groups = [re.sub(r"[^SJVORLBCWyu]", "", group) for group in re.split(r"[GA]", letters)]
    frames = {_frame_of_verbs(group, words, letters) for group in groups if re.search(r"[SJVORLBCW]", group)}
    if len(frames) == 1 and "u" not in letters:
        return next(iter(frames))
    is_unknown = "u" in letters and not _OF_PEOPLE.search(words)
    return Frame.UNKNOWN if frames or is_unknown or _OF_A_PARTNER.search(words) else Frame.BEING


def _offers_both(clauses: Iterable[Clause]) -> bool:
    """Return whether a question is a choice of two deeds of one side each, "to mentor or to be mentored".

    None of them governs the bare role below it: that is whoever does the one deed.
    """
    sides = [_read(tidy(one.letters)) for one in clauses if re.search(r"[VR]", one.letters)]
    rest = [frozenset((Side.ASKING if "A" in one.bare else Side.GIVING,)) for one in clauses if one.bare]
    return bool(sides) and {Side.ASKING, Side.GIVING} <= _merge([*sides, *rest])


def _frame_of_verbs(verbs: str, words: str, letters: str) -> Frame:
    last = re.findall(r"[SJVORLBCW]", verbs)[-1]
    if "O" in verbs and re.search(r"[SJL]", verbs):
        # "Offering or looking for" is a choice of deeds, too.
        return Frame.UNKNOWN
    if last == "W":
        if _DOES.search(words):
            return Frame.BEING
        return Frame.SEEKING if letters.rstrip(" ").endswith("d") else Frame.UNKNOWN
    if last in "RL" or verbs.endswith("y") or re.search(r"mV|Vm", letters):
        return Frame.BY_THEM
    if last == "J" and not re.search(r"[WSB]", verbs):
        # "Assigned to" may well tell what somebody is already.
        return Frame.UNKNOWN
    # The last verb governs: "looking to be" is being.
    return {
        "S": Frame.SEEKING,
        "J": Frame.SEEKING,
        "V": Frame.SUPPORTING,
        "B": Frame.BEING,
        "C": Frame.BEING,
    }.get(last, Frame.UNKNOWN)


def _put_below(role: str, frame: Frame) -> Sides:
    itself = Side.ASKING if role == "A" else Side.GIVING
    if frame is Frame.BEING:
        return frozenset((itself,))
    if frame is Frame.SEEKING:
        return frozenset((_OTHER[itself],))
    if frame is Frame.SUPPORTING and role == "A":
        return frozenset((Side.GIVING,))
    if frame is Frame.BY_THEM and role == "G":
        return frozenset((Side.ASKING,))
    return UNCLEAR


def _read_beside(one: Clause, before: str, after: list[Clause]) -> Sides:
    """Return the sides of a bare role between other clauses, whose verb may be its own: "a mentor or a mentee"."""
    own = frozenset(_put_below(role, Frame.BEING) for role in one.bare)
    readings = set(own)
    verbs = re.sub(r"[^WSJVBCOR]", "", before)
    if verbs:
        inherited = _read(re.sub(r"[GA]+", one.bare[0], before))
        # "Tener madrina / padrino" has either of them.
        is_governed = one.is_joined or one.bare[0] in before
        readings = {inherited} if is_governed else readings | {inherited}
    following = next((clause.letters for clause in after if not clause.bare), "")
    if not verbs and following and re.match(r"[WScx]*[GA]+[SJVBCW]|[SJVRLO]+$", following):
        inherited = _read(re.sub(r"[GA]+", one.bare[0], following))
        # "Eine Mentorin / einen Mentor finden" finds either of them.
        readings = {inherited} if one.bare[0] in following else readings | {inherited}
    return next(iter(readings)) if len(readings) == 1 else UNCLEAR


def _read(letters: str) -> Sides:
    """Return the sides of a clause, none where it speaks of no role, `UNCLEAR` where it does in no way that we know."""
    for said in (letters, letters.replace("x", "")):
        for clause, side in _READ:
            if match := clause.fullmatch(said):
                return frozenset((Side[side],)) if side else _side_of_nouns(match)
    return UNCLEAR if re.search(r"[GASJVRLOMX]", letters) else SILENT


def _side_of_nouns(match: re.Match[str]) -> Sides:
    said = match.groupdict()
    nouns, frame = (said["itself"], Frame.BEING) if said.get("itself") else (said["other"], Frame.SEEKING)
    return _put_below(nouns[0], frame) if len(set(nouns)) == 1 else UNCLEAR


def _merge(sides: Iterable[Sides]) -> Sides:
    found = frozenset(side for several in sides for side in several)
    return UNCLEAR if Side.UNCLEAR in found else found


def _has_unknown_role(clauses: Iterable[Clause]) -> bool:
    return any(re.search(r"[GA]", one.letters) and not one.bare for one in clauses)
