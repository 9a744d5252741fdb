"""What stands in the registers: decisions, actions, questions and parked items of all meetings."""
