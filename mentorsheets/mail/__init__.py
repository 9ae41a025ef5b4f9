"""Mail: built safely, delivered once through a journal, and its answers read back."""
