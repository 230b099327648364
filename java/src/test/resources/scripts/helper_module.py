value = 42
exported = "star"
_hidden = 1
def func(x):
    return x * value
