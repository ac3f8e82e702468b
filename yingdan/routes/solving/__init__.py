"""The solver for the order of a day: PyVRP in a process of its own, checked against the product's own plan."""
