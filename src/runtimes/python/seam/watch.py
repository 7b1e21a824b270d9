"""Names that the user watches, with attributes. No code of theirs runs for them: no property, no `__getattr__`."""

import types

import seam_values as values


class _Missing(Exception):
    pass


def look(process, frame):
    """What has another value than it last had, as places and texts. What the frame does not see stays as it was."""
    changed = []
    for index, path in enumerate(process.watch):
        try:
            text = values.shown(_value(path, frame))
        except _Missing:
            continue
        if text != process.watched[index]:
            process.watched[index] = text
            changed.append([index, text])
    return changed


def _value(path, frame):
    name, *attributes = path
    for variables in (frame.f_locals, frame.f_globals):
        if name in variables:
            value = variables[name]
            break
    else:
        raise _Missing
    for attribute in attributes:
        value = _attribute(value, attribute)
    return value


def _attribute(value, name):
    try:
        own = object.__getattribute__(value, "__dict__")
    except AttributeError:
        own = {}
    if name in own:
        return own[name]
    for kind in (value if isinstance(value, type) else type(value)).__mro__:
        if name not in kind.__dict__:
            continue
        found = kind.__dict__[name]
        if isinstance(found, types.MemberDescriptorType):
            try:
                return found.__get__(value)
            except AttributeError:
                break
        if not hasattr(type(found), "__get__"):
            return found
        break
    raise _Missing
