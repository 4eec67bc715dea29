"""What may exist: schema, categories, links, routes, regions."""
