"""Measures how well whoever nothing was learnt from is heard: one hand after the other is left out.

    python -m benchmarks.incoming.by_hand [--at-once N] [--most N] [--show]

A hand is whoever worded a corpus; lists by the same one count as one hand. The weights are learnt from all others, and
that hand's sentences are judged with them by all that judges a reply, at several thresholds. So the curve that is
printed, of stops and cries that are held against harmless words that are, is one of people nobody has heard before;
only the phrases, which some of the hands were read for, know a little of them. `--at-once` leaves out so many hands
together, which is quicker and a little worse than what is shipped; `--most` judges at most so many sentences of a hand
and kind, drawn by their hash. Each descent begins at nothing, not at the weights of all: it stops long before it would
have forgotten those that are left out. A round takes half a minute of a processor.
"""

import argparse
import hashlib
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np

from benchmarks.incoming.learn import learn, read_signs, tabulate_signs, write_weights
from benchmarks.incoming.meaning import TO_HOLD
from benchmarks.incoming.rates import format_rate
from mentorsheets.mail.incoming.meaning import AskedFor, interpret_words
from mentorsheets.mail.incoming.meaning.weights import Scales
from tests.mail.incoming.meaning.sentences import Sentence, read_all

SAME_HAND = {
    "same_kinds": "ninth_hand",
    "everyday_kinds": "tenth_hand",
    "mixed_registers": "eleventh_hand",
    "phone_and_letter": "twelfth_hand",
    "steady_replies": "thirteenth_hand",
    "last_replies": "thirteenth_hand",
}
"""Lists by whoever worded another corpus too."""
MORE = (-2.0, -1.5, -1.0, -0.5, 0.0, 0.5, 1.0, 1.5, 2.0, 3.0)
"""How much more than usual it takes to hold, at each point of the curve."""
ALWAYS, NEVER = len(MORE), 0
KINDS = ("stop", "harm", "person", "not a stop", "plain")
"""What the curve has a column for; all that is an answer or a human's counts as plain."""


def name_hand(sentence: Sentence) -> str:
    """Return whose words these are."""
    return SAME_HAND.get(sentence.folder, sentence.folder)


def name_kind(sentence: Sentence) -> str:
    """Return in which column they count."""
    return sentence.means if sentence.means in KINDS else "plain"


def draw(sentences: Iterable[Sentence], most: int) -> list[Sentence]:
    """Return at most so many sentences of each folder, language and kind, by their hash."""
    left: defaultdict[tuple[str, str, str], int] = defaultdict(lambda: most)
    drawn = []
    for one in sorted(sentences, key=lambda one: hashlib.sha256(one.words.encode()).digest()):
        group = (one.folder, one.language, name_kind(one))
        left[group] -= 1
        drawn += [one] if left[group] >= 0 else []
    return drawn


def count_points(sentence: Sentence, file: Path) -> int:
    """Return at how many points of the curve a sentence is held; the more it takes, the fewer are."""
    low, high = NEVER, ALWAYS
    while low < high:
        middle = (low + high) // 2
        scales = Scales(file, MORE[middle])
        question = AskedFor(sentence.question)
        is_held = interpret_words(sentence.words, question, [sentence.language], by=scales).holds
        low, high = (middle + 1, high) if is_held else (low, middle)
    return low


def judge_hands(at_once: int, most: int) -> list[tuple[Sentence, int]]:
    """Return sentences of all hands with the points at which they are held by what was learnt of the others."""
    sentences = list(read_all())
    learnt = [one for one in sentences if not one.is_kept_apart]
    table = tabulate_signs([read_signs(one) for one in learnt])
    whose = np.array([name_hand(one) for one in learnt])
    judged = []
    drawn = draw(sentences, most)
    with tempfile.TemporaryDirectory() as folder:
        names = sorted({name_hand(one) for one in sentences})
        rounds = -(-len(names) // at_once)
        for number in range(rounds):
            hands = names[number::rounds]
            are_others = ~np.isin(whose, hands)
            others = [one for one, is_one in zip(learnt, are_others, strict=True) if is_one]
            weights = learn(table.take(are_others), others)
            file = Path(folder) / f"{number}.tsv"
            write_weights(file, table.names, weights, f"all but {hands}")
            theirs = [one for one in drawn if name_hand(one) in hands]
            judged += [(one, count_points(one, file)) for one in theirs]
            sys.stderr.write(f"{', '.join(hands)}: {len(theirs)} sentences\n")
    return judged


def print_curve(title: str, judged: Sequence[tuple[Sentence, int]]) -> None:
    """Print what is held of each kind at each point."""
    sys.stdout.write(f"\n{title}\n{'more':>6}  {'  '.join(f'{kind:30}' for kind in KINDS)}\n")
    for place, more in enumerate(MORE):
        cells = []
        for kind in KINDS:
            those = [points for one, points in judged if name_kind(one) == kind]
            cells.append(f"{format_rate(sum(points > place for points in those), len(those)):30}")
        sys.stdout.write(f"{more:+6.1f}  {'  '.join(cells)}\n".rstrip() + "\n")


def main() -> None:
    """Print the curve over all, by language, and what is shipped by hand."""
    parser = argparse.ArgumentParser(description="How well whoever nothing was learnt from is heard.")
    parser.add_argument("--at-once", type=int, default=1, metavar="N")
    parser.add_argument("--most", type=int, default=40, metavar="N")
    parser.add_argument("--show", action="store_true", help="print each sentence that is held wrongly or not")
    told = parser.parse_args()
    judged = judge_hands(told.at_once, told.most)
    print_curve("all hands, each left out", judged)
    for code in sorted({one.language for one, _ in judged}):
        print_curve(code, [pair for pair in judged if pair[0].language == code])
    place = MORE.index(0.0)
    for hand in sorted({name_hand(one) for one, _ in judged}):
        sys.stdout.write(f"\n{hand}\n")
        for kind in KINDS:
            those = [
                points > place for one, points in judged if (name_hand(one), name_kind(one)) == (hand, kind)
            ]
            sys.stdout.write(f"  {kind:12}{format_rate(sum(those), len(those))}\n")
    for one, points in judged if told.show else ():
        if (points > place) != (one.means in TO_HOLD):
            sys.stdout.write(f"{one.folder} {one.language} {one.means}: {one.words!r}\n")


if __name__ == "__main__":
    main()
