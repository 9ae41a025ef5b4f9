"""Mail: composed from templates, planned in a journal, delivered at most once."""
