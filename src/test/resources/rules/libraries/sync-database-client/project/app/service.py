from sqlalchemy.orm import Session

from app import db


class Service:
    def __init__(self, session: Session) -> None:
        self.session = session

    def total(self) -> int:
        return db.count(self.session) + 1
