"""Catalogue values for the tests of the rules: small, plain, and made without a database."""

from collections.abc import Iterable, Mapping

from roadmap.domain.catalogue import Catalogue, Choice, Milestone, Route, SkillLevel, Specialisation, Stage


def stage(slug: str = "first-steps", order: int = 0) -> Stage:
    """A stage of which only slug and order matter."""
    return Stage(
        slug=slug,
        title=slug.capitalize(),
        order=order,
        audience="Everybody",
        focus=(),
        entry_signal="",
        exit_signal="",
        hours_min=10,
        hours_max=None,
        months_min=1,
        months_max=None,
        basis="",
    )


def milestone(
    slug: str,
    position: int = 0,
    *,
    stage: str = "first-steps",
    needs: Iterable[str] = (),
    field: str = "",
    skills: Iterable[SkillLevel] = (),
    is_archived: bool = False,
) -> Milestone:
    """A milestone whose row id is its position and 100; with `field` it belongs to that specialisation."""
    return Milestone(
        id=position + 100,
        slug=slug,
        title=slug.capitalize(),
        stage=Choice(stage, stage.capitalize()),
        position=position,
        kind="build",
        kind_label="Build",
        outcome="Something to show.",
        evidence="link",
        evidence_label="Link",
        hours=10,
        specialisation=Choice(field, field.capitalize()) if field else None,
        prerequisites=tuple(needs),
        skills=tuple(skills),
        is_archived=is_archived,
    )


def route(slug: str = "direct", steps: Mapping[str, bool] | None = None) -> Route:
    """A route that takes these milestones, required where true."""
    return Route(id=1, slug=slug, title=slug.capitalize(), summary="A way.", steps=dict(steps or {}))


def specialisation(slug: str = "vision") -> Specialisation:
    """A field to go deep in."""
    return Specialisation(id=1, slug=slug, title=slug.capitalize(), summary="")


def catalogue(*milestones: Milestone, routes: Iterable[Route] = (), archived: Iterable[Milestone] = ()) -> Catalogue:
    """The milestones with the stages that they name, in the order in which they are first named."""
    stages = dict.fromkeys(one.stage.slug for one in milestones)
    return Catalogue(
        version="1",
        stages=tuple(stage(slug, order) for order, slug in enumerate(stages)),
        milestones=milestones,
        archived=tuple(archived),
        routes=tuple(routes),
    )
