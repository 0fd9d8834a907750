"""Rules for single outlets: TOML files, read by `headwater.extraction.rules`."""
