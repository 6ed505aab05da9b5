"""PostgreSQL over a plain table of the raw events, with the indexes that anyone would make."""

from pathlib import Path

import psycopg
import pyarrow.parquet
from psycopg.rows import dict_row

HERE = Path(__file__).parent
SQL = HERE.joinpath("users.postgresql.sql").read_text()
TABLE = HERE.joinpath("events.postgresql.sql").read_text()
INDEXED = ["type", "conversation_id", "happened_at"]
ROWS_A_BATCH = 20_000


class Contender:
    def __init__(self, parquet: str, socket_directory: str, database: str) -> None:
        self.parquet = parquet
        with psycopg.connect(host=socket_directory, user="postgres", autocommit=True) as server:
            known = server.execute("SELECT 1 FROM pg_database WHERE datname = %s", [database]).fetchone()
            if known is None:
                server.execute(f'CREATE DATABASE "{database}"')
        self.connection = psycopg.connect(
            host=socket_directory, user="postgres", dbname=database, autocommit=True, row_factory=dict_row
        )
        self.version = self.connection.execute("SHOW server_version").fetchone()["server_version"].split()[0]
        self.load()

    def load(self) -> None:
        """Copies the events into the table, all or none, unless that was done before."""
        if self.connection.execute("SELECT to_regclass('events') AS found").fetchone()["found"]:
            return
        with self.connection.transaction():
            self.connection.execute(TABLE)
            with self.connection.cursor() as cursor, cursor.copy("COPY events FROM STDIN") as copy:
                for batch in pyarrow.parquet.ParquetFile(self.parquet).iter_batches(ROWS_A_BATCH):
                    columns = [column.to_pylist() for column in batch.columns]
                    for row in zip(*columns):
                        copy.write_row(row)
            for column in INDEXED:
                self.connection.execute(f"CREATE INDEX ON events ({column})")
        self.connection.execute("VACUUM ANALYZE events")

    def users(self, start: str, until: str) -> list[dict]:
        rows = self.connection.execute(SQL, {"from": start, "until": until}).fetchall()
        return [with_percentiles(row) for row in rows]


def with_percentiles(row: dict) -> dict:
    """Both percentiles of a metric come in one array, so that its values are sorted once."""
    flat = {key: value for key, value in row.items() if not key.endswith("Time") or key.startswith(("avg", "max"))}
    for key in row.keys() - flat.keys():
        flat[f"p50{key}"], flat[f"p90{key}"] = row[key] or (None, None)
    return flat
