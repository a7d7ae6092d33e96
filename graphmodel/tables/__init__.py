"""Claims from tables as people have them: any columns, in any order, below any header.

`grid` opens a file as rows of text; `header` finds which rows name the columns; `meanings` guesses what the columns are
about; `mapping` is that guess as a file to be mended; `values` reads dates and numbers as they are written locally;
`phrases` are the words for relations and what is meant by them; `rows` makes claims of it all.
"""
