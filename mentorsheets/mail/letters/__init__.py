"""From the parts that are due to the facts of a letter, with its links, subject and readers.

A *part* is one thing to be said to one person, and the reason for it; parts for the same reader on the same
day share one letter, as its *sections*. Each kind of part has one writer here, found by its class. What one
person may read of another is decided here and in `contact`.
"""
