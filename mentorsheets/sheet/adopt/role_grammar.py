"""A small grammar of how people say what they come for: who governs a word such as "mentor" decides its side.

Whoever looks for a mentor asks, and whoever looks for a mentee offers; whoever supports, the other way round. Each
clause is put as letters (`role_lexicon`), and read only if it is one of the clauses below from its first letter to
its last: a word that is in no table governs in ways that nobody knows, so its clause says nothing.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import partial

from mentorsheets.sheet.adopt.role_lexicon import CONJUNCTION, PERSON_OR_DEED, PHRASES, class_of
from mentorsheets.sheet.adopt.role_words import ASKERS, GIVERS
from mentorsheets.sheet.cells.refusal import is_negated
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
_MENTORED = re.compile(
    r"\b(?:mentor|coach|tutor|parrain|marrain|accompagn)é(?:\(?e\)?)?(?:\(?s\)?)?(?!\w)|"
    r"\b(?:mentor|coach|tutor|parrain|accompagn)é[·.]e[·.]?s?(?!\w)"
)
_OF_ANY_GENDER = re.compile(r"(?<=\w)[*:/_·.(-]+(?:innen|in|as?|e?s|e|ne?s?|rice|r|n|ora)\)?(?!\w)")
_EITHER_OF_TWO = re.compile(r"\b(mentor|coach|tutor) [ouye] (?=\w)")
"""A Spanish or Portuguese "or" behind a noun that is a verb in English; "mentor o mentorado" supports nobody."""
_BREAKS = re.compile(r"[.?!;:,()\[\]\n\r|؟،؛…\"“”«»]+|\s[-–—]+\s|[–—]|/|&|\+")
_DENIED = re.compile(
    r"\b(?:(?:but|and|y|et|e|und) )?(?:not(?! only| just)|kein\w*|nicht(?! nur)|pas|no|nao(?! so)|ليس|لا) "
    r"(?:(?:an?|eine?|un|une|una|um|uma|de|as|als|como) )*(?:d )?(?:[GA]|mentor|coach|tutor)\b"
)
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
_READ = tuple((re.compile(clause), side) for clause, side in _CLAUSES)
_PREFIX, _SUFFIX = r"(?:(?<!\w)(?:لل|ال|ل|ب))?", r"(?:(?<=[\u0600-\u06ff])(?:ين|ون|ات|ة|ه|ا))?"
_NOUNS = (
    (re.compile(rf"{_PREFIX}(?:{ASKERS.pattern}){_SUFFIX}"), "A"),
    (re.compile(rf"{_PREFIX}(?!(?:mentor|coach|tutor|guide)\b)(?:{GIVERS.pattern}){_SUFFIX}"), "G"),
)
_SAID_TOGETHER = tuple((re.compile(phrase), said) for phrase, said in PHRASES)
_ROLE_ITSELF = re.compile(
    r"\brole?s?\b|\brol\b|\brolle\b|\bpapel\b|\bfuncion\b|\bfuncao\b|الدور|دورك|\bposition\b|\bcapacity\b"
)
_OF_THE_OTHER = re.compile(
    r"\b(?:partner\w*|match\w*|other|counterpart\w*|gegenuber|pareja|par|binome)\b|شريك"
)
_DOES = re.compile(
    r"\b(?:do|participate|take part|join|sign up|tun|machen|mitmachen|teilnehmen|hacer|participar|faire|participer|fazer|to)$|المشاركة"
)
_SOUGHT = re.compile(r"^(?:wish\w*|wunsch\w*|search\w*|request\w*|needs?|busqueda|procura|بحث)$")
_OF_PEOPLE = re.compile(
    r"\b(?:type|category|participa\w+|describes?|identif\w+|teilnahme|status|side|group|sign up|signing up|registration|track|stream|profile|pool|list|"
    r"tipo|categoria|perfil|inscripcion|inscription|anmeldung|inscricao|mentoring|mentorship|programme|program)\b|تسجيل|^انا"
)
"""Questions that name no verb, and below which somebody says what they are."""


@dataclass(frozen=True, slots=True)
class _Clause:
    """A part of a text: a letter for each word, and whether "and" or "or" stands before it."""

    letters: str
    is_joined: bool

    @property
    def bare(self) -> str:
        """The roles of a clause that has nothing else, "" if it has."""
        said = re.sub(r"[xfnpdt]", "", self.letters)
        return said if re.fullmatch(r"G+|A+", said) else ""


def read_sides(text: str, frame: Frame = Frame.BEING) -> Sides:
    """Return the sides that a text names below a question's `frame`, `UNCLEAR` alone where any part of it is so."""
    clauses = [_Clause(_tidy(one.letters), one.is_joined) for one in _part(text)]
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


def has_verb(text: str) -> bool:
    """Return whether a text has a word that may govern a role, so that its nouns alone do not tell its side."""
    return any(re.search(r"[SJVORLWBC]", one.letters) for one in _part(text))


def drop_accents(text: str) -> str:
    """Return the plain words of a text; without its accent a French mentee would be a Spanish mentor."""
    return plain(_MENTORED.sub(" mentee ", text.casefold()))


def frame_of(question: str) -> Frame:
    """Return what a question makes of a bare role below it, `UNKNOWN` where it has a verb that nobody knows."""
    words = plain(question)
    if _ROLE_ITSELF.search(words):
        return Frame.UNKNOWN if _OF_THE_OTHER.search(words) else Frame.BEING
    if _SOUGHT.search(words):
        return Frame.SEEKING
    letters = " ".join(one.letters for one in _part(question))
    if "X" in letters:
        return Frame.UNKNOWN
    groups = [re.sub(r"[^SJVORLBCWyu]", "", group) for group in re.split(r"[GA]", letters)]
    frames = {_frame_of_verbs(group, words, letters) for group in groups if re.search(r"[SJVORLBCW]", group)}
    if len(frames) == 1 and "u" not in letters:
        return next(iter(frames))
    if frames or ("u" in letters and not _OF_PEOPLE.search(words)):
        return Frame.UNKNOWN
    return Frame.BEING


def _frame_of_verbs(verbs: str, words: str, letters: str) -> Frame:
    last = re.findall(r"[SJVORLBCW]", verbs)[-1]
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


def _read_beside(one: _Clause, before: str, after: list[_Clause]) -> Sides:
    """Return the sides of a bare role between other clauses, whose verb may be its own: "a mentor or a mentee"."""
    own = frozenset(_put_below(role, Frame.BEING) for role in one.bare)
    readings = set(own)
    verbs = re.sub(r"[^WSJVBCOR]", "", before)
    if verbs:
        inherited = _read(re.sub(r"[GA]+", one.bare[0], before))
        readings = {inherited} if one.is_joined else readings | {inherited}
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


def _has_unknown_role(clauses: Iterable[_Clause]) -> bool:
    return any(re.search(r"[GA]", one.letters) and not one.bare for one in clauses)


def _part(text: str) -> Iterator[_Clause]:
    """Yield the clauses of a text; "Mentor*in" is one word, and "mentor/mentee" are two."""
    whole = _OF_ANY_GENDER.sub("", _MENTORED.sub(" mentee ", text.casefold()))
    for part in _BREAKS.split(_EITHER_OF_TWO.sub(r"\1 or ", whole)):
        words = plain(part)
        for pattern, letter in _NOUNS:
            words = pattern.sub(partial(_put_noun, letter), words)
        words = _DENIED.sub(" ", " ".join(words.split()))
        if is_negated(words) or words in ("no", "non", "nein", "nao", "لا"):
            words = f"X {words}"
        for phrase, said in _SAID_TOGETHER:
            words = phrase.sub(said, words)
        is_joined, own = False, list[str]()
        for word in words.split():
            if CONJUNCTION.match(word):
                yield from (_Clause(_letters(own), is_joined),) if own else ()
                is_joined, own = True, []
            else:
                own.append(word)
        yield from (_Clause(_letters(own), is_joined),) if own else ()


def _put_noun(letter: str, noun: re.Match[str]) -> str:
    # Several have no article: "I want mentees".
    return f" {'d ' * noun[0].endswith('s')}{letter} "


def _letters(words: Sequence[str]) -> str:
    """Return a letter for each word, where one that is a person or what they do is decided by those around it."""
    said = "".join("K" if PERSON_OR_DEED.fullmatch(word) else class_of(word) for word in words)
    said = re.sub(r"(?<=t)K|(?<=c)K|(?<![dBSWxnuCJyp])K(?=d*[HmA]|d+n*[HAGK])", "V", said)
    said = re.sub(r"(?<=[tc])h|^h(?=[dnf]*[HAmG])", "V", said)
    return said.replace("K", "G").replace("h", "M")


def _tidy(letters: str) -> str:
    """Return the letters of a clause without what only fills it, and without what says more of a noun."""
    said = re.sub(r"[fn]", "", letters)
    said = re.sub(r"d+[uH]?(?=[GA])", "x", said)
    said = re.sub(r"(?<=[GAHM])p[dp]*[uH]$", "", said)
    # What follows a verb and what it governs tells more of it: "find a mentor who knows the law".
    said = re.sub(r"^([WScBJVOCtpd]*[BC]p?x?[GA]+)[pq][pd]*[uHpdx]+$", r"\1", said)
    said = re.sub(r"[dpt]", "", said)
    return re.sub(r"^([WScBJVO]*[SJVO]x?[GAH]+)q?u+[uqHm]*$|^([Wc]*x[GA]+)q[^GA]*$", r"\1\2", said)
