"""Frozen value types, and how texts, days and numbers are read and written."""
