"""The commands behind the Makefile; `make` lists them."""
