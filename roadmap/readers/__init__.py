"""Many tables in, one value out."""

from roadmap.readers.held import catalogue, forget_catalogue

__all__ = ["catalogue", "forget_catalogue"]
