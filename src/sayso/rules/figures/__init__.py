"""Legal figures by date: how much, from when, on whose authority, and how sure we are.

One YAML file a figure or a tight family. `statutory()` reads them once. A figure that nobody has
confirmed stays unknown: whoever needs it is refused, and never given another year's amount.
"""

from sayso.rules.figures.catalogue import Amount, Entered, Figure, Figures, FigureUsed, next_april, statutory

__all__ = ["Amount", "Entered", "Figure", "FigureUsed", "Figures", "next_april", "statutory"]
