"""Formulas in TeX, as text."""
