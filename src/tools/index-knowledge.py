"""Writes knowledge/index.txt: which file describes which top-level package."""

import pathlib
import sys

KINDS = ("class", "async", "asyncgen", "def", "value", "alias")
NOT_KNOWLEDGE = ("index.txt", "tags.txt")


def packages(path):
    for line in path.read_text(encoding="utf-8").splitlines():
        words = line.split()
        if words and words[0] in KINDS and not words[1].startswith("."):
            yield words[1].split(".")[0]


def main():
    root = pathlib.Path(__file__).resolve().parents[1]
    folder = root / "main" / "resources" / "knowledge"
    index = {}
    for path in sorted(folder.glob("*.txt")):
        if path.name in NOT_KNOWLEDGE:
            continue
        for package in packages(path):
            other = index.setdefault(package, path.name)
            if other != path.name:
                sys.exit(f"{package} is described in {other} and in {path.name}")
    lines = ["# Which file describes which top-level package. Written by index-knowledge.py."]
    lines += [f"{package} {name}" for package, name in sorted(index.items())]
    (folder / "index.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
