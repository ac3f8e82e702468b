"""What is read of outlets."""
