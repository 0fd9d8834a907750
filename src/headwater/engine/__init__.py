"""How steps are applied: `local`, `daft`, and an in-memory runner for the library and the tests. Knows no stage."""
