"""Article, Copy -> Sketch, Likeness, Bundle, Story, Link: which articles tell of one event."""
