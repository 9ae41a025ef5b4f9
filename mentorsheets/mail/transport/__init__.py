"""From a finished message to a folder or a server, at most once."""
