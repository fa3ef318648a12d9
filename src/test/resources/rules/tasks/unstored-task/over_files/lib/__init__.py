from .spawn import spawn
