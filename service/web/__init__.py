"""Crossread over HTTP: the application factory, the schemas, the resources and the pages."""
