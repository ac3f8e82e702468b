"""Services of forecast."""
