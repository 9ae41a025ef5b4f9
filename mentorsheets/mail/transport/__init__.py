"""From a finished message to a folder or a server, at most once.

Terms. The *brink* is the moment before the first byte, when it is asked once more whether the mail still
may go. An *outcome* is what a transport says of one message; a *stop* is what ends the whole run.

Rules. After the final dot there is no second try: a line that breaks there makes the fate unknown. Finished
bytes are parsed as a receiver would before they leave. Easily got wrong: most refusals are about the
sender, not about the reader; an address dies only of one that speaks of its mailbox.
"""
