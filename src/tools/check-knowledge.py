"""Compares knowledge files with the Python that runs this: python3 check-knowledge.py FILE...

Without files it checks what describes the standard library. Says nothing and ends with 0 when every
name exists and is what the file says; what only other releases have (since=, removed=) is skipped.
"""

import importlib
import inspect
import pathlib
import re
import sys

LINE = re.compile(r"(class|async|asyncgen|def|value|alias)\s+(\S+)(.*)")
STANDARD_LIBRARY = ("asyncio", "builtins", "files", "network", "stdlib", "threads")
VERSION = sys.version_info[:2]
MISSING = object()
# What only instances have, only Windows has, or Python has no class for.
NOT_TO_BE_FOUND = re.compile(
    r"asyncio\.Condition\.(acquire|release|locked)|threading\.Condition\.(acquire|release)"
    r"|asyncio\.(Windows\w+|ProactorEventLoop)|builtins\.None|unittest\.mock\..*|.*\.windows.*"
)


def described(path):
    owner = ""
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        match = LINE.match(line.split(" # ")[0])
        if not match:
            continue
        kind, name, words = match.groups()
        name = owner + name if name.startswith(".") else name
        owner = name if kind == "class" else owner
        yield number, kind, name, words


def release(words, key):
    match = re.search(rf"\b{key}=(\d+)\.(\d+)", words)
    return tuple(map(int, match.groups())) if match else None


def in_this_release(words):
    since, removed = release(words, "since"), release(words, "removed")
    return (since is None or since <= VERSION) and (removed is None or VERSION < removed)


def find(name):
    parts = name.split(".")
    for split in range(len(parts), 0, -1):
        try:
            thing = importlib.import_module(".".join(parts[:split]))
        except Exception:
            continue
        for part in parts[split:]:
            thing = getattr(thing, part, MISSING)
            if thing is MISSING:
                return MISSING
        return thing
    return MISSING


def signature(thing):
    try:
        return list(inspect.signature(thing).parameters.values())
    except (TypeError, ValueError):
        return None


def argument_problem(thing, is_method, position, keyword):
    parameters = signature(thing)
    if parameters is None:
        return None
    if is_method and parameters and parameters[0].name in ("self", "cls", "/"):
        parameters = parameters[1:]
    names = [p.name for p in parameters]
    if keyword and keyword not in names and not any(p.kind is p.VAR_KEYWORD for p in parameters):
        return f"has no parameter {keyword}, only {names}"
    if position is not None and keyword in names and names.index(keyword) != position:
        return f"has {keyword} at {names.index(keyword)}, not at {position}"
    if position is not None and len(names) <= position:
        if not any(p.kind is p.VAR_POSITIONAL for p in parameters):
            return f"has only {len(names)} parameters"
    return None


def problems(kind, name, words):
    if kind == "alias" and "." not in name or name.endswith(".*") or NOT_TO_BE_FOUND.fullmatch(name):
        return
    thing = find(name)
    owner = find(name.rpartition(".")[0])
    is_method = isinstance(owner, type)
    if thing is MISSING:
        of_instance = kind == "value" and is_method
        of_factory = callable(owner) and not is_method
        if not of_instance and not of_factory:
            yield "does not exist"
        return
    if kind == "alias":
        return
    if kind == "class" and not callable(thing):  # a function that makes objects counts as their class
        yield "is no class"
    if kind != "class" and isinstance(thing, type) and kind != "def":
        yield "is a class"
    is_async = inspect.iscoroutinefunction(thing)
    if kind == "async" and not is_async and inspect.isfunction(thing):
        yield "is no coroutine function"
    if kind == "def" and (is_async or inspect.isasyncgenfunction(thing)):
        yield "is asynchronous"
    if kind == "class" and isinstance(thing, type):
        for word, method in (
            ("context", "__enter__"),
            ("async-context", "__aenter__"),
            ("async-iterable", "__aiter__"),
            ("awaitable", "__await__"),
        ):
            if re.search(rf"(?<![\w-]){word}(?![\w=-])", words) and not hasattr(thing, method):
                yield f"has no {method}"
            if hasattr(thing, method) and not _inherits(words, word):
                yield f"has {method}, and the line lacks {word}"
    work = re.search(r"\bwork=(\d)?:?(\w+)?", words)
    if work:
        position = int(work[1]) if work[1] else None
        problem = argument_problem(thing, is_method or isinstance(thing, type), position, work[2])
        if problem:
            yield "work: it " + problem
    unless = re.search(r"\bunless=(\S+)", words)
    for condition in unless[1].split(",") if unless else ():
        parts = condition.split(":")
        position = int(parts[0]) if len(parts) == 3 else None
        problem = argument_problem(thing, is_method, position, parts[-2])
        if problem:
            yield "unless: it " + problem


def _inherits(words, word):
    return re.search(rf"(?<![\w-]){word}(?![\w=-])", words) or words.strip().startswith("(")


def main():
    folder = pathlib.Path(__file__).resolve().parents[1] / "main" / "resources" / "knowledge"
    found = 0
    for name in sys.argv[1:] or STANDARD_LIBRARY:
        path = folder / f"{name}.txt"
        for number, kind, described_name, words in described(path):
            if in_this_release(words):
                for problem in problems(kind, described_name, words):
                    print(f"{path.name}:{number}: {described_name} {problem}")
                    found += 1
    sys.exit(1 if found else 0)


if __name__ == "__main__":
    main()
