"""What pools decide, without a database."""
