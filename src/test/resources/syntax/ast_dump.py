"""Prints what CPython sees in each file named on standard input, one node a line.

The form is that of TreeDump.java. What stands inside f-strings is left out: before 3.12 the
positions in there are not to be relied on. A file ends with a line that holds a full stop.
"""

import ast
import re
import sys
import tokenize

SIMPLE = {
    ast.Pass: "Pass",
    ast.Break: "Break",
    ast.Continue: "Continue",
    ast.Return: "Return",
    ast.Delete: "Delete",
    ast.Raise: "Raise",
    ast.Assert: "Assert",
    ast.AnnAssign: "AnnotatedAssign",
    ast.AugAssign: "AugmentedAssign",
    ast.Await: "Await",
    ast.Yield: "Yield",
    ast.YieldFrom: "YieldFrom",
    ast.Starred: "Starred",
    ast.Subscript: "Subscript",
    ast.BinOp: "BinaryOperation",
    ast.UnaryOp: "UnaryOperation",
    ast.Compare: "Comparison",
    ast.IfExp: "Conditional",
    ast.NamedExpr: "NamedExpression",
    ast.List: "ListDisplay",
    ast.Set: "SetDisplay",
    ast.Dict: "DictDisplay",
    ast.ListComp: "Comprehension LIST",
    ast.SetComp: "Comprehension SET",
    ast.DictComp: "Comprehension DICT",
    ast.While: "While",
    ast.If: "If",
    ast.Try: "Try",
    ast.Match: "Match",
}


class Dump(ast.NodeVisitor):
    def __init__(self, text):
        self.lines = re.split("\r\n|\r|\n", text)
        self.found = []

    def column(self, line, offset):
        text = self.lines[line - 1]
        if text.isascii():
            return offset + 1
        return len(text.encode()[:offset].decode().encode("utf-16-le")) // 2 + 1

    def add(self, node, text):
        start = self.column(node.lineno, node.col_offset)
        end = self.column(node.end_lineno, node.end_col_offset)
        self.found.append(f"{node.lineno}:{start}-{node.end_lineno}:{end} {text}")

    def visit(self, node):
        kind = type(node)
        if kind is ast.JoinedStr:
            self.add(node, "InterpolatedString")
            return
        if isinstance(node, (ast.MatchValue, ast.pattern)):
            self.pattern(node)
            return
        text = SIMPLE.get(kind)
        if kind is ast.If and self.lines[node.lineno - 1].strip().startswith("elif"):
            pass
        elif text is not None:
            self.add(node, text)
        elif kind.__name__ == "TryStar":
            self.add(node, "Try")
        else:
            super().visit(node)
            return
        self.generic_visit(node)

    def pattern(self, node):
        for found in ast.walk(node):
            name = getattr(found, "rest", None) or (
                found.name if isinstance(found, (ast.MatchAs, ast.MatchStar)) else None
            )
            if name:
                self.found.append(f"{found.end_lineno} capture {name}")

    def function(self, node, prefix):
        self.add(node, f"FunctionDef {prefix}{node.name}")
        self.parameters(node.args)
        self.generic_visit(node)

    def parameters(self, args):
        kinds = [
            ("POSITIONAL_ONLY", args.posonlyargs),
            ("NORMAL", args.args),
            ("STAR", [args.vararg] if args.vararg else []),
            ("KEYWORD_ONLY", args.kwonlyargs),
            ("DOUBLE_STAR", [args.kwarg] if args.kwarg else []),
        ]
        for kind, members in kinds:
            for member in members:
                annotated = " annotated" if member.annotation else ""
                self.found.append(f"{member.lineno} Parameter {kind} {member.arg}{annotated}")

    def visit_FunctionDef(self, node):
        self.function(node, "")

    def visit_AsyncFunctionDef(self, node):
        self.function(node, "async ")

    def visit_Lambda(self, node):
        self.add(node, "Lambda")
        self.parameters(node.args)
        self.generic_visit(node)

    def visit_ClassDef(self, node):
        self.add(node, f"ClassDef {node.name} {len(node.bases) + len(node.keywords)}")
        self.generic_visit(node)

    def visit_Assign(self, node):
        self.add(node, f"Assign {len(node.targets)}")
        self.generic_visit(node)

    def visit_Expr(self, node):
        self.add(node, "ExpressionStatement")
        self.generic_visit(node)

    def visit_For(self, node):
        self.add(node, "For " + str(bool(node.orelse)).lower())
        self.generic_visit(node)

    def visit_AsyncFor(self, node):
        self.add(node, "For async " + str(bool(node.orelse)).lower())
        self.generic_visit(node)

    def with_items(self, node, prefix):
        bound = sum(1 for item in node.items if item.optional_vars)
        self.add(node, f"With {prefix}{len(node.items)} {bound}")
        self.generic_visit(node)

    def visit_With(self, node):
        self.with_items(node, "")

    def visit_AsyncWith(self, node):
        self.with_items(node, "async ")

    def visit_ExceptHandler(self, node):
        self.add(node, f"Handler {node.name or ''}".rstrip())
        self.generic_visit(node)

    def visit_Import(self, node):
        self.add(node, "Import" + self.imported(node.names))

    def visit_ImportFrom(self, node):
        names = " star" if node.names[0].name == "*" else self.imported(node.names)
        self.add(node, f"ImportFrom {'.' * node.level}{node.module or ''}{names}")

    def imported(self, names):
        return "".join(f" {a.name}" + (f" as {a.asname}" if a.asname else "") for a in names)

    def visit_Global(self, node):
        self.add(node, "Global " + " ".join(node.names))

    def visit_Nonlocal(self, node):
        self.add(node, "Nonlocal " + " ".join(node.names))

    def visit_Name(self, node):
        self.add(node, f"Name {node.id}")

    def visit_Attribute(self, node):
        self.add(node, f"Attribute {node.attr}")
        self.generic_visit(node)

    def visit_Call(self, node):
        keywords = " ".join(k.arg or "**" for k in node.keywords)
        self.add(node, f"Call {len(node.args)} {keywords}".rstrip())
        self.generic_visit(node)

    def visit_comprehension(self, node):
        kind = "async " if node.is_async else ""
        target = node.target
        self.found.append(f"{target.lineno} clause {kind}{len(node.ifs)}")
        self.generic_visit(node)

    def visit_GeneratorExp(self, node):
        self.found.append(f"{node.elt.lineno} Comprehension GENERATOR {len(node.generators)}")
        self.generic_visit(node)

    def visit_Constant(self, node):
        if isinstance(node.value, (str, bytes)):
            self.add(node, "StringLiteral")
        elif node.value in (None, True, False, ...) and not isinstance(node.value, (int, float)):
            self.add(node, "ConstantLiteral")
        elif isinstance(node.value, bool):
            self.add(node, "ConstantLiteral")
        else:
            self.add(node, "NumberLiteral")


def main():
    sys.setrecursionlimit(10_000)
    for path in sys.stdin.read().splitlines():
        try:
            with tokenize.open(path) as file:
                encoding = file.encoding
            with open(path, encoding=encoding, newline="") as file:
                text = file.read()
            tree = ast.parse(text)
        except (SyntaxError, ValueError, RecursionError, MemoryError):
            print("invalid")
            print(".", flush=True)
            continue
        dump = Dump(text)
        dump.visit(tree)
        print("\n".join(sorted(dump.found)))
        print(".", flush=True)


main()
