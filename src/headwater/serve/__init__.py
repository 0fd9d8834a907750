"""Draws what `headwater.views` hands out, in a terminal and as a page. Works nothing out itself."""
