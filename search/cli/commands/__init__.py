"""The commands, one a file: a module holds the command that it is named after.

All of them are imported for the list of commands, so each imports what it runs on when it runs.
"""
