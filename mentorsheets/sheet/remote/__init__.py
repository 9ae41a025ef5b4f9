"""A workbook on a server (WebDAV, OneDrive, SharePoint) behind the small interface of `sheet.backend`.

Terms. A *store* is one file on a server, with the few calls that we need of it; its *state* is the bytes
that it held and the *tag* (ETag) by which the server knows them again. A *claim* is a second file beside
it, there as long as a run is at work.

Rules. The whole file is fetched, changed by the writer of `sheet.workbook`, and put back on condition that
its tag is still the one that was fetched; else all is planned anew. A server that gives no strong tag, or
does not heed the condition, is read and never written. The login goes to the host that was named and to no
other. Easily got wrong: an upload whose answer is lost may have arrived, or half of it may have.
"""
