"""Marks of a story's articles brought together: who is who, which cuts are one utterance, which credits name one source."""
