"""Targets (chỉ tiêu): lists of them as data, and what the books say of each."""
