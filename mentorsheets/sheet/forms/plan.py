"""From the answers to forms to edits: each is taken once, and what somebody typed since stays."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain

from mentorsheets.domain.model import Problem, Standing
from mentorsheets.domain.programme import Programme
from mentorsheets.sheet.backend import Book
from mentorsheets.sheet.cells.text import plain
from mentorsheets.sheet.forms.answers import FormAnswer, read_answers
from mentorsheets.sheet.forms.everybody import gather_everybody
from mentorsheets.sheet.forms.existing_rows import ExistingRows
from mentorsheets.sheet.forms.find import Form
from mentorsheets.sheet.forms.gender_wishes import follow_gender_wishes
from mentorsheets.sheet.forms.mapping import Questions
from mentorsheets.sheet.forms.new_address import Moving, find_moves, find_reason_to_wait, tell_waiting
from mentorsheets.sheet.forms.pairs import refuse_pairs
from mentorsheets.sheet.forms.protect import doubt
from mentorsheets.sheet.forms.refused import NO_PAIRS, Comments
from mentorsheets.sheet.forms.take import AnswerTaker, FromOne
from mentorsheets.sheet.forms.taken import PERSON, WISH, read_log
from mentorsheets.sheet.reading.headers import find_tab
from mentorsheets.sheet.reading.people_index import may_be_one
from mentorsheets.sheet.schema import ANSWERS_TAKEN, PARTICIPANTS

SAME_NAME = "Several people have this name and the row has no address, so it is not taken over."
ITS_ADDRESS = "Write the address of the one who is meant into this row."
NOTHING_AGAIN: Mapping[str, frozenset[str]] = {}


@dataclass(frozen=True, slots=True)
class FormPlan:
    """What is to be taken over, by person in the order of their first answers, and what is to be told.

    `moves` are of known people who may have another address; `marks` are those of what was taken before.
    """

    people: tuple[FromOne, ...] = ()
    problems: tuple[Problem, ...] = ()
    moves: tuple[Moving, ...] = ()
    marks: frozenset[str] = frozenset()


def plan(
    forms: Sequence[tuple[Form, Questions]],
    book: Book,
    programme: Programme,
    today: date,
    retake: Mapping[str, frozenset[str]] = NOTHING_AGAIN,
    lists: Book | None = None,
    secrets: Sequence[bytes] = (),
    set_aside: Callable[[FormAnswer], FormAnswer] = lambda answer: answer,
) -> FormPlan:
    """Return what the answers that were not taken yet change in `book`, out of which `programme` was read.

    Those that were taken go anew into the columns to `retake`, by the title of their form. A cell is filled
    if it is empty, or still holds what an earlier answer of the same person put there. A question that was
    left empty changes nothing. What somebody asked for before and does not ask for any more is withdrawn,
    unless a human has touched that row. `lists` is the file that the forms come from, if they are not tabs of
    the sheet. Ids of new people are made with the first of the `secrets`; without any they do for a look.
    What `set_aside` leaves of an answer goes into rows.
    """
    everybody, problems = gather_everybody(forms, programme.people), list[Problem]()
    pairs = refuse_pairs(lists, forms, everybody, problems) if lists else NO_PAIRS
    log = read_log(find_tab(book, ANSWERS_TAKEN), programme.marks)
    remembered = {plain(one.name): log.of(one.id).cells.get((PERSON, WISH), ()) for one in programme.people}
    wishes = follow_gender_wishes(forms, everybody, programme.people, remembered, programme.marks)
    answers = [
        set_aside(answer)
        for form, questions in forms
        for answer in read_answers(
            form,
            questions,
            programme.catalogue,
            lambda mark: programme.marks.has(log.marks, mark),
            problems,
            retake.get(form.tab.title, frozenset()),
            Comments(form, questions, everybody, pairs, wishes),
        )
    ]
    if not answers:
        return FormPlan(problems=tuple(problems), marks=log.marks)
    desk = ExistingRows(book, programme, log, secrets)
    asks = programme.settings.confirm_form_changes
    moves = {answer.mark: find_moves(answer, desk, programme) for answer in answers}
    answers = [one for one in answers if not _waits(one, moves[one.mark], programme, problems)]
    by_person = _part_by_person(answers, desk, problems)
    found = [
        AnswerTaker(desk, person, problems, asks=asks).all(theirs, today)
        for person, theirs in by_person.items()
    ]
    problems += [*_known_by_name(by_person, desk), *_those_who_stopped(by_person, programme)]
    return FormPlan(tuple(found), tuple(problems), _join(moves.values()), log.marks)


def _join(moves: Iterable[Iterable[Moving]]) -> tuple[Moving, ...]:
    return tuple(dict.fromkeys(chain(*moves)))


def _waits(
    answer: FormAnswer, moves: Iterable[Moving], programme: Programme, problems: list[Problem]
) -> bool:
    """Return whether an answer is not to be taken over before it is clear whose it is, which is told."""
    own = (move for move in moves if move.address == answer.address)
    reason = next(filter(None, (find_reason_to_wait(move, programme) for move in own)), "")
    problems += [tell_waiting(answer, reason)] if reason else []
    return bool(reason)


def _part_by_person(
    answers: Sequence[FormAnswer], desk: ExistingRows, problems: list[Problem]
) -> dict[str, list[FormAnswer]]:
    """Return what is to be taken, by whose it is; what is left out, or is nobody's for sure, is told."""
    found: dict[str, list[FormAnswer]] = {}
    names = dict(desk.names)
    for answer in {answer.mark: answer for answer in answers}.values():
        person = desk.person(answer.address, str(answer.cells.get("Name", "")))
        if person is None:
            problems.append(_several_of_this_name(answer))
        elif _is_another(answer, names.setdefault(person, str(answer.cells.get("Name") or ""))):
            problems.append(_several_at_one_address(answer))
        elif _was_removed(answer, desk, person):
            problems.append(_stays_removed(answer))
        elif meant := _as_it_comes_again(answer, desk, person, problems) if answer.is_again else answer:
            found.setdefault(person, []).append(meant)
    return found


def _was_removed(answer: FormAnswer, desk: ExistingRows, person: str) -> bool:
    """Return whether a list without times tells again of somebody whose row a human removed since."""
    is_gone = desk.line(person, PERSON) is None and bool(desk.log.of(person).cells)
    return is_gone and answer.when is None and not answer.is_again


def _stays_removed(answer: FormAnswer) -> Problem:
    return Problem(
        answer.form,
        answer.cell,
        f"They came in by this list, and somebody removed them from {PARTICIPANTS.title} since; that stays.",
        f"Type them into {PARTICIPANTS.title} if they take part again.",
        needs_mending=False,
    )


def _as_it_comes_again(
    answer: FormAnswer, desk: ExistingRows, person: str, problems: list[Problem]
) -> FormAnswer | None:
    """Return what of an answer that was taken before is to go into somebody's row, None if nothing is.

    What it refuses does where nothing was ever put into their cell Avoid, and it is empty; what a comment
    refuses does once, as the one whom it names may have come later. What holds its person does once, too,
    unless a human wrote their Status.
    """
    own, taken = desk.line(person, PERSON), desk.log.of(person)
    if own is None:
        return None
    was_put = (PERSON, "Avoid") in taken.cells or own.now.get("Avoid") not in (None, "")
    retake = answer.retake - {"Avoid"} if was_put and answer.retake == {"Avoid"} else answer.retake
    is_new = any(not taken.put(PERSON, "Avoid", one.words) for one in answer.refusals)
    status = own.now.get("Status")
    is_ours = status in (None, "") or taken.put(PERSON, "Status", status)
    held_by = (answer.hold.said, doubt(answer.hold.said)) if answer.hold else ()
    if answer.hold and is_ours and not any(taken.put(PERSON, "Status", said) for said in held_by):
        problems.append(answer.hold.problem)
        retake |= {"Status"}
    return replace(answer, retake=retake) if retake or is_new else None


def _is_another(answer: FormAnswer, known: str) -> bool:
    """Return whether an answer is somebody else's than of whom the sheet knows by its address."""
    if not answer.address or answer.is_again or known.casefold() == answer.address.partition("@")[0]:
        return False
    return not may_be_one(str(answer.cells.get("Name") or ""), known)


def _several_at_one_address(answer: FormAnswer) -> Problem:
    return Problem(
        answer.form,
        answer.cell,
        "Somebody of another name has answered from this address, so this answer is not taken over.",
        "Write an address of their own into this row, or, if it is one person, the name in Participants.",
    )


def _several_of_this_name(answer: FormAnswer) -> Problem:
    return Problem(
        answer.form,
        answer.cell,
        "Several people have this address, so it is not taken over." if answer.address else SAME_NAME,
        "Write the name of the one who is meant into this row." if answer.address else ITS_ADDRESS,
    )


def _known_by_name(by_person: Mapping[str, Sequence[FormAnswer]], desk: ExistingRows) -> list[Problem]:
    """Return a note for everybody whom a name alone joined to another row."""
    found: list[Problem] = []
    for person, answers in by_person.items():
        if answers[-1].address:
            continue
        line = desk.line(person, PERSON)
        is_known = line is not None and line.before is not None
        if len(answers) > 1 or is_known:
            other = "a row of Participants" if is_known else f"{len(answers)} rows"
            sentence = f"By the name alone, without an address, {other} and this are taken for one person."
            found.append(Problem(answers[-1].form, answers[-1].cell, sentence, needs_mending=False))
    return found


def _those_who_stopped(by_person: Mapping[str, Sequence[FormAnswer]], programme: Programme) -> list[Problem]:
    people = programme.person_by_id
    return [
        Problem(
            answers[-1].form,
            answers[-1].cell,
            f"This person's Status in {PARTICIPANTS.title} is {people[person].standing}; it stays so.",
            "Empty their Status if they want to take part again.",
            needs_mending=False,
        )
        for person, answers in by_person.items()
        if person in people and people[person].standing is not Standing.ACTIVE
    ]
