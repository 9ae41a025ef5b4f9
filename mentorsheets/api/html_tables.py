"""A small table of HTML for a notebook, in which what stands in a sheet stays text."""

from collections.abc import Iterable, Sequence

from markupsafe import escape


def html_table(titles: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a table with a header of `titles`; "" if there are no rows."""
    body = "".join(f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in row)}</tr>" for row in rows)
    head = "".join(f"<th>{escape(title)}</th>" for title in titles)
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>" if body else ""
