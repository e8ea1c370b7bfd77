"""The nouns of the books: how records, units and officers stand, and what changes them."""
