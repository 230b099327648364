from . import thing as from_parent
name = __name__
