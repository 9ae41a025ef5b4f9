"""From the parts that are due to the facts of a letter, with its links, subject and readers."""
