"""Plans days and cycles, changes and accepts them."""
