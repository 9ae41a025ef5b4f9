"""All spreadsheets of one server, its clock, and who asks."""

import datetime as dt
import random
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass

from tests.sheets_server.batch import Context
from tests.sheets_server.book import Book
from tests.sheets_server.errors import ApiError, no_permission, no_such_entity

STRANGER = "robot@sheets-server.example.org"
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
WRITERS = frozenset({"owner", "organizer", "fileOrganizer", "writer"})


@dataclass(frozen=True, slots=True)
class Caller:
    """Who sends a request; `scopes` is None when nothing is known of the token."""

    account: str = STRANGER
    scopes: frozenset[str] | None = None


class World:
    """The state that all requests share; hold `lock` while touching it."""

    def __init__(self, clock: Callable[[], float] = time.time, seed: int | None = None) -> None:
        self.lock = threading.RLock()
        self.clock = clock
        self.chance = random.Random(seed)
        self.books: dict[str, Book] = {}
        self.sheets_api_enabled = True

    def stamp(self) -> str:
        moment = dt.datetime.fromtimestamp(self.clock(), dt.UTC)
        return moment.strftime("%Y-%m-%dT%H:%M:%S.") + f"{moment.microsecond // 1000:03d}Z"

    def context(self, caller: Caller) -> Context:
        return Context(caller.account, self.chance)

    def new_book(self, title: str, owner: str, book_id: str | None = None) -> Book:
        if book_id is None:
            book_id = "1" + "".join(self.chance.choice(LETTERS) for _ in range(43))
        book = Book(book_id, title, owner, self.stamp())
        self.books[book_id] = book
        return book

    def hide(self, book_id: str) -> None:
        """A spreadsheet that exists, and that is shared with none of our accounts."""
        self.new_book("Somebody else's", "somebody@else.invalid", book_id).private = True

    def book(self, book_id: str, caller: Caller, *, to_write: bool) -> Book:
        """The spreadsheet, as the Sheets API finds it for this caller."""
        book = self.books.get(book_id)
        if book is None:
            raise no_such_entity()
        role = book.role_of(caller.account)
        if role is None or (to_write and role not in WRITERS):
            raise no_permission()
        return book

    def file(self, book_id: str, caller: Caller, *, to_write: bool = False) -> Book:
        """The same as Drive finds it: what is not shared does not exist."""
        book = self.books.get(book_id)
        role = book.role_of(caller.account) if book is not None else None
        if book is None or role is None:
            raise ApiError(404, f"File not found: {book_id}.")
        if to_write and role not in WRITERS:
            raise ApiError(403, "The user does not have sufficient permissions for this file.")
        return book

    def touch(self, book: Book) -> None:
        book.modified = self.stamp()
        book.version += 1
