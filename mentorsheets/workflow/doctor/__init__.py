"""`doctor`: what stands in the way of a programme, looked for before anything is sent.

Each look gives *findings*: fine, advice, or wrong with what to do next. One look that fails hides no other.
"""
