"""A rate as every table on what comes back prints it: how often, of how many, and how sure that is."""

from mentorsheets.report.shares import find_wilson_interval


def format_rate(part: int, whole: int) -> str:
    """Return "97.9 % [92.7, 99.4] of 96": the share in percent, its 95 % interval by Wilson, and n."""
    bounds = find_wilson_interval(part, whole)
    if bounds is None:
        return "none of 0"
    low, high = bounds
    return f"{100 * part / whole:.1f} % [{100 * low:.1f}, {100 * high:.1f}] of {whole}"
