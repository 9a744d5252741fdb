"""What lies over all meetings: series, people, decisions, actions, and how they are found."""
