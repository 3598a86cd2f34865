"""What templates of the learner's pages may say."""
