"""Risks 风险: what may go wrong, with owner and plan B, and the rules that raise a risk by themselves."""
