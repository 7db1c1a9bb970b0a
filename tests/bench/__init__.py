"""Measurements, run by hand: each prints a figure beside that of a peer from the same run."""
