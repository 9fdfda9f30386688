"""Pure measures: classes, rankings, scores, and how far a figure may be trusted."""
