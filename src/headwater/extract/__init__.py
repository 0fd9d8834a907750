"""Page -> Body and Blocks -> Article: the report without the site around it."""
