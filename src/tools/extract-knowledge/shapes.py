"""Turns return annotations into the words of knowledge files."""

import ast
import builtins
import collections.abc
import contextlib
import dataclasses
import enum
import inspect
import sys
import types
import typing

BUILTINS = {bool, int, float, complex, str, bytes, list, tuple, dict, set, frozenset, object}
MISSING = object()
DEEPEST = 12


@dataclasses.dataclass(frozen=True)
class Shape:
    """What is known of a result: its class and, beyond that class, what it is good for."""

    type: str | None = None
    words: tuple[str, ...] = ()
    coroutine: bool = False
    awaitable: bool = False

    @property
    def known(self):
        return self.type is not None or bool(self.words)


UNKNOWN = Shape()
OBJECT = Shape("object")


class Anything(type):
    """A name that cannot be resolved: it takes part in any type expression."""

    def __getitem__(cls, _):
        return cls

    def __or__(cls, other):
        return typing.Union[cls, other] if other is not None else cls

    __ror__ = __or__

    def __getattr__(cls, name):
        if name.startswith("__"):
            raise AttributeError(name)
        return cls


class Unresolved(metaclass=Anything):
    pass


class Names(dict):
    def __missing__(self, name):
        if hasattr(builtins, name):
            raise KeyError(name)
        return Unresolved


_namespaces = {}


def namespace(module_name):
    """The names of a module, with what it imports for type checkers only."""
    if module_name not in _namespaces:
        module = sys.modules.get(module_name)
        names = Names(vars(module) if module else {})
        _namespaces[module_name] = names
        try:
            tree = ast.parse(inspect.getsource(module))
        except (OSError, TypeError, SyntaxError):
            return names
        for node in ast.walk(tree):
            if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test):
                for statement in node.body:
                    _run(statement, module, names)
    return _namespaces[module_name]


def _run(statement, module, names):
    if isinstance(statement, ast.ImportFrom):
        for alias in statement.names:
            one = ast.ImportFrom(statement.module, [alias], statement.level)
            _execute(one, module, names)
    elif isinstance(statement, (ast.Import, ast.Assign, ast.AnnAssign)):
        _execute(statement, module, names)


def _execute(statement, module, names):
    scope = dict(names)
    before = set(scope)
    scope["__package__"] = module.__package__
    code = compile(ast.fix_missing_locations(ast.Module([statement], [])), "<types>", "exec")
    with contextlib.suppress(Exception):
        exec(code, scope)
        for name in set(scope) - before - {"__builtins__", "__package__"}:
            names[name] = scope[name]


def evaluate(annotation, module_name, owner=None):
    if not isinstance(annotation, str):
        return annotation
    names = namespace(module_name)
    if owner is not None:
        names = Names({**names, **{k: v for k, v in vars(owner).items() if isinstance(v, type)}})
        names.setdefault(owner.__name__, owner)
    try:
        return eval(annotation, {"__builtins__": builtins}, names)
    except Exception:
        return Unresolved


def is_plain_data(cls):
    """Exceptions, enumerations and records: nothing of interest happens in their methods."""
    if issubclass(cls, (BaseException, enum.Enum)) or typing.is_typeddict(cls):
        return True
    record = (
        dataclasses.is_dataclass(cls)
        or any(base.__name__ == "BaseModel" for base in cls.__mro__)
        or issubclass(cls, tuple)
    )
    return record and not any(
        inspect.iscoroutinefunction(getattr(cls, name, None))
        or name in ("__aenter__", "__aiter__", "__await__")
        for name in dir(cls)
        if not (name.startswith("_") and not name.startswith("__a"))
    )


class Describer:
    """Describes types; asks the library for the names of classes."""

    def __init__(self, library):
        self.library = library
        self.ambiguous = []
        self.depth = 0

    def describe(self, kind, module_name, owner=None, bound=None, where=""):
        bound = bound or {}
        if self.depth > DEEPEST:
            return UNKNOWN

        def again(inner):
            self.depth += 1
            try:
                return self.describe(inner, module_name, owner, bound, where)
            finally:
                self.depth -= 1

        if isinstance(kind, (str, typing.ForwardRef)):
            text = kind if isinstance(kind, str) else kind.__forward_arg__
            return again(evaluate(text, module_name, owner))
        if kind is None or kind is type(None) or kind in (typing.NoReturn, typing.Never):
            return Shape("None")
        if kind is MISSING or kind is Unresolved or kind is typing.Any:
            return UNKNOWN
        if isinstance(kind, typing.TypeVar):
            return again(bound[kind]) if kind in bound and bound[kind] is not kind else UNKNOWN
        if kind is typing.Self:
            return Shape("Self")
        if isinstance(kind, typing.NewType):
            return again(kind.__supertype__)
        origin = typing.get_origin(kind)
        arguments = typing.get_args(kind)
        if origin in (typing.Union, types.UnionType):
            return self._union([a for a in arguments if a is not type(None)], again, where)
        if origin is typing.Annotated or origin in (typing.ClassVar, typing.Final):
            return again(arguments[0])
        if origin in (typing.Literal, type, collections.abc.Callable) or kind in (type, typing.Type):
            return OBJECT
        if origin is not None:
            return self._generic(origin, arguments, again, module_name)
        if isinstance(kind, type):
            return self._generic(kind, (), again, module_name)
        return UNKNOWN

    def _union(self, parts, again, where):
        shapes = [again(part) for part in parts]
        if len(set(shapes)) == 1:
            return shapes[0]
        if all(shape.known for shape in shapes):
            if not any(shape.coroutine or shape.awaitable for shape in shapes):
                return OBJECT
            self.ambiguous.append(where)
        return UNKNOWN

    def _generic(self, origin, arguments, again, module_name):
        item = lambda at: self.one(again(arguments[at])) if len(arguments) > at else None
        abc = collections.abc
        if origin in (abc.Coroutine, types.CoroutineType):
            result = again(arguments[2]) if len(arguments) > 2 else UNKNOWN
            return dataclasses.replace(result, coroutine=True)
        if origin is abc.Awaitable:
            return Shape(None, _words("awaitable", "awaits", item(0)), awaitable=True)
        if origin in (abc.AsyncIterator, abc.AsyncIterable, abc.AsyncGenerator):
            return Shape(None, _words("async-iterable", "aitem", item(0)))
        if origin in (abc.Iterator, abc.Iterable, abc.Generator):
            return Shape(None, _words("iterable", "item", item(0)))
        if origin is contextlib.AbstractAsyncContextManager:
            return Shape(None, _words("async-context", "aenter", item(0)))
        if origin is contextlib.AbstractContextManager:
            return Shape(None, _words("context", "enter", item(0)))
        if origin in (list, abc.Sequence, abc.MutableSequence):
            return self._list("list", item(0))
        if origin in (abc.Mapping, abc.MutableMapping):
            return Shape("dict")
        if origin in BUILTINS:
            return Shape(origin.__name__)
        if origin.__module__ == "builtins":
            return OBJECT
        return self._class(origin, arguments, again)

    def _list(self, name, item):
        if item and "." in item:
            return Shape(name, _words("iterable", "item", item))
        return Shape(name)

    def _class(self, cls, arguments, again):
        name = self.library.type_name(cls)
        awaits = hasattr(cls, "__await__")
        if name is None:
            return UNKNOWN if awaits else OBJECT
        words = ()
        parameters = getattr(cls, "__parameters__", ())
        if arguments and len(parameters) == len(arguments):
            words = self.library.protocol_words(cls, dict(zip(parameters, arguments)), again)
            plain = [word.replace("=Self", f"={name}") for word in self.library.plain_words(cls)]
            if set(words) <= set(plain):
                words = ()
        return Shape(name, words, awaitable=awaits)

    def one(self, shape):
        """A type that can stand after '=': one that needs no words beside it."""
        if shape.words and not shape.type:
            return None
        return shape.type


def _words(protocol, key, item):
    return (protocol,) if item is None else (protocol, f"{key}={item}")
