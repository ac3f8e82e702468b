"""The demo company; also the load-test generator."""
