"""DuckDB over the Parquet file, on two threads, in one warm process."""

from pathlib import Path

import duckdb

SQL = Path(__file__).with_name("users.duckdb.sql").read_text()


class Contender:
    version = duckdb.__version__

    def __init__(self, parquet: str) -> None:
        self.connection = duckdb.connect(config={"threads": 2})
        self.connection.execute(f"CREATE VIEW events AS FROM read_parquet('{parquet}')")

    def users(self, start: str, until: str) -> list[dict]:
        cursor = self.connection.execute(SQL, {"from": start, "until": until})
        names = [column[0] for column in cursor.description]
        return [dict(zip(names, row)) for row in cursor.fetchall()]
