"""How a passage stands to a claim: signals, relation, origin. Pure functions."""
