"""The pages: plain HTML made on the server, usable without a script."""
