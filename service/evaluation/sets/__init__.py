"""Labelled sets, read into frozen dataclasses line by line."""
