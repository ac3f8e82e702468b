"""Rules of forecast."""
