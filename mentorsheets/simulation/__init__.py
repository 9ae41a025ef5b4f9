"""Invented people who live with the real code: the demo, and a whole year of a programme.

No real run needs anything of this room.
"""
