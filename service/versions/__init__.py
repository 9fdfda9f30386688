"""What an outlet changed between two versions of an article."""

from service.versions.diffing import Versions, diff

__all__ = ["Versions", "diff"]
