"""Mail: composed from templates, planned in a journal, delivered at most once, and heard when it comes back.

Terms. *Facts* are what a kind of mail needs to know, as plain values. A *letter* is all that goes to one
reader in one run. A *message* is a letter with its lasting key; a *mail* is the bytes that leave.

Rules. The key of a message is made of what it is about, never of when it was made, so that a second run
finds the first one's. `facts`, `letters` and `render` touch no file and no server; `journal` knows before
each send. Easily got wrong: nothing here decides whether somebody is written to; that is `relations`' word.
"""
