"""Screens: what a person plays at a terminal, whole and with keys."""
