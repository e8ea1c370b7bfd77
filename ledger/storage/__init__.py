"""How entries are kept: their bytes, and the database that holds them."""
