"""Archives that are too large to wait for: made by the worker, kept for a week, then deleted."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from tempfile import SpooledTemporaryFile
from typing import IO, TYPE_CHECKING

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from accounts.actions.takeaway import write_archive
from accounts.models import ArchivePart, ExportArchive
from accounts.readers.takeaway import extent_of
from roadmap.tasks import task

if TYPE_CHECKING:
    from accounts.models import User

# What is made in about a second, while its learner waits.
MOST_ROWS_AT_ONCE = 1_000
MOST_BYTES_AT_ONCE = 5_000_000
PART = 1_000_000
IN_MEMORY = 8_000_000


def is_large(learner: User) -> bool:
    """Whether the archive takes longer than somebody should wait for a page."""
    rows, size = extent_of(learner)
    return rows > MOST_ROWS_AT_ONCE or size > MOST_BYTES_AT_ONCE


def archive_now(learner: User) -> IO[bytes]:
    """The learner's archive, from its beginning; a file of no name, which is gone when it is closed."""
    file = SpooledTemporaryFile(IN_MEMORY)  # noqa: SIM115 (whoever sends it closes it)
    write_archive(file, learner, timezone.now())
    file.seek(0)
    return file


def ask_for_archive(learner: User) -> ExportArchive:
    """Have an archive made, in place of an earlier one; one that is being made already is the one asked for.

    With a worker it is left to it. Without, it is there when this returns.
    """
    with transaction.atomic():
        archive, is_new = ExportArchive.objects.select_for_update().get_or_create(learner=learner)
        if not is_new and archive.made_at is None and not archive.is_lost:
            return archive
        archive.parts.all().delete()
        archive.asked_at, archive.made_at, archive.size = timezone.now(), None, 0
        archive.save()
        if settings.BACKGROUND:
            make_archive_task.enqueue(archive.pk)
            drop_expired_task.using(run_after=archive.expires_at + timedelta(minutes=1)).enqueue()
    if not settings.BACKGROUND:
        make_archive(archive)
    return archive


def make_archive(archive: ExportArchive) -> None:
    """Make the archive, unless somebody else has meanwhile, or it was asked for anew."""
    with archive_now(archive.learner) as file, transaction.atomic():
        mine = ExportArchive.objects.waiting().filter(pk=archive.pk, asked_at=archive.asked_at)
        if not mine.select_for_update().exists():
            return
        parts = iter(lambda: file.read(PART), b"")
        for number, content in enumerate(parts):
            ArchivePart.objects.create(archive=archive, number=number, content=content)
        archive.made_at, archive.size = timezone.now(), file.tell()
        archive.save(update_fields=["made_at", "size"])


def make_archives() -> int:
    """Make those that wait, as the worker would; how many."""
    waiting = list(ExportArchive.objects.waiting().select_related("learner"))
    for archive in waiting:
        make_archive(archive)
    return len(waiting)


def drop_expired() -> int:
    """Delete what has been kept long enough; how many archives."""
    return ExportArchive.objects.expired(timezone.now()).delete()[1].get("accounts.ExportArchive", 0)


def parts_of(archive: ExportArchive) -> Iterator[bytes]:
    """The file, a part at a time."""
    for content in archive.parts.values_list("content", flat=True).iterator(chunk_size=1):
        yield bytes(content)


@task
def make_archive_task(archive_id: int) -> None:
    """Make the archive of this number; it may be gone, with its learner."""
    archive = ExportArchive.objects.waiting().filter(pk=archive_id).select_related("learner").first()
    if archive:
        make_archive(archive)


@task
def drop_expired_task() -> int:
    """Delete what has been kept long enough."""
    return drop_expired()
