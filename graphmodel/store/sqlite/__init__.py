"""A graph in one file, asked without taking the whole of it in.

The file is an SQLite database: `layout` has its tables, `database` opens it, `steps` packs the neighbours of an entity,
`write` makes it from claims, `read` answers from it, and `sources` tells whether what it was made from has changed
since. Nothing is imported here, since whoever reads needs nothing of what writes.
"""
