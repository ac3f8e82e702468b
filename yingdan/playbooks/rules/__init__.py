"""Rules of playbooks."""
