"""What a mail says, for tests that read it as its reader does."""

from email.message import EmailMessage


def body_of(mail: EmailMessage, kind: str = "plain") -> str:
    """Return the text of a mail's body of a kind ("plain" or "html"), which it must have."""
    body = mail.get_body((kind,))
    assert body is not None
    return str(body.get_content())
