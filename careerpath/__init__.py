"""Project package: wiring only."""
