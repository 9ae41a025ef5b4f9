"""Lists that people keep already: where the questions stand in them, and which of their layouts says what.

A *layout* is a list with its questions found and with *made* columns behind its own: what stood spread over
several cells (a grid of days, ticks below topics), or meant two things by a role, stands there as one answer.
Rows and columns keep their places, so that what is wrong is told by the cell in which it stands.
"""
