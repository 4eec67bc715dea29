"""Tables of enterprises as people send them, turned into the tables of an atlas folder.

reading (cells, header rows) -> columns (what each column means) -> clean (values) ->
entities (one for each enterprise) -> classify (products to links) -> the tables.
"""
