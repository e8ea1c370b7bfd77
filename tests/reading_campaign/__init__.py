"""True reports of made-up units in many layouts and wordings, beside what is no figure of theirs.

``truth`` makes files and counts them, ``wording.toml`` and ``words`` say how people put it,
``prose`` and ``tables`` lay it out, ``distractors`` set other numbers beside it, ``habits`` type it;
``made`` does all of that for one number of a campaign, ``judging`` says how the reader did.
"""
