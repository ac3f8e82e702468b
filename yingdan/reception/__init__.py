"""The reception desk."""
