"""The grammar of English temporal expressions: patterns, each with the function that says which days it means."""
