"""What each line of a program reads and writes of what its threads share: globals, and attributes of objects."""

import ast


def accesses(texts):
    """@returns file → line → {"reads": [name], "writes": [name]}; a file that does not compile has no lines"""
    return {name: _of(text) for name, text in texts.items() if name.endswith(".py")}


def _of(text):
    try:
        tree = ast.parse(text)
    except (SyntaxError, ValueError):
        return {}
    shared = _globals(tree)
    lines = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Name) and node.id in shared:
            name = node.id
        elif isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            name = f"{node.value.id}.{node.attr}"
        else:
            continue
        own = lines.setdefault(node.lineno, {"reads": [], "writes": []})
        own["writes" if isinstance(node.ctx, ast.Store) else "reads"].append(name)
    # An assignment like `x += 1` reads what it writes.
    for node in ast.walk(tree):
        if isinstance(node, ast.AugAssign) and node.lineno in lines:
            lines[node.lineno]["reads"].extend(lines[node.lineno]["writes"])
    return lines


def _globals(tree):
    """Names that a function declares global: only those can be written by threads."""
    return {name for node in ast.walk(tree) if isinstance(node, ast.Global) for name in node.names}
