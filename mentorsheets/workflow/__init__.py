"""The handful of verbs that the command and the jobs share: each reads, decides, and writes once.

One file a verb, read from top to bottom: read the sheet, let the core decide, write, send. Decisions are
the core's; what is here is order. A verb that sends reads first what came back, and sends nothing if it
could not. Easily got wrong: a run may end at any point, so what it did is noted before it does the next.
"""
