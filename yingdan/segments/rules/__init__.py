"""Pure rules: Pareto, RFM, rhythm."""
