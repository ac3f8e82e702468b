"""The embedded PostgreSQL: finding its programs, the account it runs as, its data folder, starting and stopping it."""
