"""Values as short texts. No code of the user's is run for them: a `__repr__` may print, or wait."""

MOST = 120
ITEMS = 8

_plain = {int, float, complex, bool, type(None), range}


def shown(value, depth=2):
    """The value as Python writes it, cut to at most MOST characters; with its size where it is cut."""
    text = _text(value, depth)
    return text if len(text) <= MOST else text[: MOST - 1] + "…"


def _text(value, depth):
    kind = type(value)
    if kind in _plain:
        try:
            return repr(value)
        except ValueError:
            return f"<int of {value.bit_length()} bits>"
    if kind in (str, bytes, bytearray):
        if len(value) <= MOST:
            return repr(value)
        unit = "characters" if kind is str else "bytes"
        return f"{value[: MOST // 2]!r}… ({len(value)} {unit})"
    if kind in (list, tuple, set, frozenset):
        return _items(value, kind, depth)
    if kind is dict:
        return _pairs(value, depth)
    module = getattr(kind, "__module__", "")
    if module in ("datetime", "decimal", "fractions", "_pydatetime", "collections", "pathlib"):
        try:
            return repr(value)
        except Exception:
            return f"<{kind.__name__}>"
    if isinstance(value, BaseException):
        return f"{kind.__name__}({', '.join(_text(arg, 0) for arg in value.args)})"
    describe = getattr(kind, "_seam_shown", None)
    if describe is not None:
        return describe(value)
    return _instance(value, kind, depth)


def _items(value, kind, depth):
    opening, closing = {list: "[]", tuple: "()", set: "{}", frozenset: ("frozenset({", "})")}[kind]
    if not value:
        return repr(value)
    if depth == 0:
        return f"{opening}… {len(value)}{closing}"
    texts = []
    for item in value:
        if len(texts) == ITEMS:
            texts.append(f"… {len(value)} in all")
            break
        texts.append(_text(item, depth - 1))
    one = "," if kind is tuple and len(value) == 1 else ""
    return f"{opening}{', '.join(texts)}{one}{closing}"


def _pairs(value, depth):
    if not value:
        return "{}"
    if depth == 0:
        return f"{{… {len(value)}}}"
    texts = []
    for key, item in value.items():
        if len(texts) == ITEMS:
            texts.append(f"… {len(value)} in all")
            break
        texts.append(f"{_text(key, depth - 1)}: {_text(item, depth - 1)}")
    return "{" + ", ".join(texts) + "}"


def _instance(value, kind, depth):
    if isinstance(value, type):
        return f"<class {value.__name__}>"
    name = kind.__name__
    if depth < 2:
        return f"<{name}>"
    try:
        own = object.__getattribute__(value, "__dict__")
    except AttributeError:
        return f"<{name}>"
    if kind.__module__ != "__main__" or type(own) is not dict:
        return f"<{name}>"
    texts = [f"{key}={_text(item, 0)}" for key, item in list(own.items())[:ITEMS]]
    return f"<{name} {', '.join(texts)}>" if texts else f"<{name}>"
