"""The changes that can be made to the council's tables, and to first figures."""

from sayso.journey.allocation.actions.publish_table import publish_table
from sayso.journey.allocation.actions.work_out_first_figures import (
    NewFirstFigure,
    work_out_first_figure,
    work_out_first_figures,
)

__all__ = ["NewFirstFigure", "publish_table", "work_out_first_figure", "work_out_first_figures"]
