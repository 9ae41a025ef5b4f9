"""The words of the field as frozen values: people, needs, matches, settings, and the snapshot of a programme.

Nothing here knows a file, a server or a clock; a day or a moment is always an argument. Other rooms may
use all of it, and it uses none of them.
"""
