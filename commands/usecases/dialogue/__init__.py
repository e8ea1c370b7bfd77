"""Recording by asking: one question after another, until a command of the books is whole."""
