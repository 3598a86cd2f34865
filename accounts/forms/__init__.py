"""What learners type in, and which of it is acceptable."""
