"""Records as columns: what holds of many of them is found by a few operations on whole columns."""
