import sys

print(sys.version_info[:2], sys.version_info.major, sys.version_info.minor, sys.version_info >= (3, 8), sys.version_info < (4,), sys.version_info, isinstance(sys.version_info, tuple),
      type(sys.version_info).__name__, type(sys.version_info).__module__, len(sys.version_info), sys.version_info[3], tuple(sys.version_info), hash(sys.version_info) == hash(tuple(sys.version_info)))
print(sys.float_info, sys.float_info.epsilon, sys.float_info[0] == sys.float_info.max)
print(sys.int_info, sys.hash_info.width, sys.hash_info.modulus, sys.hash_info.imag, sys.float_repr_style, sys.api_version, hex(sys.hexversion))
print(sys.flags.optimize, sys.flags.debug, sys.flags.dev_mode, len(sys.flags), repr(sys.flags).startswith("sys.flags(debug=0, inspect=0"), sys.implementation.version == sys.version_info)
print(sys.getdefaultencoding(), sys.getfilesystemencoding(), sys.getfilesystemencodeerrors(), sys.is_finalizing(), sys.getallocatedblocks() > 0, sys.get_int_max_str_digits(), sys.platlibdir)
for attempt in (lambda: type(sys.flags)(), lambda: sys.set_int_max_str_digits(5)):
    try:
        attempt()
    except (TypeError, AttributeError, ValueError) as e:
        print(type(e).__name__, e)
major, minor, *rest = sys.version_info
print(major, minor, rest)
