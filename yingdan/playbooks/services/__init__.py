"""Services of playbooks."""
