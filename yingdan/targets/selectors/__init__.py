"""Reading targets: the tree and its nodes, who may see them, the grid, attainment."""
