"""A loopback server that speaks the Google Sheets API v4 (and what of Drive v3 a client needs), in memory."""
