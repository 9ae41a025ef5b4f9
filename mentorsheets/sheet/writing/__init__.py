"""From changes to edits of cells, found again by their row's key, and written all or not at all."""
