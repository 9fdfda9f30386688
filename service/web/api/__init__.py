"""The resources, a blueprint each."""
