"""`python -m tests.sheets_server --port 0 [--private-id ID]`: start the server and print its address."""

import argparse
import sys

from tests.sheets_server.server import SheetsServer


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m tests.sheets_server",
        description="Serves the Google Sheets API v4 from memory, on 127.0.0.1, starting without any "
        "spreadsheet. The first line printed is its address. Any bearer token is taken. POST /_control/... "
        "vexes it: faults, quota, reset, person, accounts, spreadsheets; GET /_control/calls tells what was "
        "asked.",
    )
    parser.add_argument(
        "--port", type=int, default=0, help="port to listen on; 0 (the default) takes a free one"
    )
    parser.add_argument(
        "--private-id",
        action="append",
        default=[],
        metavar="ID",
        help="a spreadsheet with this id exists, but is shared with nobody who asks: the Sheets API "
        "answers 403 PERMISSION_DENIED, Drive 404; may be given more than once",
    )
    parser.add_argument("--read-quota", type=int, metavar="N", help="answer 429 past N reads a minute")
    parser.add_argument("--write-quota", type=int, metavar="N", help="answer 429 past N writes a minute")
    return parser


def main() -> int:
    given = _parser().parse_args()
    server = SheetsServer(given.port)
    for book_id in given.private_id:
        server.world.hide(book_id)
    server.quota(given.read_quota, given.write_quota)
    sys.stdout.write(server.address + "\n")
    sys.stdout.flush()
    try:
        server.serve()
    except KeyboardInterrupt:
        return 0
    return 0


if __name__ == "__main__":
    sys.exit(main())
