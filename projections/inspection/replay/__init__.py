"""A unit's history replayed: what its register and totals were, on every day, at every position."""
