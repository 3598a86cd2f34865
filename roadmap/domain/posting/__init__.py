"""Reading a job advert: what it asks, and which sentence says so."""
