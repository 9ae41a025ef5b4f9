"""What comes back by mail: words, bounces, the mailbox."""
