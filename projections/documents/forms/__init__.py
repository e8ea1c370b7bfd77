"""The papers a unit owes: forms with named slots, templates, and what fills them."""
