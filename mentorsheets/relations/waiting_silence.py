"""What waits for the coordinator since somebody does not answer, or a relationship rests."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import timedelta

from mentorsheets.domain.events import Event
from mentorsheets.domain.model import HistoryEntry, Match, MatchState, Standing
from mentorsheets.relations.silence import was_other_asked
from mentorsheets.relations.situation import Situation
from mentorsheets.relations.spots import Spot
from mentorsheets.relations.undecided import find_undecided
from mentorsheets.relations.waiting import Topic, Waiting, Word
from mentorsheets.relations.waiting_names import name_of, pair_of, status_of

OF_A_PAIR = (Word.GO_ON, Word.AGAIN, Word.MET, Word.END, Word.HAND_OVER)
"""The words on two whose relationship does not go on by itself."""


def waits_for_word(entry: HistoryEntry, match: Match, desk: Situation) -> bool:
    """Return whether a silence is to be seen to: until then mail about the two rests, whatever they say."""
    if match.state.is_over:
        return desk.past.last_sign(entry.person, entry.match) < entry.on
    return entry in find_undecided(match.id, desk)


def list_silences(match: Match, desk: Situation) -> tuple[HistoryEntry, ...]:
    """Return the silences of the two of a match that wait for a word, in either direction, in their order."""
    return tuple(
        entry
        for entry in desk.programme.happened.list({Event.STILL_SILENT})
        if (about := desk.programme.match_by_id.get(entry.match)) is not None
        and set(about.people) == set(match.people)
        and not about.state.is_over
        and entry.id not in desk.past.echoes
        and waits_for_word(entry, about, desk)
    )


def tell_of_silence(entry: HistoryEntry, match: Match, desk: Situation) -> Waiting:
    """Return the row on somebody who has not answered about a match."""
    words = "has not answered, even when asked again"
    words += "; the other one was asked as well." if was_other_asked(entry, match, desk.past) else "."
    if match.state.is_over:
        return Waiting(
            key=f"silent/{entry.id}", topic=Topic.SILENT, who=pair_of(match, desk),
            words=f"Over since {name_of(entry.person, desk)} did not answer.", since=entry.on,
            choices=(Word.NOTED,), spots=(Spot("Matches", match.id, "State"),), people=match.people,
            about=entry.person, entries=(entry.id,),
        )  # fmt: skip
    return Waiting(
        key=f"silent/{entry.id}", topic=Topic.STILL, who=pair_of(match, desk),
        words=f"{name_of(entry.person, desk)} {words}", since=entry.on, choices=OF_A_PAIR,
        spots=(Spot("Matches", match.id, "State"),), people=match.people, match=match.id,
        about=entry.person, entries=(entry.id,),
    )  # fmt: skip


def find_silent(desk: Situation) -> Iterator[Waiting]:
    """Yield who has left three mails unanswered, and which relationships rest though both are here."""
    for person in desk.programme.people:
        if not desk.programme.is_open_to_mail(person.id):
            continue
        since = desk.past.quiet_since(person.id)
        wait = timedelta(days=desk.programme.settings.answer_within)
        if since is None or desk.today - since < wait:
            continue  # The last of the mails has just gone.
        yield Waiting(
            key=f"quiet/{person.id}/{since}", topic=Topic.SILENT, who=person.name,
            words="Has left three mails unanswered; we write no fourth.", since=since,
            choices=(Word.GO_ON, Word.AGAIN, Word.END, Word.PAUSE, Word.LEAVE), spots=(status_of(person.id),),
            people=(person.id,), about=person.id,
        )  # fmt: skip
    yield from join_still(_resting(desk), desk)


def _resting(desk: Situation) -> Iterator[Waiting]:
    for match in desk.programme.matches:
        if match.state is MatchState.PAUSED and all(_is_here(side, desk) for side in match.people):
            yield Waiting(
                key=f"still/{match.id}/{match.since}", topic=Topic.STILL, who=pair_of(match, desk),
                words="It rests, though both are here; only your word takes it up again.", since=match.since,
                choices=(Word.GO_ON, Word.MET, Word.END, Word.HAND_OVER),
                spots=(Spot("Matches", match.id, "State"),), people=match.people, match=match.id,
            )  # fmt: skip


def _is_here(person: str, desk: Situation) -> bool:
    known = desk.programme.person_by_id.get(person)
    return known is not None and known.standing is Standing.ACTIVE and desk.past.find_cry(person) is None


def join_still(rows: Iterable[Waiting], desk: Situation) -> Iterator[Waiting]:
    """Yield the rows, but one alone for a relationship that stands still since neither of the two answers.

    It is the first of them, and tells of all their lines, so that one word ends them.
    """
    same: dict[object, list[Waiting]] = {}
    for row in rows:
        name = frozenset(row.people) if row.topic is Topic.STILL else row.key
        same.setdefault(name, []).append(row)
    for first, *others in same.values():
        yield _join(first, others, desk) if others else first


def _join(first: Waiting, others: list[Waiting], desk: Situation) -> Waiting:
    rows = (first, *others)
    names = " and ".join(name_of(person, desk) for person in first.people)
    is_mutual = any(row.match != first.match for row in others)
    return replace(
        first,
        who=f"{names}, each for the other" if is_mutual else first.who,
        words=" ".join(dict.fromkeys(row.words for row in rows)),
        entries=tuple(dict.fromkeys(entry for row in rows for entry in row.entries)),
    )
