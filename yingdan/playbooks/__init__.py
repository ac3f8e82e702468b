"""Playbooks 打法: what was done in the deals that were won; how far a deal follows it, and what comes next."""
