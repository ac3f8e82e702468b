"""Pure rules of the reception desk."""
