"""The catalog: what circulars fix and change. Data in TOML, read by :mod:`ledger.catalog.lines`."""
