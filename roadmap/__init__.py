"""What there is to learn: the catalogue, its curation, and the rules."""
