"""The states of papers: pure folds, one a noun, and what they ask of other streams."""
