"""The learner's own pages and posts."""
