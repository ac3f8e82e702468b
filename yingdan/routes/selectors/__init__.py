"""Reads plans of routes, what a day consists of, and the map."""
