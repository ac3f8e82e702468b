"""Reads of the reception desk."""
