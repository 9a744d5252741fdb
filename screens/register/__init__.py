"""The register: decisions, actions, questions and parked items of all meetings."""
