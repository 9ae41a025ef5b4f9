"""Tells whether words may be about whoever runs the programme, who then must not be the one to read them."""

from mentorsheets.mail.incoming.meaning.language import join_tokens, known_languages, open_language


def may_mean_coordinator(text: str) -> bool:
    """Return whether words speak of whoever runs the programme, or to them of harm that they do.

    "The organiser", "whoever runs this", "one of you", "you scare me", "anybody but the coordinator". Their
    name is not looked for. It is taken generously: what they must not read goes to the safety contact alone.
    """
    for language in map(open_language, known_languages()):
        told = join_tokens(language.fold(text))
        if any(phrases.stands_in(told) for phrases in language.in_charge):
            return True
    return False
