"""Signs above names that say by themselves whether these people are wished for: a thumb, a heart, a cross."""

_LIKING = frozenset("👍❤♥♡✅✔☑💚💙💜🧡💛💖💕💗😍🥰😊🙂⭐🌟🙌👌")
_REFUSING = frozenset("👎🚫❌⛔🙅💔😡😠🤢🤮🛑✖✗✘☹🙁😬🤚🖐✋")


def is_liking(question: str) -> bool:
    """Return whether a header has a sign of liking, and none of the other kind."""
    return bool(_LIKING & set(question)) and not _REFUSING & set(question)


def is_refusing(question: str) -> bool:
    """Return whether a header has a sign that refuses."""
    return bool(_REFUSING & set(question))
