"""The synchronous session: each method blocks the calling thread."""

from sqlalchemy import Result, connect


class Session:
    def __init__(self, bind):
        self.connection = connect(bind.path)

    def execute(self, statement, parameters=()):
        return Result(self.connection.execute(statement, parameters).fetchall())

    def commit(self):
        self.connection.commit()

    def close(self):
        self.connection.close()

    def __enter__(self):
        return self

    def __exit__(self, *args):
        self.close()
