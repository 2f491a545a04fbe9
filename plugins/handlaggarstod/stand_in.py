"""Settings for a handbook whose `handbok.yml` cannot be read: enough to find every other problem in the same run."""

from __future__ import annotations

from handlaggarstod.project import Loaded, Project
from handlaggarstod.schema_review_rules import ReviewIntervals
from handlaggarstod.schema_settings import USUAL_TRACKS, Addresses, HandbookSettings, Stage, Unconfirmed
from handlaggarstod.yaml_source import Source


def stand_in_settings(project: Project) -> Loaded[HandbookSettings]:
    """Nothing is built with them: that `handbok.yml` is broken or missing is an error already."""
    stages = sorted({loaded.stage for loaded in project.routines.values()})
    settings = HandbookSettings.model_construct(
        title="Handboken",
        public_title="Handboken",
        organisation="",
        department="",
        notice="",
        public_notice="",
        addresses=Addresses.model_construct(internal="", public=""),
        edit_url=None,
        feedback_url=None,
        review_months=ReviewIntervals(annars=12),
        review_teams=None,
        recent_days=0,
        unconfirmed=Unconfirmed.LEAVE_OUT,
        heading_level=2,
        stages=tuple(Stage.model_construct(id=id, title=id, summary=id, track=USUAL_TRACKS[0].id) for id in stages),
        needs=(),
    )
    return Loaded("handbok", "", settings, Source("routines/handbok.yml", {}, {}))
