"""By which name a mail greets somebody: the given one, where a name as it is written says which that is.

A name may begin with the family's, a title or an initial, or have two given names. Where that cannot be told,
the whole name is used: that is never wrong.
"""

import re

OFTEN_TWO = {
    word
    for words in (
        "maria maría marie mary jose josé juan jean ana anna anne luis luiz joão joao john hans karl",
        "mohammad mohamed muhammad mohammed محمد",
    )
    for word in words.split()
}
"""First names that often stand with a second one before the family's: Ana Maria, Jean Pierre."""
NEVER_ALONE = frozenset(
    ("abdul", "abd", "abu", "abdel", "al", "bin", "ibn", "umm", "el", "عبد", "أبو", "ابو", "أم", "ام")
)
"""Beginnings of a name that are none without what follows."""
FAMILY_FIRST = {
    word
    for words in (
        "nguyen nguyễn tran trần le lê pham phạm phan vu vũ vo võ đặng dang bui bùi do đỗ ho hồ ngo ngô",
        "duong dương wang li zhang liu chen yang huang zhao wu zhou xu sun ma zhu hu guo lin kim lee park",
        "choi jung kang cho yoon jang lim nagy kovács kovacs tóth toth szabó szabo horváth horvath",
        "varga kiss molnár molnar németh nemeth",
    )
    for word in words.split()
}
"""Family names of languages in which these stand first."""
HONORIFIC = re.compile(r"(?:dr|prof|mr|mrs|ms|mx|sr|sra|herr|frau|mme|rev|fr)\.?", re.IGNORECASE)
ONE_GIVEN = re.compile(r"[^\W\d_]{2,}(?:[-'’][^\W\d_]+)*")
UNSPACED = re.compile("[\u1100-\u11ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff]")
"""Korean, Japanese and Chinese letters, in which the family's name mostly comes first."""


def find_given_name(name: str) -> str:
    """Return the given name in a whole name, or the whole name where it cannot be told."""
    family, comma, rest = name.partition(",")
    words = (rest if comma and family.strip() and rest.strip() else name).split()
    if UNSPACED.search(name) or not words or (len(words) < 2 and not comma):
        return " ".join(name.split())
    first = words[0]
    plain = first.casefold()
    is_sure = (
        ONE_GIVEN.fullmatch(first)
        and not HONORIFIC.fullmatch(first)
        and (comma or plain not in FAMILY_FIRST)
        and plain not in NEVER_ALONE
        and (len(words) <= 2 or plain not in OFTEN_TWO)
        and not first.isupper()
    )
    return first if is_sure else " ".join(name.split())
