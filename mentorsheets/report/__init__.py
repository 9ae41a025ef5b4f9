"""What it all came to: measures, maps and pages, and what of them may be shown to whom; pure.

Terms. A *share* is k of n with its 95 % interval; of nothing there is no share, rather than 0 %. *Not known*
is what nobody told us: it is counted apart, and never as a yes or a no. A *tie* is a match in which two
active people are in touch. A need is *met*; people *talked*.

Rules. Each figure carries its n. Nothing here reads a private column, save where a page is for the person
themselves. Small groups of people are never shown, whatever the settings say.
"""
