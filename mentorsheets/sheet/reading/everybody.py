"""Who is named in a text, of all people who are known: in full, in part, or by address."""

import re
from collections.abc import Iterable

from mentorsheets.sheet.cells.met_people import (
    BESIDE_NAMES,
    BESIDE_PEOPLE,
    BESIDE_PLACES,
    FEWEST_WORDS,
    tells_of_oneself,
)
from mentorsheets.sheet.cells.refusal import is_negated
from mentorsheets.sheet.cells.text import plain, split_list
from mentorsheets.sheet.reading.alike import is_short_name, may_be_short_for
from mentorsheets.sheet.reading.people_index import Directory, KnownPerson

_WORD = re.compile(r"[^\W_]+")
_PBESIDE_NAMES = frozenset(
    _WORD.findall(
        "de del la las los el al da das do dos di du le les van von der den zu zur ter ten bin ibn "
        "ben bint abu abd st san mac mc dr mr mrs ms prof ال ابن بن بنت ابو"
    )
)
"""Parts of names that name nobody by themselves."""
_WORDS_TOO = frozenset(
    _WORD.findall(
        "an art august bill bob chance dawn dean do drew earl faith frank gene grace grant guy he "
        "hope in ivy jack jay joy june lee long major mark may miles my no nick page pat penny rich "
        "rob rose ruth see sky so son star sue summer sun tan to tom trinity van victor will win wood "
        "young an en es mai sol luz mar paz rosa flor un una les marie"
    )
)
"""Names that are words too, which name nobody where they stand in small letters beside capitals."""

_PARTS_OF_TITLES = frozenset(("ph", "phd", "md", "d", "dr", "mba", "msc", "bsc", "ma", "ba"))
_MARKED_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
VERB_TOO = "will"
"""The short name that begins as many sentences as a verb, and is known by its whole name alone."""
WORDS_BESIDE_A_NAME = 3
"""Words beside a name up to which an answer is one, "Dr. Bo Lind (my supervisor)", and no sentence."""


class Everybody:
    """All people of some lists and of a programme, each known by the plain words of their name.

    These words are their ids in `directory`, and lead to `names` as they are written.
    """

    def __init__(self, people: Iterable[KnownPerson] = ()) -> None:
        there = list(people)
        self.directory = Directory(there)
        self.names = {one.id: one.name for one in there}
        self._by_word: dict[str, set[str]] = {}
        for one in there:
            for word in one.id.split():
                self._by_word.setdefault(word, set()).add(one.id)

    def names_another(self, text: str, own: str) -> bool:
        """Return whether an answer is the name of somebody but its writer, whose plain name is `own`."""
        # What refuses in so many words is no bare answer, and is read as a comment wherever it stands.
        return not is_negated(text) and any(
            self._is_another(part.strip(" ."), own) for part in (text, *split_list(text))
        )

    def named_in(self, text: str, own: str) -> frozenset[str]:
        """Return the plain names of all but the writer who are named in a text, in part or in short."""
        words = _WORD.findall(text)
        has_capitals = any(word[:1].isupper() for word in words)
        there = {part: word for word in words for part in plain(word).split()}
        touched = {name for part in there for name in self._by_word.get(part, ())} - {own}
        whole = {name for name in touched if there.keys() >= set(name.split())}
        explained = {part for name in whole for part in name.split()} | set(own.split())
        parts = {
            name
            for part, word in there.items()
            if part not in explained and _may_name(part, word, has_capitals=has_capitals)
            for name in self._by_word.get(part, ())
        }
        shorts = {
            name
            for part, word in there.items()
            if part not in explained and word[:1].isupper() and part != VERB_TOO and is_short_name(part)
            for whole_word, names in self._by_word.items()
            if may_be_short_for(part, whole_word)
            for name in names
        }
        return frozenset((whole | parts | shorts | self._addressed(text)) - {own})

    def name_whole(self, text: str, own: str) -> frozenset[str]:
        """Return the plain names of all but the writer that stand in a text with each of their parts."""
        words = _WORD.findall(text)
        has_capitals = any(word[:1].isupper() for word in words)
        there = {
            part
            for word in words
            for part in plain(word).split()
            if part not in _WORDS_TOO or word[:1].isupper() or not has_capitals
        }
        touched = {name for part in there for name in self._by_word.get(part, ())} - {own}
        return frozenset(name for name in touched if len(name.split()) > 1 and there >= set(name.split()))

    def met_in(self, sentence: str, own: str) -> frozenset[str]:
        """Return the plain names of all whom a sentence tells of by one name as of somebody met.

        "Bo and I used to date" does; "I studied in Austin" and "with experience at Lee Brothers" do not.
        """
        words = _MARKED_WORD.findall(sentence)
        said = [plain(word) for word in words]
        is_own_story = any(map(tells_of_oneself, said))
        has_capitals = any(word[:1].isupper() for word in words)
        found: set[str] = set()
        for place, word in enumerate(said):
            part = word.partition(" ")[0]
            # "com o Bo", "mit der Ana": the article says nothing of who it is.
            at = place - 1 if place > 1 and said[place - 1] in BESIDE_NAMES else place
            names = {
                name
                for name in self._by_word.get(part, ())
                if part in (name.split()[0], name.split()[-1]) and part not in own.split()
            }
            before, after = said[max(at - 1, 0) : at], said[place + 1 : place + 2]
            is_named = words[place][:1].isupper() or not has_capitals
            if (
                not names
                or not is_named
                or part in _WORDS_TOO | _PARTS_OF_TITLES
                or not BESIDE_PLACES.isdisjoint(before)
            ):
                continue
            beside = [*words[max(place - 1, 1) : place], *words[place + 1 : place + 2]]
            is_part_of_more = any(
                one[:1].isupper() and not tells_of_oneself(plain(one)) and plain(one) not in part_of
                for one in beside
                for part_of in [set().union(*map(str.split, names))]
            )
            is_all = not before and len(words) == FEWEST_WORDS and after[0] not in BESIDE_PLACES
            if not is_part_of_more and (is_own_story or not BESIDE_PEOPLE.isdisjoint(before) or is_all):
                found |= names
        return frozenset(found)

    def _addressed(self, text: str) -> set[str]:
        return {name for word in text.split() if "@" in word for name in self.directory.find(word)}

    def _is_another(self, text: str, own: str) -> bool:
        words = set(plain(text).split())
        if not words or (own and words <= set(own.split())):
            return False
        found = set(self.directory.find(text))
        if len(words) == 1 and text[:1].isupper():
            found |= set(self.directory.by_first_name(text))
        touched = {name for word in words for name in self._by_word.get(word, ())}
        found |= {
            name
            for name in touched
            if len(name.split()) > 1
            and set(name.split()) <= words
            and len(words) <= len(name.split()) + WORDS_BESIDE_A_NAME
        }
        return bool((found | self._by_initial(plain(text).split())) - {own})

    def _by_initial(self, words: list[str]) -> set[str]:
        """Return who may be meant by "Abby R." or "A. Reed": by one whole part of a name and a letter."""
        letters = {word for word in words if len(word) == 1}
        long = [word for word in words if len(word) > 1]
        if not letters or len(long) != 1:
            return set()
        whole = long[0]
        return {
            name
            for name in self._by_word.get(whole, ())
            if letters <= {part[0] for part in name.split() if part != whole}
        }


def _may_name(part: str, word: str, *, has_capitals: bool) -> bool:
    if len(part) < 2 or part in _PBESIDE_NAMES:
        return False
    return part not in _WORDS_TOO or word[:1].isupper() or not has_capitals
