"""Conditions: the one JSON form of "which rows", parsed, checked and compiled to SQL."""
