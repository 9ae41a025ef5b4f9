"""From facts and templates to the words, the page and the calendar entry that a reader gets.

Rules. A template is the text of a programme: it runs in a sandbox and is checked before anything is sent.
What people typed is *veiled* on its way through Jinja and Markdown: put in signs of the private use area,
so that no name can become a link, a heading or markup. Plain text and HTML come from one Markdown. Easily
got wrong: a value is not escaped where it is written, but veiled there and shown at the very end.
"""
