"""Models of forecast."""
