"""One installed library: its public classes and functions, and what their members are."""

import ast
import dataclasses
import fnmatch
import functools
import importlib
import inspect
import pkgutil
import re
import sys
import textwrap
import typing

from shapes import MISSING, OBJECT, UNKNOWN, Describer, Shape, evaluate, is_plain_data, namespace

PROTOCOLS = (
    ("context", "enter", "__enter__"),
    ("async-context", "aenter", "__aenter__"),
    ("iterable", "item", "__iter__"),
    ("async-iterable", "aitem", "__aiter__"),
    ("awaitable", "awaits", "__await__"),
)


@dataclasses.dataclass
class Line:
    kind: str
    name: str
    shape: Shape = UNKNOWN
    extra: str = ""
    overrides: bool = False


@dataclasses.dataclass
class ClassLines:
    name: str
    bases: list
    words: tuple
    members: list
    cls: type


class Library:
    def __init__(self, config, known):
        self.config = config
        self.known = known
        self.packages = tuple(config["packages"])
        self.paths = {}  # id of class or function -> canonical name
        self.objects = {}  # canonical name -> object
        self.aliases = {}
        self.classes = {}  # canonical name -> ClassLines
        self.queue = []
        self.inside = False
        self.hops = 0
        self.wrapped = []
        self.describer = Describer(self)

    # What there is

    def read(self):
        modules = list(self._modules())
        packages = {name for name in modules if hasattr(importlib.import_module(name), "__path__")}
        self.module_names = set(modules) - packages if self.config.get("homes") else set()
        for name in modules:
            module = importlib.import_module(name)
            for attribute in self._names(module):
                thing = getattr(module, attribute)
                if self._is_public_here(thing, module):
                    self._register(thing, f"{name}.{attribute}")
        for name, thing in list(self.objects.items()):
            if isinstance(thing, type):
                self.queue.append(thing)
        functions = [
            self._function(thing, name, None)
            for name, thing in list(self.objects.items())
            if not isinstance(thing, type)
        ]
        while self.queue:
            self._read_class(self.queue.pop())
        return [line for line in functions if line]

    def _modules(self):
        for pattern in self.config["modules"]:
            if not pattern.endswith(".*"):
                yield pattern
                continue
            package = importlib.import_module(pattern[:-2])
            for info in pkgutil.walk_packages(package.__path__, package.__name__ + "."):
                below = info.name.removeprefix(pattern[:-1])
                skipped = any(part.startswith("_") for part in below.split("."))
                if not skipped and not self._dropped(info.name):
                    yield info.name

    def _names(self, module):
        listed = getattr(module, "__all__", None)
        names = (
            name
            for name in (listed if listed is not None else dir(module))
            if not name.startswith("_") and _has(module, name)
        )
        return sorted(
            names, key=lambda name: (getattr(getattr(module, name), "__name__", "") != name, name)
        )

    def _is_public_here(self, thing, module):
        """Whether a module means to offer a name, rather than that it imports it for its own use."""
        offers = hasattr(module, "__path__") or hasattr(module, "__all__")
        return offers or self.config.get("reexports") or thing_module(thing) == module.__name__

    def _register(self, thing, path):
        if not isinstance(thing, type) and not inspect.isroutine(thing):
            return
        if not re.fullmatch(r"[\w.]+", getattr(thing, "__qualname__", "?")):
            return
        home = f"{thing.__module__}.{thing.__qualname__}"
        if self._dropped(path) or isinstance(thing, type) and self._is_plain(thing):
            return
        if not self._ours(thing):
            if home in self.known and self.config.get("reexports"):
                self.aliases[path] = home
            return
        listed = thing.__module__ in self.module_names
        if listed and home != path and self._public(home) and id(thing) not in self.paths:
            self.aliases[path] = home
            path = home
        if id(thing) not in self.paths:
            self.paths[id(thing)] = path
            self.objects[path] = thing
            if home != path and "<" not in home:
                self.aliases[home] = path
        elif self.paths[id(thing)] != path:
            self.aliases[path] = self.paths[id(thing)]

    def _is_plain(self, cls):
        models = self.config.get("models") and any(b.__name__ == "BaseModel" for b in cls.__mro__)
        return is_plain_data(cls) and not models

    def _public(self, home):
        module = sys.modules.get(home.rpartition(".")[0])
        offered = getattr(module, "__all__", None)
        return offered is None or home.rpartition(".")[2] in offered

    def _ours(self, thing):
        module = thing.__module__ or ""
        return any(module == p or module.startswith(p + ".") for p in self.packages)

    def _dropped(self, name):
        return any(fnmatch.fnmatchcase(name, glob) for glob in self.config.get("drop", ()))

    # Names of classes

    def type_name(self, cls):
        path = self.paths.get(id(cls))
        if path or not isinstance(cls, type):
            return path
        home = f"{cls.__module__}.{cls.__qualname__}"
        if not self._ours(cls):
            return home if home in self.known else None
        if self._is_plain(cls) or not re.fullmatch(r"[\w.]+", home) or self._dropped(home):
            return None
        self.paths[id(cls)] = home
        self.objects[home] = cls
        self.queue.append(cls)
        return home

    # Classes

    def _read_class(self, cls):
        name = self.paths[id(cls)]
        if name in self.classes:
            return
        lines = ClassLines(name, [], (), [], cls)
        self.classes[name] = lines
        for base in cls.__bases__:
            if base is not object and base.__module__ not in ("typing", "typing_extensions", "abc"):
                base_name = self.type_name(base)
                if base_name:
                    lines.bases.append(base_name)
        lines.words = self.protocol_words(cls, {}, None, own_only=bool(lines.bases))
        lines.members = list(self._members(cls, name))

    def protocol_words(self, cls, bound, again, own_only=False):
        if again is not None:
            if self.inside:
                return ()
            self.inside = True
        try:
            return self._protocol_words(cls, bound, again, own_only)
        finally:
            self.inside = self.inside and again is None

    def plain_words(self, cls):
        """The protocols of a class whose type parameters are not known."""
        if self.inside:
            return ()
        self.inside = True
        try:
            return self._protocol_words(cls, {}, None, False)
        finally:
            self.inside = False

    def _protocol_words(self, cls, bound, again, own_only):
        words = []
        for protocol, key, method in PROTOCOLS:
            definer = next((k for k in cls.__mro__ if method in vars(k)), None)
            if definer is None or definer is object or _refuses(vars(definer)[method]):
                continue
            if protocol == "iterable" and hasattr(cls, "__await__"):
                continue
            generic = bound or self._bindings(cls, definer)
            if own_only and definer is not cls and not generic:
                continue
            shape = self._protocol_shape(definer, method, generic, again, cls)
            inner = self.describer.one(shape)
            if inner == "Self" and again is not None:
                inner = self.type_name(cls)
            words.append(protocol)
            if inner:
                words.append(f"{key}={inner}")
        found = [word for word in words if word.startswith(("async", "aw", "ai", "ae"))]
        if again is not None and not any("." in word for word in found):
            return ()
        return tuple(words)

    def _protocol_shape(self, definer, method, bound, again, cls):
        function = vars(definer)[method]
        if not inspect.isfunction(function):
            return UNKNOWN
        result = self._result(function, definer, bound, again)
        wanted = {"__iter__": "item", "__aiter__": "aitem", "__await__": "awaits"}.get(method)
        if wanted is None:
            return result
        if method == "__await__":
            returning = getattr(cls, "__returning__", None)  # what aiogram's methods give
            if returning is not None:
                return self.describer.describe(returning, cls.__module__, cls)
            return self._awaited(function, definer, bound, again)
        for word in result.words:
            if word.startswith(wanted + "="):
                return Shape(word.split("=", 1)[1])
        step = "__next__" if method == "__iter__" else "__anext__"
        if result.type in ("Self", self.paths.get(id(definer))) and hasattr(cls, step):
            owner = next(k for k in cls.__mro__ if step in vars(k))
            if inspect.isfunction(vars(owner)[step]):
                return self._result(vars(owner)[step], owner, bound, again)
        return UNKNOWN

    def _awaited(self, function, definer, bound, again):
        note = evaluate(self._annotation(function), function.__module__, definer)
        arguments = getattr(note, "__args__", ())
        if len(arguments) != 3:
            return UNKNOWN
        return self.describer.describe(arguments[2], function.__module__, definer, bound)

    def _bindings(self, cls, definer):
        """What the type parameters of a base class are for a class."""
        bound = {}
        for klass in cls.__mro__:
            for base in getattr(klass, "__orig_bases__", ()):
                origin = getattr(base, "__origin__", None)
                parameters = getattr(origin, "__parameters__", ())
                for parameter, argument in zip(parameters, getattr(base, "__args__", ())):
                    if parameter is not argument:
                        bound.setdefault(parameter, argument)
        return bound

    def _members(self, cls, name):
        names = list(vars(cls))
        notes = self._assigned(cls) | vars(cls).get("__annotations__", {})
        for member in sorted(set(names) | set(notes)):
            if member.startswith("_") and member != "__call__" or self._dropped(f"{name}.{member}"):
                continue
            line = self._member(cls, name, member, notes)
            if line:
                line.overrides = any(
                    inspect.isfunction(vars(base).get(member)) for base in cls.__mro__[1:-1]
                ) and (line.kind == "value" or not line.shape.known)
                yield line

    def _assigned(self, cls):
        """The annotations of attributes that the constructor sets: its own, or its parameters'."""
        constructor = vars(cls).get("__init__")
        try:
            tree = ast.parse(textwrap.dedent(inspect.getsource(constructor))).body[0]
        except (OSError, TypeError, SyntaxError, IndexError):
            return {}
        parameters = getattr(constructor, "__annotations__", {})
        notes = {}
        for node in ast.walk(tree):
            target = node.target if isinstance(node, ast.AnnAssign) else None
            if isinstance(node, ast.Assign) and len(node.targets) == 1:
                target = node.targets[0]
            if not isinstance(target, ast.Attribute) or ast.unparse(target.value) != "self":
                continue
            if isinstance(node, ast.AnnAssign):
                notes[target.attr] = ast.unparse(node.annotation)
            elif isinstance(node.value, ast.Name) and node.value.id in parameters:
                notes[target.attr] = parameters[node.value.id]
            elif isinstance(node.value, ast.Call):
                notes[target.attr] = self._made(ast.unparse(node.value.func), constructor, cls)
        return notes

    def _made(self, callee, constructor, cls):
        made = evaluate(callee, constructor.__module__, cls) if "(" not in callee else None
        is_class = isinstance(made, type) and made.__name__ != "Unresolved"
        return made if is_class else typing.Any

    def _member(self, cls, name, member, notes):
        path = f"{name}.{member}"
        attribute = vars(cls).get(member, MISSING)
        if isinstance(attribute, (staticmethod, classmethod)):
            attribute = attribute.__func__
        if inspect.isfunction(attribute):
            return self._function(attribute, path, cls)
        getter = getattr(attribute, "fget", None) or getattr(attribute, "func", None)
        if isinstance(attribute, property) or isinstance(attribute, functools.cached_property):
            return Line("value", path, self._result(getter, cls)) if getter else None
        if isinstance(attribute, type):
            return None
        if member in notes:
            return Line("value", path, self.describer.describe(notes[member], cls.__module__, cls))
        wrapped = getattr(attribute, "__wrapped__", None)
        if inspect.isfunction(wrapped):
            return self._function(wrapped, path, cls)
        return Line("value", path)

    # Functions

    def _function(self, function, path, owner):
        if not inspect.isfunction(function):
            return None
        inner = inspect.unwrap(function)
        if not inspect.isfunction(inner):
            return None
        managed = function.__code__.co_filename.endswith("contextlib.py")
        if inspect.isasyncgenfunction(inner):
            shape = self._result(inner, owner)
            item = next((w.split("=", 1)[1] for w in shape.words if w.startswith("aitem=")), None)
            if managed:
                words = ("async-context",) + ((f"aenter={item}",) if item else ())
                return Line("def", path, Shape(None, words))
            return Line("asyncgen", path, Shape(item))
        if managed and inspect.isgeneratorfunction(inner):
            shape = self._result(inner, owner)
            item = next((w.split("=", 1)[1] for w in shape.words if w.startswith("item=")), None)
            return Line("def", path, Shape(None, ("context",) + ((f"enter={item}",) if item else ())))
        shape = self._overloaded(inner, owner)
        if inspect.iscoroutinefunction(inner) and not inspect.iscoroutinefunction(function):
            self.wrapped.append(path)
        if inspect.iscoroutinefunction(inner) or shape.coroutine:
            return Line("async", path, shape)
        return Line("def", path, shape)

    def _overloaded(self, function, owner):
        variants = typing.get_overloads(function)
        if not variants:
            return self._result(function, owner)
        shapes = {self._result(variant, owner) for variant in variants}
        if len(shapes) == 1:
            return shapes.pop()
        if all(s.known and not s.awaitable and not s.coroutine for s in shapes):
            return OBJECT
        return UNKNOWN

    def _annotation(self, function):
        return getattr(function, "__annotations__", {}).get("return", MISSING)

    def _result(self, function, owner, bound=None, again=None):
        note = self._annotation(function)
        if note is MISSING:
            return self._inferred(function, owner)
        if not inspect.isfunction(function):
            return UNKNOWN
        bound = dict(bound or {})
        parameter = function.__code__.co_varnames[:1]
        parameter = parameter[0] if parameter else ""
        first = evaluate(function.__annotations__.get(parameter), function.__module__, owner)
        resolved = evaluate(note, function.__module__, owner)
        arguments = (first, *(getattr(first, "__args__", ()) if typing.get_origin(first) is type else ()))
        if owner is not None and type(resolved).__name__ == "TypeVar" and resolved in arguments:
            return Shape("Self")
        where = f"{owner.__name__ if owner else ''}.{function.__name__}"
        return self.describer.describe(resolved, function.__module__, owner, bound, where)

    def _inferred(self, function, owner):
        """What an unannotated function gives, where its return statements tell."""
        try:
            tree = ast.parse(textwrap.dedent(inspect.getsource(function))).body[0]
        except (OSError, TypeError, SyntaxError, IndexError):
            return UNKNOWN
        if not isinstance(tree, (ast.FunctionDef, ast.AsyncFunctionDef)):
            return UNKNOWN
        returns, yields = [], []
        _returns(tree.body, returns, yields)
        if yields:
            is_async = isinstance(tree, ast.AsyncFunctionDef)
            return UNKNOWN if is_async else Shape(None, ("iterable",))
        if _only_raises(tree):
            return UNKNOWN
        shapes = {self._expression(value, function, owner) for value in returns}
        shapes = shapes or {Shape("None")}
        if len(shapes) > 1:
            shapes.discard(Shape("None"))
        return shapes.pop() if len(shapes) == 1 else UNKNOWN

    def _expression(self, value, function, owner):
        if value is None or isinstance(value, ast.Constant):
            constant = None if value is None else value.value
            return Shape("None") if constant is None else Shape(type(constant).__name__)
        if isinstance(value, ast.Name) and value.id == "self" and owner:
            return Shape("Self")
        for node, name in ((ast.List, "list"), (ast.ListComp, "list"), (ast.Dict, "dict"),
                           (ast.DictComp, "dict"), (ast.Tuple, "tuple"), (ast.Compare, "bool"),
                           (ast.JoinedStr, "str"), (ast.Set, "set")):
            if isinstance(value, node):
                return Shape(name)
        if isinstance(value, ast.Call):
            return self._call(ast.unparse(value.func), function, owner)
        return UNKNOWN

    def _call(self, callee, function, owner):
        """What calling a class, or a method of the same object, gives."""
        if not re.fullmatch(r"[\w.]+", callee):
            return UNKNOWN
        first, _, rest = callee.partition(".")
        if callee == "cls":
            return Shape("Self")
        if first != "self":
            called = evaluate(callee, function.__module__, owner)
            known = isinstance(called, type) and called.__name__ != "Unresolved"
            return self.describer.describe(called, function.__module__) if known else UNKNOWN
        method = inspect.getattr_static(owner, rest, None) if owner and "." not in rest else None
        if not inspect.isfunction(method) or method is function or self.hops > 3:
            return UNKNOWN
        self.hops += 1
        line = self._function(method, rest, owner)
        self.hops -= 1
        if line is None or line.kind == "asyncgen":
            return UNKNOWN
        return dataclasses.replace(line.shape, coroutine=line.kind == "async")


def _has(module, name):
    try:
        thing = getattr(module, name)
        return isinstance(thing, type) or inspect.isroutine(thing)
    except AttributeError:
        return False
    except RuntimeError:  # a proxy that wants its context
        return False


def thing_module(thing):
    return getattr(thing, "__module__", None)


def _refuses(method):
    """Whether a method only raises, to say what to use instead."""
    if method is None:
        return True
    try:
        tree = ast.parse(textwrap.dedent(inspect.getsource(method))).body[0]
    except (OSError, TypeError, SyntaxError, IndexError):
        return False
    body = tree.body[1:] if ast.get_docstring(tree) else tree.body
    raises = bool(body) and isinstance(body[0], ast.Raise)
    return raises and "NotImplementedError" not in ast.unparse(body[0])


def _returns(body, returns, yields):
    for node in body:
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Lambda)):
            continue
        if isinstance(node, ast.Return):
            returns.append(node.value)
        if isinstance(node, (ast.Yield, ast.YieldFrom)):
            yields.append(node)
        _returns(ast.iter_child_nodes(node), returns, yields)


def _only_raises(tree):
    return isinstance(tree.body[-1], ast.Raise) or not tree.body
