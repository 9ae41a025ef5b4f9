"""The optimum and its proof: integer programmes, flows, prices, and bounds checked apart from the solver.

All works on arrays in the order of `pairing.arrays`; nothing here knows people by name.
"""
