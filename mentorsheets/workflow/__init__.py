"""The handful of verbs that the command and the jobs share: each reads, decides, and writes once."""
