"""Curators who rename, merge and add at the same moment: one of them wins, and the other is told."""

from collections.abc import Callable

import pytest
from django.core.exceptions import ValidationError

from roadmap.actions.merging import MergeRefusedError, merge_items
from roadmap.actions.slugs import RenameRefusedError, rename_item
from roadmap.models import FormerSlug, Skill
from tests import factories
from tests.threads import at_once

pytestmark = pytest.mark.django_db(transaction=True)


def done(deed: Callable[[], object]) -> Callable[[], bool]:
    """The deed, as whether it was done or refused."""

    def begin() -> bool:
        try:
            deed()
        except (MergeRefusedError, RenameRefusedError, ValidationError):
            return False
        return True

    return begin


def slugs() -> set[str]:
    return set(Skill.objects.values_list("slug", flat=True))


def test_one_item_is_renamed_by_one_of_two() -> None:
    skill = factories.SkillFactory.create(slug="old")
    mine, yours = Skill.objects.get(), Skill.objects.get()

    taken = at_once(done(lambda: rename_item(mine, "mine")), done(lambda: rename_item(yours, "yours")))

    skill.refresh_from_db()
    assert sorted(taken) == [False, True]
    assert skill.slug == ("mine" if taken[0] else "yours")
    assert FormerSlug.objects.values_list("slug", "now").get() == ("old", skill.slug)


def test_one_slug_goes_to_one_of_two() -> None:
    one, other = factories.SkillFactory.create_batch(2)

    taken = at_once(done(lambda: rename_item(one, "new")), done(lambda: rename_item(other, "new")))

    assert sorted(taken) == [False, True]
    assert slugs() == {"new", (other if taken[0] else one).slug}


def test_two_that_are_merged_into_each_other_do_not_both_go() -> None:
    one, other = factories.SkillFactory.create_batch(2)
    ours = Skill.objects.get(pk=one.pk), Skill.objects.get(pk=other.pk)

    taken = at_once(
        done(lambda: merge_items(gone=one, kept=other)), done(lambda: merge_items(gone=ours[1], kept=ours[0]))
    )

    assert sorted(taken) == [False, True]
    assert Skill.objects.get() == (other if taken[0] else one)


def test_save_of_what_is_renamed_at_the_same_moment_does_not_rename_it_back() -> None:
    skill = factories.SkillFactory.create(slug="old", title="Before")
    stale = Skill.objects.get()
    stale.title = "After"

    taken = at_once(done(lambda: rename_item(skill, "new")), done(stale.save))

    assert taken[0]
    assert Skill.objects.values_list("slug", "title").get() == ("new", "After" if taken[1] else "Before")
