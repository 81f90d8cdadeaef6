"""Files of every format to what they hold, one module a format; nothing here knows of paths, folders or names.

`found.py` says what a reader gives; `apart.py` runs the readers of formats that can be made to hurt in a process of
their own. `pipeline.read` puts them together.
"""
