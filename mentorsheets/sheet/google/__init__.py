"""A Google sheet behind the small interface of `sheet.backend`."""
