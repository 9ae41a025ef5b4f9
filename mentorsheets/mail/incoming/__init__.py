"""What comes back: the mailbox, a person's own words cut out of a mail, bounces, what was read before."""
