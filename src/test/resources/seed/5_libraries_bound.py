import sqlite3


class Database:
    def __init__(self, path):
        self.connection = sqlite3.connect(path)

    def query(self, statement):
        return self.connection.execute(statement)


sync_db = Database("app.db")


async def fetch_from_db():
    result = sync_db.query("SELECT * FROM table")  # Error: sync operation in async function  # expect[sync-database-client]
    return result
