"""The catalogue's pages, readable by everybody."""
