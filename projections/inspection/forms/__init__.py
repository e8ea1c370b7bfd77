"""Files that describe forms: looked at before they are believed, and laid over the built-in one."""
