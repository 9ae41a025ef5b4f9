"""A Google sheet behind the small interface of `sheet.backend`.

Google has no lock and no "only if nobody changed it". So a write is one batch, guarded by a hidden tab
whose id is changed in it (`version`), recorded in the sheet itself (`record`, `journal`), looked at again
afterwards, and taken back if it landed elsewhere (`undo`). A call is repeated only where a repeat does no
harm (`retries`). Easily got wrong: an error may come after the batch was carried out; only the record in
the sheet tells.
"""
