"""JSON Resume, both ways: a learner's record as the published format has it, and what a file of that format says."""
