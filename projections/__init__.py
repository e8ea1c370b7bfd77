"""What is worked out from the ledger, and the files that are read and written for people.

Nothing here records an entry: these packages read the books. Of what they keep, the facts
(``facts/``), all may be deleted and is made again from the entries; the seal of what was made is
noted in the ledger's database. A file that was written for somebody belongs to them.
"""
