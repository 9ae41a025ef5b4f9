"""What became of each message, on disk before its first byte goes out.

A message is planned, then sending, then sent, refused or unknown. Unknown means that the line broke when the
server may already have had it; it is never sent again by itself.
"""
