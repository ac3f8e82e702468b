"""Models of playbooks."""
