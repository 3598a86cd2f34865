"""What the last load left behind."""

from django.db import models


class LoadedItem(models.Model):
    """How an item looked when it was last loaded from a file, to tell later whether a curator edited it."""

    kind = models.CharField(max_length=20)
    slug = models.CharField(max_length=80)
    digest = models.CharField(max_length=64)

    class Meta:
        constraints = [models.UniqueConstraint(name="loaded_item_once", fields=["kind", "slug"])]

    def __str__(self) -> str:
        return f"{self.kind}: {self.slug}"
