"""What outside formats become inside: HTML pages, records, ninjs, files."""
