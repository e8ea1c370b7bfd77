"""Everything derived from the ledger; all of it may be deleted and rebuilt."""
