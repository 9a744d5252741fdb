"""The parts that the screens share. Each owns its keys, its drawing and its state."""
