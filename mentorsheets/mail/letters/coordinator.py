"""What the coordinator's own mails need: the digest, and what cannot wait for it."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from mentorsheets.domain.events import Event
from mentorsheets.domain.model import Person
from mentorsheets.mail import facts
from mentorsheets.mail.letters.context import Writing
from mentorsheets.mail.render.language import choose
from mentorsheets.relations.desk_words import (
    BETWEEN_KINDS,
    PLACE_OF_LANGUAGE,
    tell_waiting,
    tell_who,
    tell_words,
)
from mentorsheets.relations.mail_parts import DigestLine, DigestPart, EscalationPart
from mentorsheets.relations.many_holds import ManyHeldPart
from mentorsheets.relations.silence import GIVEN_UP_AFTER
from mentorsheets.relations.spots import Spot
from mentorsheets.relations.waiting import (
    SEEN_TO_FIRST,
    Topic,
    Waiting,
    by_topic,
    list_choices,
)

TOPICS_NAMED = 6
"""Topics of which anybody is named, so that a digest is no longer than a screen; Today has all of it."""
MOST_OF_A_TOPIC = 3
"""Things of one topic that are named."""
WORDS_TO_TYPE = 2
"""Words to type that stand behind a topic; the green cells of Today list all."""
WITH_WORDS = {Topic.STOPPED: 160, Topic.UNHEARD: 120, Topic.READ: 60, Topic.NEEDS: 60, Topic.TYPED: 60}
"""Topics of which the first thing is told with its words, in so many characters; of all else names do."""
TOLD_IF_QUOTED = frozenset({Topic.READ, Topic.NEEDS})
"""Topics whose words are told where somebody wrote them, and not what we say of it."""
MOST_OF_A_LIST = 2
"""Lines of what needs nobody's word: who rests on one helper, what went well."""
_SENTENCE_END = re.compile(r"[.?!;؟؛](?=\s)")
TODAY_ITSELF = (Spot("Today", "", "A1"),)

ESCALATED: Mapping[str, str] = {
    Event.NEEDS_SOMETHING: "{person} says that something needs attention.",
    Event.NEVER_MET: "{person} says that the two have never met.",
    Event.STILL_SILENT: "{person} has not answered, even when asked again.",
}
"""Why a coordinator is asked to have a look, by what happened."""


def escalation(part: EscalationPart, writing: Writing) -> tuple[facts.Section, ...]:
    """Return what the coordinator is told of somebody who asked for something or fell silent."""
    match = part.match
    alike = [one for one in writing.due.parts if one.kind == part.kind]
    other = writing.name(match.other(part.by)) if match and part.by in match.people else ""
    asked = f" {other} was asked as well." if part.asked_other else ""
    also = [ESCALATED[part.cause].format(person=writing.name(one)) for one in part.silent_too]
    why = " ".join((ESCALATED[part.cause].format(person=_name(part)) + asked, *also))
    return (
        facts.Escalation(
            person=_name(part),
            other=other,
            needs=writing.titles(part.need_kinds),
            why=tell_words(why, find_code(writing)),
            said=part.words,
            on=part.on,
            fades=part.on + GIVEN_UP_AFTER if part.cause == Event.STILL_SILENT else None,
            write=_mail_to(part.other, writing),
            cell=_link(part.spots, writing),
            place=_place(part.spots, writing),
            words=writing.links.words_on(alike.index(part), part.choices) if writing.links else None,
        ),
    )


def many_held(part: ManyHeldPart, writing: Writing) -> tuple[facts.Section, ...]:
    """Return what the coordinator is told at once of a day on which many were held."""
    alike = [one for one in writing.due.parts if one.kind == part.kind]
    end = writing.links.words_on_hold(alike.index(part), of_many=True) if writing.links else None
    count = f"{part.holds.held} / {part.holds.people}"
    return (facts.SafetyEscalation(person=count, on=part.holds.on, many=part.names, words=end),)


def safety(part: EscalationPart, writing: Writing) -> tuple[facts.Section, ...]:
    """Return what the coordinator is told at once of somebody who asked for help."""
    alike = [one for one in writing.due.parts if one.kind == part.kind]
    return (
        facts.SafetyEscalation(
            person=_name(part),
            said=part.words,
            on=part.on,
            write=_mail_to(part.other, writing),
            cell=_link(part.spots, writing),
            place=_place(part.spots, writing),
            words=writing.links.words_on_hold(alike.index(part)) if writing.links else None,
        ),
    )


def _name(part: EscalationPart) -> str:
    return part.other.name if part.other else ""


def _mail_to(person: Person | None, writing: Writing) -> facts.Link | None:
    return writing.desk.mail_to((person.address if person else None) or "")


def digest(part: DigestPart, writing: Writing) -> tuple[facts.Section, ...]:
    """Return the coordinator's week."""
    cells = writing.desk.cells
    groups = tuple(_groups(part.waiting, writing))
    named = {topic.name.lower() for topic in SEEN_TO_FIRST}
    return (
        facts.Digest(
            week=part.week,
            count=len(part.waiting),
            urgent=tuple(one for one in groups if one.topic in named) or groups[:1],
            waiting=groups,
            single=_items(part.single[:MOST_OF_A_LIST], writing),
            good=_items(part.good[:MOST_OF_A_LIST], writing),
            coming=_in_one(_items(part.coming, writing), writing),
            today=_link(TODAY_ITSELF, writing) or (cells.whole() if cells else None),
        ),
    )


def _groups(waiting: Sequence[Waiting], writing: Writing) -> Iterator[facts.WaitingGroup]:
    for place, (topic, these) in enumerate(by_topic(waiting)):
        shown = these[:MOST_OF_A_TOPIC] if place < TOPICS_NAMED else ()
        yield facts.WaitingGroup(
            topic=topic.name.lower(),
            count=len(these),
            items=tuple(_item(one, writing, is_first=one is these[0]) for one in shown),
            # Where there is no more room, the number alone is told.
            more=len(these) - len(shown) if shown else 0,
            type=list_choices(these, WORDS_TO_TYPE) if shown else "",
        )


def _item(one: Waiting, writing: Writing, *, is_first: bool) -> facts.Item:
    code = find_code(writing)
    most = WITH_WORDS.get(one.topic, 0)
    is_quoted = "“" in one.words or one.topic not in TOLD_IF_QUOTED
    words = tell_waiting(one, code) if is_first and most and is_quoted else ""
    shown = _shorten(words, most + len(one.who))
    return facts.Item(
        words=shown or tell_who(one.who, code) or tell_waiting(one, code),
        is_cut=shown != words,
        since=one.since if is_first and one.topic in SEEN_TO_FIRST | TOLD_IF_QUOTED else None,
        cell=_link(one.spots, writing), place=_place(one.spots, writing),
    )  # fmt: skip


def find_code(writing: Writing) -> str:
    """Return the code of the language that mails to the coordinator are written in, if the desk speaks it."""
    return choose([writing.desk.programme.settings.language], PLACE_OF_LANGUAGE)


def _shorten(words: str, most: int) -> str:
    """Return what fits, with whole sentences if there are any, else whole words; a quotation stays one."""
    if len(words) <= most:
        return words
    cut = words[: most - 2]
    is_quoted = cut.count("“") > cut.count("”")
    opens = cut.rindex("“") if is_quoted else 0
    ends = [found.end() for found in _SENTENCE_END.finditer(cut) if found.start() > opens]
    if ends and not is_quoted:
        return cut[: ends[-1]].rstrip()
    if ends and 2 * (ends[-1] - opens) > len(cut) - opens:
        return f"{cut[: ends[-1]].rstrip()} …”"
    cut = cut.rpartition(" ")[0].rstrip() or cut
    return f"{cut}…”" if is_quoted else f"{cut}…"


def _items(lines: Iterable[DigestLine], writing: Writing) -> tuple[facts.Item, ...]:
    code = find_code(writing)
    return tuple(
        facts.Item(
            words=tell_words(line.words, code),
            cell=_link(line.spots, writing),
            place=_place(line.spots, writing),
        )
        for line in lines
    )


def _in_one(items: Sequence[facts.Item], writing: Writing) -> tuple[facts.Item, ...]:
    """Return what is only counted in one line."""
    between = BETWEEN_KINDS.get(find_code(writing), ", ")
    return (facts.Item(words=between.join(item.words for item in items)),) if items else ()


def _link(spots: Sequence[Spot], writing: Writing) -> facts.Link | None:
    return writing.desk.cells.link(spots) if writing.desk.cells else None


def _place(spots: Sequence[Spot], writing: Writing) -> str:
    return writing.desk.cells.words(spots) if writing.desk.cells else ""
