"""Pure rules of cards: no database."""
