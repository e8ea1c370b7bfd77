"""What is worked out from the ledger, and the files that are read and written for people.

Nothing here records anything: these packages only read the books. Of what they keep, the facts
(``facts/``), all may be deleted and is made again from the entries; a file that was written for
somebody belongs to them.
"""
