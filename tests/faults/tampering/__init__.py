"""A ledger's folder changed behind its back, in every way there is, and what then is said of it."""
