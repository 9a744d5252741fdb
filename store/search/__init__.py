"""Everything written, in all meetings, found in a moment.

What is looked for is a :class:`store.search.query.Query`, read from what a person types;
:mod:`store.search.finding` looks it up. The index (:mod:`store.search.index`) is fed from the event log by
:mod:`store.search.indexer`, in an idle thread or at the end of a command; what is not in it yet is found all
the same.
"""
