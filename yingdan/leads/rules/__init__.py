"""What leads go by, without a database."""
