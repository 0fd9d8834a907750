"""The plan (which steps, in which order) and the one loop that carries it out."""
