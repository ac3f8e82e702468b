"""Remedies 补救: why a target will be missed, what is done about it, the monthly plan review, and whether it helped."""
