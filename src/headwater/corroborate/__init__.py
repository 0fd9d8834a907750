"""What a story's articles assert, and where they differ: marks -> Claim, Mention, Disagreement, Position."""
