"""Finds out whether a reply is nothing but one plain answer, by parsing all of its words."""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from mentorsheets.mail.incoming.meaning.by_name import call_by_pronoun
from mentorsheets.mail.incoming.meaning.dictated import read_dictated
from mentorsheets.mail.incoming.meaning.folding import ENDS
from mentorsheets.mail.incoming.meaning.language import Language, join_tokens, open_language
from mentorsheets.mail.incoming.meaning.letters import (
    drop_footer,
    drop_greeting,
    drop_last_name,
    drop_signature,
    find_names,
)
from mentorsheets.mail.incoming.meaning.phrases import Phrases
from mentorsheets.mail.incoming.meaning.plain_grammar import PLAN, PlainGrammar, open_grammar
from mentorsheets.mail.incoming.meaning.verdict import AskedFor, Clue, PlainAnswer

MOST_TOKENS = 40
"""A reply of more words is never nothing but an answer."""
MOST_TELLING = 60
"""Words in a reply that says that two have met and tells of it; in more of them much else can hide."""
TELLING = (PlainAnswer.MET, PlainAnswer.NOT_YET)
LONGEST_PHRASE = 20
"""Words in one answer."""
MOST_CALLED = 2
"""Words of the name of whoever is thanked."""
ABOUT_THE_WRITER = (
    PlainAnswer.PAUSE,
    PlainAnswer.BACK,
    PlainAnswer.FEWER,
    PlainAnswer.STOP,
    PlainAnswer.LEAVE,
    PlainAnswer.DATA,
)
ABOUT_A_MATCH = (
    PlainAnswer.MET, PlainAnswer.NOT_YET, PlainAnswer.NOT_A_FIT, PlainAnswer.NEVER_MET, PlainAnswer.NEED_MET,
    PlainAnswer.STILL_NEEDED, PlainAnswer.GO_ON, PlainAnswer.END,
)  # fmt: skip
BARE = {AskedFor.CHECK_IN: {PlainAnswer.YES: PlainAnswer.MET, PlainAnswer.NO: PlainAnswer.NOT_YET}}
"""What a mere yes or no says to a question that is not whether somebody wants to."""
MAY_BE_WRY = frozenset({PlainAnswer.YES, PlainAnswer.MET})
"""What a mere yes says, which an ironic one does not."""
MOST_WRY = 4
"""Words of a yes that trails off ("yes, of course I would…"): in longer ones dots are a habit of writing."""
LEFT_HANGING = re.compile(r"\.\.|…")
BESIDE_CHECK_INS = str.maketrans(
    {
        **dict.fromkeys("😕🙁☹😞😔😟😢😓😥😩😬😅🙈🥲", " emojisad "),
        **dict.fromkeys("☕🍵🍰📞📱💻☎📅🗓🎊🌟⭐", " "),
    }
)
"""Signs of regret, which say no more than "not yet", and of coffee or a call; most others are for a human."""
Sections = Mapping[PlainAnswer, tuple[Phrases, ...]]
WayRead = tuple[frozenset[str], str]
"""What is said so far, and the answer that it ends with, if another right after it would turn it round."""
BY_GRAMMAR = (PlainAnswer.MET, PlainAnswer.NOT_YET, PlainAnswer.NOT_A_FIT)
"""Answers to a check-in that a grammar has, beside the phrases."""
AT_THE_END = (PlainAnswer.GO_ON, PlainAnswer.NEED_MET, PlainAnswer.STILL_NEEDED, PlainAnswer.NOT_A_FIT)


def find_plain_answers(
    text: str, question: AskedFor, language: Language, names: frozenset[str], others: Sequence[str] = ()
) -> tuple[Clue, ...]:
    """Return the answers that a reply consists of, beside courtesies; none if any other word is left over.

    Whoever answers whether they met one of `others` may call that one by name.
    """
    body = drop_last_name(drop_signature(drop_footer(text), language, names), language)
    told = body.translate(BESIDE_CHECK_INS) if question is AskedFor.CHECK_IN else body
    tokens = drop_greeting(read_dictated(language.fold(told), language), language, names)
    if not tokens or len(tokens) > MOST_TOKENS:
        return ()
    grammar = open_grammar(language.code, question)
    reader = _Reader(language, grammar, _sections(question, language.code), names, find_names(body, language))
    found = tuple(reader.parse(tokens))
    if question is AskedFor.CHECK_IN and not found:
        found = tuple(reader.parse(call_by_pronoun(tokens, others, language)))
    spelt = grammar.spell(tokens) if grammar else tokens
    if spelt != tokens and len(spelt) <= MOST_TOKENS:
        found = (*found, *reader.parse(spelt))
    may_be_wry = any(clue.says in MAY_BE_WRY for clue in found) and _sounds_wry(body, tokens, grammar)
    return () if may_be_wry or (grammar and _says_other(found, tokens, grammar)) else found


def _says_other(found: tuple[Clue, ...], tokens: list[str], grammar: PlainGrammar) -> bool:
    """Return whether what says that two met asks for something, or may tell of what is still to come."""
    says_met = any(clue.says == PlainAnswer.MET for clue in found)
    told = join_tokens(tokens)
    return says_met and (grammar.asking.stands_in(told) or grammar.may_be_plan(told))


def _sounds_wry(body: str, tokens: list[str], grammar: PlainGrammar | None) -> bool:
    """Return whether a mere yes may be meant otherwise: said twice ("ja ja"), or left hanging ("sí…").

    Three times and with an exclamation mark it is glad, but for words that wave aside even so ("ja ja ja!").
    """
    words = [token for token in tokens if token not in ENDS]
    is_same = len(words) > 1 and len(set(words)) == 1
    is_glad = len(words) > 2 and "!" in body and grammar is not None and words[0] not in grammar.dismissive
    return (is_same and not is_glad) or (len(words) <= MOST_WRY and LEFT_HANGING.search(body) is not None)


def find_refusal(text: str, language: Language, names: frozenset[str]) -> tuple[Clue, ...]:
    """Return what refuses an offer ("not for me") in a reply that is nothing else; a bare no refuses none.

    Where nothing was offered, nobody knows what is refused: the one whom it was about, or all of our mail.
    """
    body = drop_signature(drop_footer(text), language, names)
    tokens = drop_greeting(read_dictated(language.fold(body), language), language, names)
    if not tokens or len(tokens) > MOST_TOKENS:
        return ()
    found = _Reader(language, None, _refusals(language.code), names).parse(tokens)
    return tuple(clue for clue in found if clue.says == PlainAnswer.STOP)


def find_told_answer(
    text: str, language: Language, names: frozenset[str], others: Sequence[str] = ()
) -> tuple[Clue, ...]:
    """Return whether two have met, where a reply begins by saying that and goes on to tell of it.

    Only this is so harmless that more may stand beside it. In the rest there must be no doubt, no question,
    no other answer and no word in other letters than the answer's, and it must not be long. When they meet
    again is no other answer. A mere "done" or "tomorrow" before more may be said of that.
    """
    body = drop_signature(drop_footer(text), language, names)
    said = read_dictated(language.fold(body), language)
    tokens = call_by_pronoun(drop_greeting(said, language, names), others, language)
    end = next((place for place, token in enumerate(tokens) if token in ENDS), len(tokens))
    first, rest = tokens[:end], tokens[end + 1 :]
    sections = _sections(AskedFor.CHECK_IN, language.code)
    telling = {answer: sections[answer][:1] for answer in TELLING}
    found = tuple(_Reader(language, None, telling, names).parse(first)) if first and rest else ()
    grammar = open_grammar(language.code, AskedFor.CHECK_IN)
    if grammar and (_is_of_anything(first, grammar, names) or grammar.may_be_plan(join_tokens(first))):
        return ()
    told = join_tokens([*rest, "."])
    if (
        not found
        or ENDS.issuperset(rest)
        or "?" in tokens
        or len(tokens) > MOST_TELLING
        or language.doubt.search(told)
    ):
        return ()
    if not {_script_of(token) for token in rest if token not in names} <= {"", _script_of(" ".join(first))}:
        return ()
    same = {found[0].says, PlainAnswer.NOT_YET} if found[0].says == PlainAnswer.MET else {found[0].says}
    unlike = (section for answer, those in sections.items() if answer not in same for section in those)
    return () if any(section.stands_in(told) for section in unlike) else found


def _is_of_anything(tokens: list[str], grammar: PlainGrammar, names: frozenset[str]) -> bool:
    """Return whether a clause says only that something is done or good, or when it will be."""
    done = _Reader(grammar.language, None, {PlainAnswer.MET: (grammar.vague,)}, names)
    return any(done.parse(tokens)) or grammar.moods[PLAN].says(join_tokens(tokens))


def _script_of(words: str) -> str:
    """Return in which letters words begin ("LATIN", "ARABIC"), "" if there is no letter among them."""
    return next((unicodedata.name(one, "").split(" ")[0] for one in words if one.isalpha()), "")


@dataclass(frozen=True)
class _Reader:
    """Reads tokens as a row of answers and courtesies, in all ways in which none is left over."""

    language: Language
    grammar: PlainGrammar | None
    sections: Sections
    names: frozenset[str]
    spoken_to: frozenset[str] = frozenset()

    def parse(self, tokens: list[str]) -> Iterator[Clue]:
        """Yield evidence for each answer that is given on any way from the first token to the last."""
        ways: list[dict[WayRead, tuple[Clue, ...]]] = [{} for _ in range(len(tokens) + 1)]
        ways[0] = {(frozenset(), ""): ()}
        for start, here in enumerate(ways[:-1]):
            for end in range(start + 1, min(len(tokens), start + LONGEST_PHRASE) + 1) if here else ():
                steps = list(self._steps(tokens, start, end))
                for (said, last), evidence in here.items():
                    for step in steps:
                        if step and last and _turns_round(step, last):
                            continue
                        more = (*evidence, step) if step else evidence
                        leads = step.says if step and _leads_on(step) else ""
                        ways[end].setdefault((said | {step.says} if step else said, leads), more)
        beside = self.grammar.only_beside if self.grammar else {}
        for (said, _), evidence in ways[-1].items():
            moods = said & beside.keys()
            answers = said - moods
            if answers and all(answers <= beside[mood] for mood in moods):
                yield from (one for one in evidence if one.says not in moods)

    def _steps(self, tokens: list[str], start: int, end: int) -> Iterator[Clue | None]:
        """Yield what a run of tokens can be: each answer that it gives, and None where it is merely polite.

        What is polite beside some answers only is told by the name of that mood.
        """
        piece = join_tokens(tokens[start:end])
        moods = self.grammar.moods.items() if self.grammar else ()
        fitting = [mood for mood, phrases in moods if phrases.says(piece)]
        yield from (Clue(piece.strip(), mood, mood) for mood in fitting)
        if not fitting and self._is_polite(tokens, start, end, piece):
            yield None
        if self.language.is_denied_at(tokens, start):
            return
        for answer, phrases in self.sections.items():
            for section in phrases:
                if section.says(piece):
                    yield Clue(piece.strip(), answer, section.rule_of(piece))

    def _is_polite(self, tokens: list[str], start: int, end: int, piece: str) -> bool:
        if _is_filler(tokens, start, end, self.names) or self.language.courtesy.fullmatch(piece):
            return True
        if self.grammar is None:
            return False
        return self._is_name_of_whom_is_thanked(tokens, start, end) or self.grammar.courtesy.says(piece)

    def _is_name_of_whom_is_thanked(self, tokens: list[str], start: int, end: int) -> bool:
        """Return whether these are a name at the end of a clause, after thanks: "Thank you, Ms Novak."."""
        before = [word for word in tokens[:start] if word != ","][-1:]
        is_addressed = bool(before) and self.grammar is not None and before[0] in self.grammar.addressed
        is_name = end - start <= MOST_CALLED and self.spoken_to.issuperset(tokens[start:end])
        return is_addressed and is_name and (end == len(tokens) or tokens[end] in ENDS)


def _leads_on(step: Clue) -> bool:
    """Return whether an answer right after it may turn it round, as a refusal does: "I cannot [refuse]"."""
    is_refusal = step.says == PlainAnswer.NO and ".bare" not in step.rule
    return step.says in {PlainAnswer.YES, PLAN, *ABOUT_A_MATCH} or is_refusal


def _turns_round(step: Clue, last: str) -> bool:
    """Return whether an answer cannot stand right after the `last` one: "that suits me [not]".

    Of two that differ about a match, the second begins a clause, and so does one after a plan: "we met on
    Tuesday" and "I am busy on Tuesday" hold no "on Tuesday".
    """
    return step.says == PlainAnswer.NO or (
        step.says != last and step.says in ABOUT_A_MATCH and last in {PLAN, *ABOUT_A_MATCH}
    )


def _is_filler(tokens: list[str], start: int, end: int, names: frozenset[str]) -> bool:
    """Return whether a single token is the end of a clause, or the writer's own name at the very end."""
    if end != start + 1:
        return False
    if tokens[start] in ENDS:
        return tokens[start] != "?"
    rest = [token for token in tokens[start:] if token not in ENDS]
    follows_an_end = start > 0 and tokens[start - 1] in {*ENDS, *names}
    return follows_an_end and names.issuperset(rest)


@cache
def _refusals(code: str) -> Sections:
    bare, refuse = (open_language(code).phrases("say", PlainAnswer.NO, part) for part in ("bare", "refuse"))
    return {PlainAnswer.NO: (bare,), PlainAnswer.STOP: (refuse,)}


@cache
def _sections(question: AskedFor, code: str) -> Sections:
    language = open_language(code)
    whole: dict[PlainAnswer, tuple[Phrases, ...]] = {
        answer: (language.phrases("say", answer, "more"),) for answer in ABOUT_THE_WRITER
    }
    if question is AskedFor.CONSENT:
        for answer in (PlainAnswer.YES, PlainAnswer.NO):
            whole[answer] = (language.phrases("say", answer, "bare"), language.phrases("say", answer, "more"))
            if grammar := open_grammar(code):
                whole[answer] = (*whole[answer], grammar.answers(answer))
    elif question is AskedFor.CHECK_IN:
        whole |= {answer: (language.phrases("say", answer, "more"),) for answer in ABOUT_A_MATCH}
        for bare, answer in BARE[question].items():
            whole[answer] = (*whole[answer], language.phrases("say", bare, "bare"))
        if grammar := open_grammar(code, question):
            for answer in BY_GRAMMAR:
                whole[answer] = (*whole[answer], grammar.answers(answer))
            whole[PlainAnswer.MET] = (*whole[PlainAnswer.MET], grammar.done)
    elif question is AskedFor.CLOSING:
        whole |= {answer: (language.phrases("say", answer, "more"),) for answer in AT_THE_END}
    return whole
