"""How this interpreter was built: nothing of it is set."""

_VARS = {"Py_GIL_DISABLED": 0}


def get_config_var(name):
    return _VARS.get(name)


def get_config_vars(*args):
    return [_VARS.get(name) for name in args] if args else dict(_VARS)


def get_platform():
    import sys
    return sys.platform
