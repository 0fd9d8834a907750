"""Close reading of one article at a time: sentences, entities, times, quantities, quotes, attributions.

Each annotator writes a table of its own, with spans into `Article.text`. What the rules know of a language lies in a
folder named after it (`english/`); an article in a language without one is not read closely.
"""
