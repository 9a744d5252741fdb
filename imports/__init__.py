"""How documents from elsewhere are read in; the mirror of exports.

One way from a file to meetings:

1. :mod:`store.file.named_files` reads the bytes of an ordinary file of sensible size; :mod:`imports.files`
   and
   ``containers`` find its coding.
2. :mod:`imports.containers` makes a :class:`imports.blocks.Document` of them: Markdown, text, HTML, and with
   pandoc Word and others, all become the same few kinds of block.
3. :mod:`imports.own_markdown` reads a document that heldag has written back as the meeting it was;
   :mod:`imports.recognise` finds meetings in any other.
4. What comes out is a list of :class:`imports.report.FoundMeeting`: a meeting in memory, and a report of what
   was recognised and what is doubtful. ``store.verbs.meetings`` puts it into the file.

:func:`imports.documents.read_meetings` is all of it. The form ``heldag/1`` (:mod:`imports.json_form`) goes
no such way: it is the meeting itself.
"""
