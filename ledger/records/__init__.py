"""The nouns of the books: records, units, officers; how each stands, and the commands that change
it.
"""
