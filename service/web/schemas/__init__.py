"""What goes in and comes out over HTTP: each schema names every field that it takes or gives."""
