"""Writes knowledge files from installed libraries: python extract-knowledge LIBRARY...

What libraries.toml says of a library decides what is read. Lines under "# By hand" in a file stay as
they are and win over what is read from the library.
"""

import fnmatch
import importlib.metadata
import pathlib
import re
import sys
import tomllib
import warnings

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))

from library import Library  # noqa: E402
from shapes import Shape  # noqa: E402

FOLDER = HERE.parents[1] / "main" / "resources" / "knowledge"
LINE = re.compile(r"(class|async|asyncgen|def|value|alias)\s+(\S+)")
BY_HAND = "# By hand\n"
GENERATED = "# Read from the library\n"
PLAIN = {"None", "bool", "int", "float", "complex", "str", "bytes", "list", "tuple", "dict", "set",
         "frozenset", "object", "Self"}


def described(text):
    """The names a file describes."""
    names, owner = {}, ""
    for line in text.splitlines():
        match = LINE.match(line)
        if match:
            kind, name = match.groups()
            name = owner + name if name.startswith(".") else name
            owner = name if kind == "class" else owner
            names[name] = kind
    return names


class Writer:
    def __init__(self, name, config):
        self.name = name
        self.config = config
        self.path = FOLDER / f"{name}.txt"
        text = self.path.read_text(encoding="utf-8") if self.path.exists() else ""
        self.by_hand = text.split(BY_HAND, 1)[1].split(GENERATED, 1)[0] if BY_HAND in text else ""
        self.hand_names = described(self.by_hand)
        known = set()
        for path in FOLDER.glob("*.txt"):
            if path != self.path and path.name not in ("index.txt", "tags.txt"):
                known |= set(described(path.read_text(encoding="utf-8")))
        self.library = Library(config, known)
        self.known = known

    def write(self):
        functions = self.library.read()
        self._keep_relevant(functions)
        lines = [self._line(f) for f in sorted(functions, key=lambda f: f.name)
                 if f.name not in self.hand_names and (f.kind != "def" or f.shape.known or self._extra(f.name))]
        for name in sorted(self.kept):
            lines += self._class(self.library.classes[name])
        lines += self._aliases(functions)
        dists = self.config.get("distributions", [self.config["packages"][0]])
        releases = " and ".join(importlib.metadata.version(d) for d in dists)
        head = f"# library: {' and '.join(dists)}\n# release: {releases}\n"
        head += "#\n# The syntax is described at the top of stdlib.txt.\n\n"
        hand = BY_HAND + "\n" + self.by_hand.strip("\n") + "\n\n" if self.by_hand.strip() else ""
        self.path.write_text(head + hand + GENERATED + "\n" + "\n".join(lines) + "\n", encoding="utf-8")
        kinds = [line.split(" ")[0] for line in lines]
        counts = ", ".join(f"{kinds.count(k)} {k}" for k in ("class", "async", "asyncgen", "def", "value", "alias"))
        print(f"{self.path.name}: {counts}; {self.path.stat().st_size} bytes")
        if self.library.wrapped:
            print("  decorated:", ", ".join(sorted(self.library.wrapped)[:30]))
        if self.library.describer.ambiguous:
            print("  ambiguous:", ", ".join(sorted(set(self.library.describer.ambiguous))[:60]))

    # Which classes matter

    def _keep_relevant(self, functions):
        classes = self.library.classes
        keep = self.config.get("keep", [])
        owners = {hand.rpartition(".")[0] for hand in self.hand_names}
        self.kept = set()
        for name, lines in classes.items():
            if (any(re.fullmatch(k.replace(".", r"\.").replace("*", ".*"), name) for k in keep)
                    or self._extra(name) or name in self.hand_names or name in owners or self._is_async(lines)
                    or self._twin(name)):
                self.kept.add(name)
        before = -1
        while before != len(self.kept):
            before = len(self.kept)
            for name in list(self.kept):
                self.kept |= {b for b in classes[name].bases if b in classes and classes[b].members}
            for name, lines in classes.items():
                results = {t for m in lines.members for t in self._types(m.shape)}
                if name not in self.kept and (results | set(lines.bases)) & self.kept:
                    self.kept.add(name)
        only = self.config.get("only")
        if only:
            self.kept = {n for n in self.kept if any(fnmatch.fnmatchcase(n, g) for g in only)}
        self.kept -= {n for n in self.kept if self.library._dropped(n)}

    def _is_async(self, lines):
        if any(hasattr(lines.cls, name) for name in ("__aenter__", "__aiter__", "__await__", "__enter__")):
            return True
        return any(m.kind.startswith("async") or m.shape.coroutine or m.shape.awaitable
                   or any(w.startswith("async") or w == "awaitable" for w in m.shape.words)
                   for m in lines.members) or any(
                       w.startswith("async") or w == "awaitable" for w in lines.words)

    def _types(self, shape):
        yield from filter(None, [shape.type])
        for word in shape.words:
            if "=" in word:
                yield word.split("=", 1)[1]

    # Lines

    def _extra(self, name):
        """The words that libraries.toml adds to a name."""
        return "".join(
            f" {words}"
            for words, globs in self.config.get("words", {}).items()
            if any(fnmatch.fnmatchcase(name, glob) for glob in globs)
        )

    def _type(self, name):
        if name in PLAIN or name in self.kept or name in self.known or self.hand_names.get(name) == "class":
            return name
        return "object"

    def _result(self, shape):
        out = ""
        words = [w if "=" not in w else w.split("=")[0] + "=" + self._type(w.split("=")[1])
                 for w in shape.words]
        if shape.type:
            out += f" -> {self._type(shape.type)}"
        words = [w for w in words if not w.endswith("=object")]
        if shape.type and shape.type in PLAIN and not any("=" in w for w in words):
            words = []
        return out + "".join(f" {w}" for w in words)

    def _line(self, line, owner=""):
        name = line.name[len(owner):] if owner else line.name
        extra = line.extra + self._extra(line.name)
        return f"{line.kind} {name}{self._result(line.shape)}{extra}"

    def _class(self, lines):
        out = []
        by_hand = lines.name in self.hand_names
        if not by_hand:
            bases = [b for b in lines.bases if b in self.kept or b in self.known or b in self.hand_names]
            words = [w if "=" not in w else w.split("=")[0] + "=" + self._type(w.split("=")[1])
                     for w in lines.words]
            words = [w for w in words if not w.endswith("=object")]
            out.append(f"class {lines.name}" + (f" ({', '.join(bases)})" if bases else "")
                       + "".join(f" {w}" for w in words) + self._extra(lines.name))
        twin = self._twin(lines.name)
        for member in lines.members:
            if member.name in self.hand_names:
                continue
            self._mark_blocking(member, twin)
            if self._worth(member) and not self._repeats(member, lines):
                out.append(self._line(member, "" if by_hand else lines.name))
        if twin and not by_hand and hasattr(twin[0], "__aiter__") and hasattr(lines.cls, "__iter__"):
            out.append(f"def .__iter__ iterable{twin[1]}")
        return out

    def _repeats(self, member, lines):
        """Whether a base class says the same of the member."""
        simple = member.name.rsplit(".", 1)[1]
        for cls in lines.cls.__mro__[1:]:
            base = self.library.classes.get(self.library.paths.get(id(cls), ""))
            for other in base.members if base and base.name in self.kept else ():
                if other.name.rsplit(".", 1)[1] == simple:
                    same = (other.kind, other.shape) == (member.kind, member.shape)
                    return same and not (member.extra or self._extra(member.name))
        return False

    def _worth(self, member):
        if member.extra or member.overrides or member.kind.startswith("async"):
            return True
        if self._extra(member.name):
            return True
        if member.kind == "value":
            return any(t in self.kept or t in self.known for t in self._types(member.shape))
        return member.shape.known

    # Synchronous twins of asynchronous classes

    def _twin(self, name):
        for twin in self.config.get("twins", ()):
            other, count = re.subn(twin["sync"], twin["async"], name)
            if count and other != name:
                other = self.library.aliases.get(other, other)
                if other in self.library.classes:
                    words = f" blocks={twin['effect']}"
                    if "replacement" in twin:
                        words += f" async=\"{re.sub(twin['sync'], twin['replacement'], name)}\""
                    return self.library.classes[other].cls, words
        return None

    def _mark_blocking(self, member, twin):
        if twin is None or member.kind != "def":
            return
        if any(fnmatch.fnmatchcase(member.name, glob) for glob in self.config.get("calm", ())):
            return
        simple = member.name.rsplit(".", 1)[1]
        for name in (simple, "a" + simple):
            for cls in twin[0].__mro__:
                lines = self.library.classes.get(self.library.paths.get(id(cls), ""))
                for other in lines.members if lines else ():
                    if other.name.rsplit(".", 1)[1] == name:
                        if other.kind.startswith("async") or other.shape.coroutine or other.shape.awaitable:
                            member.extra = twin[1]
                        elif any(w.startswith("async") for w in other.shape.words):
                            member.extra = twin[1]
                        return

    def _aliases(self, functions):
        offered = {f.name for f in functions if f.kind != "def" or f.shape.known or self._extra(f.name)}
        described_here = self.kept | offered | set(self.hand_names)
        skip = self.config.get("no-aliases", False)
        for alias, target in sorted(self.library.aliases.items()):
            if alias in self.hand_names or alias in described_here or self.library._dropped(alias):
                continue
            if target in described_here or target in self.known:
                if not skip:
                    yield f"alias {alias} = {target}"


def main():
    warnings.simplefilter("ignore")
    configs = tomllib.loads((HERE / "libraries.toml").read_text(encoding="utf-8"))
    for name in sys.argv[1:] or configs:
        Writer(name, configs[name]).write()


if __name__ == "__main__":
    main()
