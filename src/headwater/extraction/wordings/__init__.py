"""What surrounds a report in languages other than English: TOML files, one a language, read by `headwater.extraction.wording`."""
