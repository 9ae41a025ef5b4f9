"""What must never happen in a programme, looked for in all that happened in a simulated year."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date, timedelta

from mentorsheets.domain.clock import WEEK
from mentorsheets.domain.first_questions import FIRST_FOR, FIRST_OF_ALL
from mentorsheets.domain.mail_kinds import Carrier, MailKind, find_kind, waits_for_answer
from mentorsheets.domain.model import MatchState, NeedStatus, Standing
from mentorsheets.domain.question_bank import BANK, FIRST_TALK, GENERAL, ONE_TALK
from mentorsheets.relations.history import NEVER_WENT, past_of
from mentorsheets.simulation.story import EVENT_WORDS
from mentorsheets.simulation.year import Year

SAID_WITHIN = timedelta(days=21)
"""What happened longer ago may go untold, as in `followups`: told late, it hurts more than it helps."""


def find_broken_promises(year: Year) -> tuple[str, ...]:
    """Return a sentence for each promise that was broken; none in a year that went as it should."""
    return tuple(dict.fromkeys(sentence for look in LOOKS for sentence in look(year)))


def _one_mail_a_run(year: Year) -> Iterator[str]:
    for run in year.runs:
        counts = Counter(reader for letter in run.letters for reader in letter.to)
        yield from (f"{who} got {n} mails in the run of {run.day}" for who, n in counts.items() if n > 1)


def _few_a_week(year: Year) -> Iterator[str]:
    most = year.programme.settings.mails_a_week
    days: dict[str, list[date]] = defaultdict(list)
    for letter in year.letters:
        for reader in letter.to:
            days[reader].append(letter.day)
    coordinator = year.programme.settings.coordinator_address
    for who, theirs in days.items():
        for first in theirs:
            within = [day for day in theirs if first <= day < first + WEEK]
            if who != coordinator and len(within) > most:
                yield f"{who} got {len(within)} mails within a week from {first}"


def _only_to_those_who_take_part(year: Year) -> Iterator[str]:
    for run in year.runs:
        away = {p.address for p in run.before.people if p.standing is not Standing.ACTIVE}
        for letter in run.letters:
            yield from (f"{who} was mailed on {run.day}, being away" for who in letter.to if who in away)


def _nothing_about_what_is_over(year: Year) -> Iterator[str]:
    over = {entry.match: entry.on for entry in year.programme.history if entry.now and entry.now.is_over}
    for message in year.programme.messages:
        for match in message.about:
            if match in over and message.on > over[match] + SAID_WITHIN:
                yield f"{message.kind} of {message.on} is about a match that was over on {over[match]}"


def _nothing_twice(year: Year) -> Iterator[str]:
    said: Counter[tuple[str, str]] = Counter()
    for message in year.programme.messages:
        if message.state not in NEVER_WENT:
            said.update((message.person, part) for part in message.carries)
    yield from (f"{part} was said {count} times" for (_, part), count in said.items() if count > 1)
    names = Counter(letter.name for letter in year.letters)
    yield from (f"{name} went out {count} times" for name, count in names.items() if count > 1)


def _never_a_fourth_into_silence(year: Year) -> Iterator[str]:
    carried = {message.id: message.carries for message in year.programme.messages}
    # What came in on the very day is heard in the run, and stands in no sheet before it.
    heard = {(entry.on, entry.person) for entry in year.programme.history if entry.event in EVENT_WORDS}
    for run in year.runs:
        past = past_of(run.before)
        silent = (p for p in run.before.people if past.is_quiet(p.id) and (run.day, p.id) not in heard)
        quiet = {person.address for person in silent}
        for letter in run.letters:
            parts = carried.get(letter.key) or (letter.kind,)
            if waits_for_answer(parts) and not quiet.isdisjoint(letter.to):
                yield f"a {letter.kind} went into silence on {run.day}"


def _two_yeses(year: Year) -> Iterator[str]:
    for entry in year.programme.history:
        match = year.programme.match_by_id.get(entry.match)
        met = entry.now is MatchState.INTRODUCED and entry.was is MatchState.ASKED
        if met and match and not match.giver_says == match.asker_says == "yes":
            yield f"{match.id} was introduced without two yeses"


def _who_said_yes_is_soon_introduced(year: Year) -> Iterator[str]:
    past, last = past_of(year.programme), year.runs[-1].day
    for entry in year.programme.history:
        match = year.programme.match_by_id.get(entry.match)
        if match and entry == past.find_second_yes(match.id):
            told = past.carried(match.giver).get(f"{MailKind.INTRODUCTION}/{entry.id}")
            of_match, waits = past.of_match[match.id], {MatchState.ASKED, MatchState.INTRODUCED}
            later = [e.on for e in of_match if e.was in waits and e.now not in {*waits, None}]
            if (told or min(later, default=last)) - entry.on > 2 * WEEK:
                yield f"the two of {match.id} said yes on {entry.on}, and were told on {told or 'no day'}"


def _every_relationship_has_a_reason(year: Year) -> Iterator[str]:
    last = year.runs[-1].day
    past, people = past_of(year.programme), year.programme.person_by_id
    for match in year.programme.matches:
        entries = past.of_match.get(match.id, ())
        signs = [entry.on for entry in entries] + ([match.since] if match.since else [])
        still = any(past.is_quiet(side) or not people[side].may_be_mailed for side in match.people)
        if match.state.is_over and not entries and match.decision:
            yield f"{match.id} is {match.state}, and nothing says why"
        waits = (
            match.state in {MatchState.ASKED, MatchState.INTRODUCED, MatchState.ACTIVE, MatchState.CLOSING}
            and not still
        )
        if waits and max(signs) < last - timedelta(weeks=13):
            yield f"{match.id} is {match.state} since {max(signs)}, and nobody asks"


def _no_need_is_forgotten(year: Year) -> Iterator[str]:
    programme = year.programme
    holding = (m for m in programme.matches if m.state.takes_capacity and not programme.is_resting(m))
    held = {(match.asker, kind) for match in holding for kind in match.kinds}
    told = {(unmet.person, unmet.kind) for unmet in year.paired.plan.unmet}
    since = year.runs[-1].day - WEEK
    lately = {entry.match for entry in programme.history if entry.on >= since}
    freed = {(m.asker, kind) for m in programme.matches if m.id in lately for kind in m.kinds}
    new = {entry.person for entry in programme.history if entry.on >= since}
    for need in programme.needs:
        person = programme.person_by_id[need.person]
        is_open = need.status is NeedStatus.OPEN and person.standing is Standing.ACTIVE
        place = (need.person, need.kind)
        if is_open and place not in held | told | freed and need.person not in new:
            yield f"{place} is open, with nobody for it and no reason given"


def _nothing_typed_is_lost(year: Year) -> Iterator[str]:
    for tab, row, column in year.hand.overwritten():
        yield f"the cell {column} in row {row + 1} of {tab} was overwritten"


def _private_stays_private(year: Year) -> Iterator[str]:
    secrets = {s for p in year.programme.people for s in (*p.shares, *p.wishes_to_share) if len(s) > 12}
    for letter in year.letters:
        yield from (f"a {letter.kind} tells what is private" for secret in secrets if secret in letter.text)


def _each_mail_goes_as_its_kind_says(year: Year) -> Iterator[str]:
    """Look at each part by its row of the table of mail kinds: to whom it goes, and about matches in which state."""
    coordinators = set(year.programme.settings.coordinator_addresses)
    carried = {message.id: message for message in year.programme.messages}
    for run in year.runs:
        for letter in run.letters:
            message = carried.get(letter.key)
            parts = message.carries if message else (letter.kind,)
            for kind in filter(None, (find_kind(part.partition("/")[0]) for part in parts)):
                is_theirs = kind.traits.carrier is Carrier.COORDINATORS
                if is_theirs is coordinators.isdisjoint(letter.to):
                    yield f"a {kind} of {run.day} went to {'participants' if is_theirs else 'coordinators'}"


def _who_wants_no_check_ins_gets_none(year: Year) -> Iterator[str]:
    for run in year.runs:
        unwanted = {match.id for match in run.before.matches if not match.wants_check_ins}
        about = {message.id: message.about for message in year.programme.messages}
        for letter in run.letters:
            if letter.kind == MailKind.CHECK_IN and unwanted.issuperset(about.get(letter.key) or ("",)):
                yield f"a check-in of {run.day} is about nothing but matches that want none"


def _no_question_twice_in_its_cycle(year: Year) -> Iterator[str]:
    """Look whether anybody got a question again before all others of its lot, introductions included."""
    own: dict[str, list[str]] = defaultdict(list)
    for question in year.programme.questions:
        own[question.kind].append(question.text)
    opening = (FIRST_OF_ALL, *FIRST_FOR.values())
    lots = (*({**BANK, **own}.values()), GENERAL, FIRST_TALK, ONE_TALK, *opening)
    lot_of = {text: lot for lot in lots for text in lot}
    known = {person.address: person.id for person in year.programme.people}
    asked: dict[tuple[date, str], list[str]] = defaultdict(list)
    for row in year.programme.check_ins:
        if row.question in lot_of:
            asked[row.asked_on, row.person].append(row.question)
    for letter in year.letters:
        said = " ".join(letter.text.split())
        texts = [text for lot in opening for text in lot if text in said]
        for who in letter.to:
            asked[letter.day, known.get(who, "")] += texts
    times: Counter[tuple[str, str]] = Counter()
    for (day, who), texts in sorted(asked.items()):
        # Which of one mail comes first is no matter.
        for text in sorted(texts, key=lambda one: times[who, one]):
            if times[who, text] > min(times[who, other] for other in lot_of[text]):
                yield f"{text} came again on {day}, before all of its lot had been asked"
            times[who, text] += 1


LOOKS = (
    _each_mail_goes_as_its_kind_says,
    _who_wants_no_check_ins_gets_none,
    _no_question_twice_in_its_cycle,
    _one_mail_a_run,
    _few_a_week,
    _only_to_those_who_take_part,
    _nothing_about_what_is_over,
    _nothing_twice,
    _never_a_fourth_into_silence,
    _two_yeses,
    _who_said_yes_is_soon_introduced,
    _every_relationship_has_a_reason,
    _no_need_is_forgotten,
    _nothing_typed_is_lost,
    _private_stays_private,
)
