"""Reading playbooks and the evidence for them."""
