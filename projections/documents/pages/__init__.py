"""Pages for a browser that work by themselves: one file, a script of ours, no network."""
