"""Stands in for SQLAlchemy on sqlite files: a Session does its work in the calling thread."""

import sqlite3
import types


def text(sql):
    return sql


def create_engine(url):
    return types.SimpleNamespace(path=url.split("///")[1], dialect="sqlite")


class ScalarResult:
    def __init__(self, rows):
        self.rows = rows

    def all(self):
        return self.rows


class Result:
    def __init__(self, rows):
        self.rows = rows

    def scalar_one(self):
        ((value,),) = self.rows
        return value

    def scalars(self):
        return ScalarResult([row[0] for row in self.rows])


def connect(path):
    return sqlite3.connect(path, timeout=5, check_same_thread=False)
