"""Prints all tables on what comes back.

python -m benchmarks.incoming [--cases FILE.json ...] [--corpora FOLDER] [--show]

The checked-in corpora are always measured, the parts that were kept apart by themselves. `--cases` names lists of
sentences (question, language, means, words); `--show` prints each that was not taken as it was meant. `--corpora` is a
folder with public repositories of replies and bounces; what our own reading and the peers that are installed make of
them is printed side by side. Each rate stands with its 95 % interval by Wilson, and with n.
"""

import argparse
import sys
from pathlib import Path

from benchmarks import incoming_bounces, incoming_words
from benchmarks.incoming.meaning import judge, tabulate_meaning
from mentorsheets.mail.incoming.meaning.interpret import explain
from tests.mail.incoming.meaning.sentences import (
    LEARNT_FROM,
    NEVER_LEARNT,
    PLAIN_ANSWERS,
    PLAIN_CHECKINS,
    Sentence,
    read_corpus,
    read_list,
)


def main() -> None:
    """Print the tables that the arguments ask for."""
    parser = argparse.ArgumentParser(description="How well what comes back is heard.")
    parser.add_argument("--cases", type=Path, nargs="*", default=[], metavar="FILE")
    parser.add_argument("--corpora", type=Path, metavar="FOLDER")
    parser.add_argument("--show", action="store_true", help="print each sentence that was taken otherwise")
    told = parser.parse_args()
    corpus = list(read_corpus())
    _print("Corpus: seen while the phrases grew", [one for one in corpus if not one.is_kept_apart], told.show)
    _print("Corpus: kept apart", [one for one in corpus if one.is_kept_apart], told.show)
    for folder in LEARNT_FROM[1:]:
        _print(f"Learnt from: {folder.name}", list(read_corpus(folder)), told.show)
    for folder in (PLAIN_ANSWERS, PLAIN_CHECKINS):
        _print(
            f"Half seen by the grammar of plain answers: {folder.name}",
            list(read_corpus(folder)),
            told.show,
        )
    for folder in NEVER_LEARNT:
        _print(f"Never learnt from: {folder.name}", list(read_corpus(folder)), told.show)
    for file in told.cases:
        _print(f"Cases: {file.name}", list(read_list(file)), told.show)
    if told.corpora:
        incoming_words.main(told.corpora)
        incoming_bounces.main(told.corpora)


def _print(title: str, sentences: list[Sentence], is_shown: bool) -> None:
    judged = judge(sentences)
    lines = list(tabulate_meaning(title, judged))
    if is_shown:
        lines += [
            f"  {one.outcome}: {one.sentence.language} {one.sentence.means}: {one.sentence.words!r} "
            f"{explain(one.verdict.because)}"
            for one in judged
            if one.outcome != "right"
        ]
    sys.stdout.write("\n".join(lines) + "\n\n")


if __name__ == "__main__":
    main()
