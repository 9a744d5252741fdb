"""The drawn parts that screens are made of. Each owns its keys, its drawing and its state."""
