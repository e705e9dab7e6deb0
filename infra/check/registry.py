"""Controls: named functions from a system to what is wrong with it."""

CONTROLS = {}


def control(function):
    """A generator of findings; its name is the control's name, its docstring says what must hold."""
    CONTROLS[function.__name__] = function
    return function


def findings(name, system):
    return list(CONTROLS[name](system))
