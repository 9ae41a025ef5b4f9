"""The words by which a tab of pairs is known for what it says of them: apart, together, or nothing that we know.

"Do not match" and "Matches 2025" have a word in common, and mean the opposite; so what keeps apart is looked for
first, in six languages, in the title of the tab, in its headers, and in what stands there as a reason.
"""

from collections.abc import Iterable
from enum import Enum

from mentorsheets.domain.late_pattern import LatePattern
from mentorsheets.sheet.cells.refusal import asks_whom_to_avoid
from mentorsheets.sheet.cells.text import plain


class PairSense(Enum):
    """What a tab says of the pairs in it: to be kept apart, perhaps so, or that they are together."""

    APART = "apart"
    MAY_BE_APART = "may be apart"
    TOGETHER = "together"
    RECORD = "record"


_KEEPS_APART = LatePattern(
    r"\b(?:avoid\w*|conflict\w*|coi|black ?list\w*|block ?list\w*|deny ?list|blocked|blocks|exclu(?:de|sion)\w*|apart|"
    r"separat\w*|incompatib\w*|veto\w*|bann?ed|bans|forbid\w*|prohibit\w*|recus\w*|restraining|restrictions?|no ?go\w*|feuds?|"
    r"enem(?:y|ies)|keep away|hands off|off limits|disallow\w*|anti (?:match|pair)\w*|not with|never (?:with|together|match|pair)|"
    r"(?:do not|don t|dont|must not|should not|shouldn t|cannot|can t|not to be|may not) (?:be )?(?:match|pair|mix|meet|group|"
    r"put|assign|introduce|together|combine|place|work)\w*|do nots?|donts?|unmatchable|red list|bad (?:match|fit|combination|pair)\w*|"
    r"evitar\w*|a evitar|exclusion\w*|excluid\w*|lista negra|lista roja|separ(?:ar|ad)\w*|conflicto\w*|bloquead\w*|prohibid\w*|"
    r"vetad\w*|inhabilita\w*|no (?:juntar|emparejar|asignar|combinar|mezclar|coincid\w*|con|pueden?|deben?|poner|compatib\w*)|"
    r"ne pas|pas (?:ensemble|avec|compatib\w*)|eviter|evites|liste (?:noire|rouge)|separe\w*|conflits?|interdit\w*|bloque\w*|"
    r"jamais ensemble|eloigner|"
    r"nicht (?:zusammen\w*|match\w*|gematch\w*|paar\w*|mit|kombin\w*|einteil\w*|miteinander|zuteil\w*|kompatib\w*)|"
    r"nie (?:zusammen|mit)|ausschluss\w*|ausschlusse\w*|ausgeschl\w*|(?:ge)?sperr\w*|\w*konflikt\w*|unvertraglich\w*|unvereinbar\w*|"
    r"befangen\w*|trenn\w*|getrennt\w*|schwarze liste|rote liste|verbot\w*|vermeid\w*|meiden|auseinander\w*|"
    r"nao (?:juntar|emparelh\w*|combin\w*|parear|misturar|colocar|com|podem|devem|designar|compativ\w*)|incompativ\w*|exclus(?:ao|oes)|"
    r"conflitos?|proibid\w*|lista vermelha|impedid\w*|impediment\w*)\b|"
    r"(?:\bلا (?:ت|ي|ن)\w+|عدم (?:ال)?(?:جمع|مطابق|توفيق|اقتران)|تعارض|تضارب|استبعاد|استثناء|تجنب|ممنوع|محظور|قايمة سوداء|القايمة السوداء|"
    r"الفصل بين|منفصل|حظر|غير متوافق)"
)
"""What says by itself that people are not to be brought together."""
_NOT_YET = LatePattern(
    r"\b(?:yet|still|waiting|pending|unmatched|unpaired|noch|offen|aun|todavia|encore|ainda|a espera|en espera|warteliste)\b|"
    r"^(?:not|no|non|nicht|nao|un) (?:matched|paired|assigned|met|confirmed|zugeteilt|vermittelt|gematcht|emparejad\w+|asignad\w+|"
    r"apparie\w*|jumele\w*|atribuid\w+|emparelhad\w+)$|بعد|انتظار"
)
"""What says that people are not together so far, rather than that they must not be."""
_TOGETHER = LatePattern(
    r"\b(?:match\w*|pair\w*|tandems?|duos?|dyads?|budd(?:y|ies)|assign\w*|introduc\w*|relationships?|wishe?s?|wanted|preferred|"
    r"emparej\w*|parejas?|duplas?|asigna\w*|binomes?|jumel\w*|appari\w*|affect\w*|paare?|paarung\w*|zuordnung\w*|zuteilung\w*|"
    r"vermittl\w*|vermittelt\w*|wunsch\w*|wunsche|deseos?|souhaits?|pareamento\w*|pares|combinac\w*|designa\w*|desejos?|together|"
    r"zusammen|juntos|ensemble|met)\b|ازواج|ثنايي|مطابقة|مطابقات"
)
"""What says that people are, or are wished to be, together."""
_RECORD = LatePattern(
    r"\b(?:logs?|diary|journal|history|minutes|attendance|meetings?|sessions?|calls?|calendar|agenda|schedule|appointments?|dates?|"
    r"reunion(?:es|s)?|citas|registro\w*|rencontres?|seances?|suivi|treffen|termine?|protokoll\w*|verlauf|encontros?|reunioes|sessoes|"
    r"rooms?|tables?|seating|referr\w*|invited)\b|لقاءات|اجتماعات|جلسات|سجل"
)
"""What says that a tab keeps a record of something."""
_REASON = LatePattern(
    r"\b(?:family|families|siblings?|brothers?|sisters?|spouses?|married|marriage|couples?|husband|wife|partners?|cousins?|"
    r"parents?|mother|father|son|daughter|relatives?|related|in laws?|ex|exes|divorc\w*|dat(?:ed|ing)|boss\w*|manager\w*|supervis\w*|"
    r"reports?|hierarch\w*|employer|employee|same (?:team|lab|department|company|employer|office|group|house\w*|family)|colleagues?|"
    r"co ?workers?|flatmates?|roommates?|neighbou?rs?|conflict\w*|dispute\w*|disput\w*|fell out|argument|quarrel\w*|complain\w*|"
    r"grievance|hr|harass\w*|bull(?:y|ied|ying)|history|bad blood|safety|privacy|sensitive|private|confidential|legal|lawsuit|"
    r"court|compliance|competitor\w*|advis[eo]rs?|examiner|know each other|friends|"
    r"familia\w*|herman[oa]s?|pareja|matrimonio|espos[oa]s?|prim[oa]s?|padres?|madres?|jef[ea]s?|mism[oa]|compane\w*|conflicto\w*|"
    r"disputa\w*|queja\w*|acoso|discusion|pelea\w*|amig[oa]s|vecin[oa]s|"
    r"famille|freres?|soeurs?|conjoint\w*|couple|mari|femme|cousin\w*|pere|mere|chefs?|superieur\w*|meme|collegues?|conflits?|litige\w*|"
    r"plainte\w*|harcel\w*|dispute|amis?|voisin\w*|"
    r"familie\w*|geschwister|bruder|schwester\w*|ehe\w*|verheiratet|paar|vorgesetzte\w*|selbe\w*|gleiche\w*|kolleg\w*|konflikt\w*|"
    r"streit\w*|beschwerde\w*|mobbing|belastig\w*|freund\w*|nachbar\w*|verwandt\w*|"
    r"irma\w*|irmao\w*|casal|casad[oa]s?|marido|esposa|chefe\w*|mesm[oa]s?|colegas?|conflito\w*|briga\w*|queixa\w*|assedio|parentes?|"
    r"vizinh\w*)\b|زوج|اخ|اخت|اقارب|عايلة|قريب|مدير|نفس|زميل|زملاء|خلاف|نزاع|شكوى|تحرش|صديق"
)
"""What stands as a reason beside people who are hardly to be brought together; friends know each other already."""
_WORDS_APART = LatePattern(r"(?<=[a-z])(?=[A-Z])|_")


def keeps_apart(text: str) -> bool:
    """Return whether a title or a header says that the people below it are not to be brought together."""
    words = plain(_WORDS_APART.sub(" ", text))
    if _NOT_YET.search(words):
        return False
    return bool(_KEEPS_APART.search(words)) or asks_whom_to_avoid(words)


def sense_of_pairs(title: str, headers: Iterable[str], reasons: Iterable[str]) -> PairSense:
    """Return what a tab of this title says of the people whom it names beside one another.

    `headers` are what stands above its columns, and `reasons` what stands beside its pairs. Where nothing tells,
    they may be kept apart: to bring them together in that doubt could not be undone.
    """
    above = list(headers)
    if keeps_apart(title) or any(map(keeps_apart, above)):
        return PairSense.APART
    said = [plain(reason) for reason in reasons]
    if said and 2 * sum(bool(_REASON.search(one)) for one in said) >= len(said):
        return PairSense.MAY_BE_APART
    words = [plain(_WORDS_APART.sub(" ", text)) for text in (title, *above)]
    if any(map(_RECORD.search, words)):
        return PairSense.RECORD
    if any(map(_TOGETHER.search, words)):
        return PairSense.TOGETHER
    return PairSense.MAY_BE_APART
