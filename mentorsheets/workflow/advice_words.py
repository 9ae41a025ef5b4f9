"""What would help most, in the reader's language: advice of pairing as sentences of a page."""

from collections.abc import Iterator

from mentorsheets.domain.catalogue import Catalogue
from mentorsheets.pairing.advice import Advice
from mentorsheets.pairing.why_open import OpenNow
from mentorsheets.report.words import PageWords


def tell_advice(found: OpenNow, catalogue: Catalogue, words: PageWords) -> Iterator[str]:
    """Yield what a coordinator could do about open needs, what helps most of them first; nobody is named."""
    if found.could_be_helped:
        yield words.count(
            "One need could have somebody as things are: the next pairing will look for them.",
            "%(num)s needs could have somebody as things are: the next pairing proposes as many as it can.",
            found.could_be_helped,
        )
    for one in found.advice:
        yield say_advice(one, catalogue, words)


def say_advice(one: Advice, catalogue: Catalogue, words: PageWords) -> str:
    """Return one advice as a sentence."""
    values = {
        "kind": words.gettext(catalogue.title(one.kind)).lower(),
        "needs": words.count("one need", "%(num)s needs", one.meets),
    }
    match one.sort:
        case "recruit":
            return _say_recruit(one, words, {**values, "language": words.language(one.language)})
        case "room":
            return _say_room(one, words, values)
        case "rule":
            return words.say(
                "For %(needs)s of %(kind)s, some who offer it %(apart)s, and nothing else is in the way.",
                **values,
                apart=_say_rule(one.rule, words),
            )
        case _:
            return words.count(
                "One person who asks for %(kind)s has as many helpers as they said: ask whether they want "
                "one more.",
                "%(num)s people who ask for %(kind)s have as many helpers as they said: ask whether they "
                "want one more.",
                one.people,
                **values,
            )


def _say_recruit(one: Advice, words: PageWords, values: dict[str, str]) -> str:
    if one.whole:
        return words.count(
            "One more person who offers %(kind)s and speaks %(language)s would meet %(needs)s.",
            "%(num)s more people who offer %(kind)s and speak %(language)s would meet %(needs)s.",
            one.people,
            **values,
        )
    return words.count(
        "One more person who offers %(kind)s and speaks %(language)s would be one more helper for %(needs)s.",
        "%(num)s more people who offer %(kind)s and speak %(language)s would be one more helper each for "
        "%(needs)s.",
        one.people,
        **values,
    )


def _say_room(one: Advice, words: PageWords, values: dict[str, str]) -> str:
    if one.whole:
        return words.count(
            "One more place with those who offer %(kind)s would meet %(needs)s.",
            "%(num)s more places with those who offer %(kind)s would meet %(needs)s.",
            one.people,
            **values,
        )
    return words.count(
        "One more place with those who offer %(kind)s would be one more helper for %(needs)s.",
        "%(num)s more places with those who offer %(kind)s would be one more helper each for %(needs)s.",
        one.people,
        **values,
    )


def _say_rule(rule: str, words: PageWords) -> str:
    """Return what keeps two apart; of rules on who somebody is, or whom they avoid, there is no advice."""
    return {
        "start": words.gettext("start later"),
        "language": words.gettext("speak no language in common"),
        "time": words.gettext("are free at other hours"),
        "place": words.gettext("meet in other places"),
        "team": words.gettext("are of the same team"),
        "chain": words.gettext("are in the same reporting chain"),
        "rhythm": words.gettext("want another rhythm"),
        "length": words.gettext("want another length"),
        "arrangement": words.gettext("want another arrangement"),
        "level": words.gettext("have no higher level"),
        "interests": words.gettext("share no interest with who asks"),
        "wish": words.gettext("named others, or were not named"),
    }[rule]
