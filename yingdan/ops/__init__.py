"""Running the product: the command line, the processes it keeps alive, the embedded database, health and backups."""
