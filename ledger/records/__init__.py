"""The nouns of the books: records, units, officers; the state of each, and the commands that change
it.
"""
