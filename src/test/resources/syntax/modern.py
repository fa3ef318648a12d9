def f[T, *Ts, **P](x: T) -> T: ...
def g[T: (int, str) = int, *Ts = *tuple[int], **P = [int]](x): await y
class C[T = int](Base[T]): x: T
async def h[T: int = bool](x): await x
type A[T = int] = list[T]
type B = int | str
type D[T: int, *Ts] = dict[str, T]
try:
    pass
except A, B:
    pass
except* C, D:
    pass
t = t"hello {name!r:>{width}} {await x}"
t2 = rt'''{a}''' tr"x"
f = f"{'a' + "b"}" f'{x:{'{'}>10}'
f2 = f"{f"{f"{1}"}"}"
f3 = f"{
    x  # comment
}"
x = [*a] if b else (yield)
with (open("a") as f, open("b") as g): pass
lambda x=(yield): x
for x in *a, *b: pass
return_type = a[*b, c]
def star(*args: *Ts): pass
@(yield)
def d(): pass
@a if b else c
def e(): pass
match x:
    case {"a": None, **rest} if rest: pass
    case -1 | 1+1j: pass
async def gen():
    async for x in y: yield x
    return
print(f"{x!r:^{width}.{precision}}", f"{x=}", f"{{}}")
f"{x:%H:%M}" f"{d['a']:>{w}}"
