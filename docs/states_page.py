"""The page on the life of a relationship, drawn from the table so that it cannot go stale."""

from collections.abc import Iterator

from mentorsheets.domain.mail_kinds import MailKind
from mentorsheets.domain.model import MatchState
from mentorsheets.relations.states import TRANSITIONS, Transition

_OPENING = """# The life of a relationship

A match begins as a proposal, becomes a relationship when both have said yes, and ends on purpose. This
page is drawn from the table in `mentorsheets/relations/states.py`; change it there.

## What holds on every day

- What is due is computed from the sheet and the day alone. A second run finds nothing; a run that was
  missed is caught up with in one mail a person.
- One mail a person and day, and no more in seven days than the setting *Most mails a week*, however much
  there is to say. What finds no room waits, and goes along with the next.
- Nobody who pauses, has left or has no address gets mail. Weekends and the programme's holidays are free.
- After *Answer within* days without an answer comes one reminder, then a question to the other side, then
  the coordinator. Three mails without any sign are enough: a fourth never goes into silence.
- Whoever pauses leaves nobody waiting: on that day the other is told, once, and what they had asked for is
  open again, first in line, and may go to somebody else. The one who helped keeps the place. When both are
  here again, the two go on; if somebody else has taken it on meanwhile, it ends with thanks to both.
  A proposal for it on which nobody has said a word is withdrawn.
- One conversation is asked about until it was had, for eight weeks at most; a bounded stretch until its
  agreed length is reached; what is open-ended as the two chose. All three end on purpose, and the one who
  asked says in one tap whether the need is met or still open. It stays open unless they say that it is met.
- The same answer once more changes nothing; another answer to the same question is the newer word.
- After an ending, the one who asked can have thanks passed on by one tap, where the other takes mail. They go
  once, and wait while one of the two is held; words beside the tap, or instead of it, go to the coordinator.
- Whoever comes back to the programme, by their own word or the coordinator's, is asked whether their needs
  are still right.
- Whoever writes what may mean stop, leave, harm or "a person, please" is held: nothing automatic goes to them,
  the other one is neither told nor asked anything about them, and no time that passes brings anything about,
  until the coordinator has typed active, paused or left into Status. What they tap themselves still counts.
- A reply that is more than the plain answer to one question moves nothing and waits in Today, quoted
  whole, and in the digest with how it begins; but who says that they met, or have not yet, may tell of it.
- Everything that happens is a row in the history, which is never changed. A state that a human sets
  holds.
"""


def page() -> str:
    """Return `docs/relations.md`: the picture, each transition, and what may be mailed when."""
    return "\n".join([_OPENING, *_picture(), "", *_transitions(), "", *_mails(), ""])


def _moves() -> list[Transition]:
    return [rule for rule in TRANSITIONS.values() if rule.next is not rule.state]


def _node(state: MatchState) -> str:
    return state.value.replace(" ", "_")


def _picture() -> Iterator[str]:
    yield "```mermaid"
    yield "stateDiagram-v2"
    yield f"    [*] --> {_node(MatchState.PROPOSED)}"
    arrows: dict[tuple[MatchState, MatchState], list[str]] = {}
    for rule in _moves():
        arrows.setdefault((rule.state, rule.next), []).append(_label(rule))
    for (state, then), labels in arrows.items():
        yield f"    {_node(state)} --> {_node(then)}: {', '.join(dict.fromkeys(labels))}"
    for state in MatchState:
        if state.is_over:
            yield f"    {_node(state)} --> [*]"
    yield "```"


def _label(rule: Transition) -> str:
    return f"{rule.event} ({rule.guard})" if rule.guard else str(rule.event)


def _transitions() -> Iterator[str]:
    yield "## What leads where"
    yield ""
    yield "What is not named here is noted in the history, and changes nothing."
    yield ""
    yield "| from | when | to | mail that it makes due | why |"
    yield "|---|---|---|---|---|"
    for rule in sorted(TRANSITIONS.values(), key=lambda rule: list(MatchState).index(rule.state)):
        then = rule.next if rule.next is not rule.state else "stays"
        yield f"| {rule.state} | {_label(rule)} | {then} | {', '.join(rule.due)} | {rule.why} |"


def _mails() -> Iterator[str]:
    yield "## Which mail may go out in which state"
    yield ""
    yield "The table in `mentorsheets/domain/mail_kinds.py` decides. What is not named here is about no"
    yield "match, or goes whatever became of it."
    yield ""
    yield "| mail | only while the match is |"
    yield "|---|---|"
    for kind in MailKind:
        if kind.traits.states is not None:
            yield f"| {kind} | {', '.join(state for state in MatchState if kind.may_go_in(state))} |"
