"""Who may see which cards, and what is on them."""
