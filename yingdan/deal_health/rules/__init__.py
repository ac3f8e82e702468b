"""Rules of health."""
