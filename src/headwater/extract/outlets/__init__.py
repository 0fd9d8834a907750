"""Rules for single outlets: TOML files, read by `headwater.extract.rules`."""
