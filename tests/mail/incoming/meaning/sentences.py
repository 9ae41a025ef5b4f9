"""Sentences with what they mean, from the corpus beside this file or from a file of the same kind."""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

CORPUS = Path(__file__).parent / "corpus"
"""Sentences by the hand that wrote the phrases."""
SECOND_HAND = Path(__file__).parent / "second_hand"
"""Sentences by others, worded before they saw a phrase; the weights are learnt from them too."""
THIRD_HAND = Path(__file__).parent / "third_hand"
"""Sentences by a third hand, in many registers; the weights are learnt from them too."""
FOURTH_HAND = Path(__file__).parent / "fourth_hand"
"""A fourth, who told situations one by one; the weights are learnt from them too."""
FIFTH_HAND = Path(__file__).parent / "fifth_hand"
"""A fifth, in dialects, slang, formal letters and Arabic in Latin letters; the weights are learnt from them too."""
SIXTH_HAND = Path(__file__).parent / "sixth_hand"
"""A sixth, mostly oblique: what is told by an idiom, between the lines, or in the middle of something friendly."""
SEVENTH_HAND = Path(__file__).parent / "seventh_hand"
"""A seventh: people who stop with a reason first, tired, busy, moved away, annoyed, and what merely sounds like it."""
EIGHTH_HAND = Path(__file__).parent / "eighth_hand"
"""An eighth: a person and a situation of their own for each sentence, half of the harmless in alarming words."""
NINTH_HAND = Path(__file__).parent / "ninth_hand"
"""A ninth: turns of speech, several wordings of each; half of the harmless are what anybody answers to any mail."""
TENTH_HAND = Path(__file__).parent / "tenth_hand"
"""A tenth, all of daily life: three quarters of 2,370 replies, drawn by their hash; the rest stands in `everyday_kinds`."""
ELEVENTH_HAND = Path(__file__).parent / "eleventh_hand"
"""An eleventh: what is answered to the questions that are asked: news, thanks, conditions and irony, in any register."""
TWELFTH_HAND = Path(__file__).parent / "twelfth_hand"
"""A twelfth, by whom `phone_and_letter` is too: stops in unusual words, and harmless letters, long and polite."""
THIRTEENTH_HAND = Path(__file__).parent / "thirteenth_hand"
"""A thirteenth: harmless letters of several sentences, and what stands in such; stops, cries and calls beside them."""
NEAR_MISSES = Path(__file__).parent / "near_misses"
"""What looks like an alarm and is none, what friends and shops and machines are told, and ordinary replies."""
SMALL_TALK = Path(__file__).parent / "small_talk"
"""Messages between friends, orders to a machine and plain statements, many with an alarming word, all harmless."""
EVERYDAY = Path(__file__).parent / "everyday"
"""What people say of anything else, so that the weights learn that most words mean no harm."""
KEPT_APART_FOLDER = Path(__file__).parent / "kept_apart"
"""More by others, whom no phrase was read from; the weights are learnt from them, and from the nine below."""
BY_PERSONA = Path(__file__).parent / "by_persona"
"""Sentences worded persona by persona before any phrase was seen."""
FRESH_EYES = Path(__file__).parent / "fresh_eyes"
"""Situations of each country's own, worded after most that is learnt from."""
HALF_PLAIN = Path(__file__).parent / "half_plain"
"""Half of them plain, half less usual."""
LAST_LOOK = Path(__file__).parent / "last_look"
"""Forty a language, of many situations."""
OTHER_VOICES = Path(__file__).parent / "other_voices"
"""Fifty-six a language, by people of many ages and places; no phrase of an alarm was read from them."""
PLAIN_ANSWERS = Path(__file__).parent / "plain_answers"
"""Plain yes, plain no and what only looks like it, to "may we introduce you?", worded before the grammar of plain
answers was written, by whoever wrote it: half of them it was written from, half was only counted."""
PLAIN_CHECKINS = Path(__file__).parent / "plain_checkins"
"""The same to "did you talk?": met, not yet, not a fit, and what only looks like one, worded before a word list, a
grammar or another corpus was seen by whoever wrote that grammar: half of them it was written from, half only counted."""
FRESH_KINDS = Path(__file__).parent / "fresh_kinds"
"""A hundred a language, by somebody who knew what real answers are like, and none of ours; all harmless ones alarm."""
SAME_KINDS = Path(__file__).parent / "same_kinds"
"""Half of 892 short answers of the usual kinds, drawn by their hash; the other half stands in `ninth_hand`."""
EVERYDAY_KINDS = Path(__file__).parent / "everyday_kinds"
"""A quarter of the replies of the tenth hand, drawn by their hash: a fifth of its harmless ones sound alarming."""
UNSEEN_HAND = Path(__file__).parent / "unseen_hand"
"""Seventy a language, by somebody who had seen no sentence of ours and none of the cases: as often alarming as in life."""
MIXED_REGISTERS = Path(__file__).parent / "mixed_registers"
"""Four hundred a language in all registers, by the eleventh hand, worded before anything was learnt from that one."""
PHONE_AND_LETTER = Path(__file__).parent / "phone_and_letter"
"""A hundred and sixty a language, half typed on a telephone, half long polite letters, worded before what judges them
was changed last; what the six languages say is much the same."""
STEADY_REPLIES = Path(__file__).parent / "steady_replies"
"""A hundred and seventy-six a language, letters among them, by the thirteenth hand, before it wrote what is learnt from."""
LAST_REPLIES = Path(__file__).parent / "last_replies"
"""A hundred and sixty-six a language by the same hand, in less usual words, worded before anything judged them."""
LEARNT_FROM = (
    CORPUS,
    SECOND_HAND,
    THIRD_HAND,
    FOURTH_HAND,
    FIFTH_HAND,
    SIXTH_HAND,
    SEVENTH_HAND,
    EIGHTH_HAND,
    NINTH_HAND,
    TENTH_HAND,
    ELEVENTH_HAND,
    TWELFTH_HAND,
    THIRTEENTH_HAND,
    NEAR_MISSES,
    SMALL_TALK,
    EVERYDAY,
    KEPT_APART_FOLDER,
    BY_PERSONA,
    FRESH_EYES,
    HALF_PLAIN,
    LAST_LOOK,
    OTHER_VOICES,
    FRESH_KINDS,
    SAME_KINDS,
    EVERYDAY_KINDS,
    UNSEEN_HAND,
)
NEVER_LEARNT = (MIXED_REGISTERS, PHONE_AND_LETTER, STEADY_REPLIES, LAST_REPLIES)
KEPT_APART = 3
"""One sentence in so many is kept apart, chosen by its hash, so that adding one moves no other."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """Somebody's words in a language, as a reply to a question, and what they mean.

    `means` is yes, no, met, notyet, notfit, human (only a human can say), stop, "not a stop" (harmless),
    harm, person ("a person, please"), or safety (either of the two).
    """

    question: str
    language: str
    means: str
    words: str
    folder: str = "corpus"

    @property
    def is_kept_apart(self) -> bool:
        """Whether nobody who writes phrases should look at it, nor the weights be learnt from it."""
        if self.folder != CORPUS.name:
            return self.folder in {folder.name for folder in NEVER_LEARNT}
        named = hashlib.sha256(f"{self.language}\n{self.words}".encode())
        return int(named.hexdigest(), 16) % KEPT_APART == 0


def read_corpus(folder: Path = CORPUS) -> Iterator[Sentence]:
    """Yield every sentence of a corpus, one language after the other."""
    for file in sorted(folder.glob("*.json")):
        for question, kinds in json.loads(file.read_text(encoding="utf-8")).items():
            for means, words in kinds.items():
                yield from (Sentence(question, file.stem, means, one, folder.name) for one in words)


def read_all() -> Iterator[Sentence]:
    """Yield the sentences of all corpora."""
    for folder in (*LEARNT_FROM, *NEVER_LEARNT):
        yield from read_corpus(folder)


def read_list(file: Path) -> Iterator[Sentence]:
    """Yield the sentences of a JSON list of objects with question, language, means and words."""
    for row in json.loads(file.read_text(encoding="utf-8")):
        yield Sentence(row["question"], row["language"], row["means"], row["words"])
