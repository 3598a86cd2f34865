"""Who is here and how far they have come."""
