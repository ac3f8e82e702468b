"""Risks: what may go wrong with the market, customers, deals, receivables and people, and what is done about it."""
