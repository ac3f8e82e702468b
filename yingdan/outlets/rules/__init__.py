"""Pure rules of outlets: the ledger's chain, demand and orders, warnings, distribution."""
