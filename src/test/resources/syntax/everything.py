# Every form of syntax up to Python 3.11, for the parser's tests. It is never run.
"""Docstring."""
from __future__ import annotations

import a.b.c as abc, os
import sys; import json
from . import sibling
from .. import parent as p
from ...deep.er import (one, two as deux,  # a comment
                        three,)
from package import *
import spaced . out as so


@decorator
@decorator.factory(1, key="value")
async def function(a, b: int, /, c=1, d: "str" = 'x', *args: int, e, f=2, **kwargs) -> dict[str, list[int]]:
    """Docstring with \N{BULLET} and \x41."""
    global first, second
    await call(a, *b, key=c, **d)
    async with open(a) as file, other() as (x, y), third:
        pass
    async with (one() as a, two(), three() as c.d,):
        pass
    async for i, (j, *k) in aiter(b):
        if i: continue
        elif j:
            break
        else:
            return
    else:
        yield
    x = [i async for i in a if await b(i) if c for j in d]
    return await asyncio.gather(*[f(x) for x in y], return_exceptions=True)


def generator(*, only, **rest):
    nonlocal_value = 1

    def inner():
        nonlocal nonlocal_value
        nonlocal_value += 1

    received = yield
    received = yield received, 2
    yield from inner()
    return (yield)


class Class(Base, metaclass=Meta, **options):
    field: int
    other: list[int] | None = None
    a = b = c, d = 1, 2
    (parenthesised) = 1
    x: int = 3 if False else 4

    def method(self): return self.a.b.c[0](1)(2)

    @property
    def prop(self) -> Class: ...


class Empty: pass


if (n := len(a)) > 10 and not b or c is not d and e not in f:
    pass
elif a < b <= c != d == e >= f > g in h is i:
    print("chained", file=sys.stderr)
else:
    del a, b[0], c.d, (e, f)

while True:
    break
else:
    pass

for x in 1, 2, *rest: pass
for x, in y: pass
for x.y, z[0] in (lambda: w)(): pass

try:
    raise ValueError("x") from error
except (A, B) as e:
    raise
except C:
    assert a, "message"
except:
    pass
else:
    pass
finally:
    pass

try:
    pass
except* (OSError, ValueError) as group:
    pass

with a: pass
with (a): pass
with (a, b): pass
with (a, b) as c: pass
with (yield): pass
with (a as b): pass
with open(x) as f, open(
    y
) as g:
    pass

numbers = 1, 1_000, 0xff, 0b1, 0o7, 1.5, 1e10, 1.5e-3, 2j, .5, 5.
strings = 'a' "b" r'\c' u'f' f'g' '''h
i''' """j""", b'd' rb'e'
f = f"{a} {b!r} {c:>10} {d:{width}.{precision}} {e=} {f=!s:^20} {{g}} {h['key']} {lambda_}"
f = f'''{
    a
}''' 'x' f"{b}"
f = (f"{x}"
     "y"  # comment
     f"{z:%Y-%m-%d}")
s = {1, 2, *c}
d = {'a': 1, **b, 'c': {'d': e}}
e = {}, [], (), (1,), [1, *a], (*a, *b)
c = {k: v for k, v in d.items()}, {x for x in y}, (x for x in y), [[a for a in b] for b in c]
g = f(x for x in y), f((x for x in y), 1), f(a)(b)[c].d
l = lambda: 1, lambda x, /, y=1, *a, z, **k: (x, y), lambda *, a: a, lambda *a: a
t = a if b else c if d else e
w = (y := 1, z := a if b else c)
o = -a ** -b + c * d // e % f @ g << h >> i & j | ~l ^ k
o += 1; o -= 1; o *= 1; o /= 1; o //= 1; o %= 1; o **= 1; o @= 1; o &= 1; o |= 1; o ^= 1; o >>= 1; o <<= 1
i = a[1:2, ::3, ...], a[:], a[b:], a[*c], a[1,], a[lambda: 1], a[b := 1]
u = not a == b, not(a), a and(b), 1 if a else 2
*a, b = c
a, *b = *c, d
[a, b] = (c, d) = e
print
exec("x")
print(*self.items(), *a.b[0], *c or d, *e if f else g, **h)
match = case = type = _ = 1
match(x), type(y), match[0], match.x
type(mock).attribute = 3
type.x = 2
long = a + \
    b + \
    c
	
if 1:
	tab = 1
	if 2:
		tab = 2

if 1: form = 1; feed = 2


def unicode_names(über, 变量, ﬁ):
    return über.变量 + "é" + f"{über} 😀 {变量}"


match command.split():
    case [] | [""]:
        pass
    case ["go", direction, *rest] if direction in exits:
        pass
    case {"x": 1, "y": [a, b], **others}:
        pass
    case Point(x=0, y=y) | Point(x=y, y=0):
        pass
    case a.b.C(1, "s", -1, 1.5, 1+2j, None, True, False) as whole:
        pass
    case (1, (2, three)), *_:
        pass
    case str() | int():
        pass
    case Color.RED | "x" "y":
        pass
    case _:
        pass

match x, y:
    case 1, 2: pass

match *a, b:
    case _: pass

match (x):
    case {**rest}: pass
