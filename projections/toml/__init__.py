"""Files of data that people write in TOML: where in them something stands, and what is wrong."""
