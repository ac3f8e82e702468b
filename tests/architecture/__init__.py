"""Tests that read the code itself: what must hold for every file, route, table and text."""
