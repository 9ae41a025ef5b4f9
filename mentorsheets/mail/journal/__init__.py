"""What became of each message, on disk before its first byte goes out.

A message is planned, then sending, then sent, refused or unknown. Unknown means that the line broke when
the server may already have had it; it is never sent again by itself.

Rules. One run at a time holds the journal. Times go by the real clock, whatever day a run was asked to
play. Easily got wrong: a message that was planned is never composed anew; its bytes are those of the first
day.
"""
