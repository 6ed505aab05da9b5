"""The event file as Parquet: a row an event, a typed column a field; written as a stream, in the file's order.

usage: convert.py EVENTS.ndjson EVENTS.parquet
"""

import os
import sys

import duckdb

ACTOR = "STRUCT(kind VARCHAR, id VARCHAR, name VARCHAR)"

FIELDS = {
    "id": "VARCHAR",
    "type": "VARCHAR",
    "at": "TIMESTAMP",
    "conversationId": "VARCHAR",
    "by": ACTOR,
    "to": "VARCHAR",
    "source": "VARCHAR",
    "contact": "STRUCT(id VARCHAR, name VARCHAR)",
    "assigneeId": "VARCHAR",
    "inboxId": "VARCHAR",
    "channel": "VARCHAR",
    "topic": "VARCHAR",
    "tags": "VARCHAR[]",
    "add": "VARCHAR[]",
    "remove": "VARCHAR[]",
    "outcome": "VARCHAR",
    "proactive": "BOOLEAN",
    "text": "VARCHAR",
    "score": "INTEGER",
    "comment": "VARCHAR",
    "userId": "VARCHAR",
    "status": "VARCHAR",
    "team": "STRUCT(id VARCHAR, name VARCHAR)",
    "user": "STRUCT(id VARCHAR, name VARCHAR, email VARCHAR, teamId VARCHAR, role VARCHAR)",
}

COLUMNS = """
    id, type, "at" AS happened_at, conversationId AS conversation_id, "by".kind AS by_kind, "by".id AS by_id, "by".name AS by_name,
    "to" AS to_id, source, contact.id AS contact_id, contact.name AS contact_name, assigneeId AS assignee_id,
    inboxId AS inbox_id, channel, topic, tags, "add" AS tags_added, "remove" AS tags_removed, outcome, proactive,
    text, score, comment, coalesce(userId, "user".id) AS user_id, "user".name AS user_name,
    "user".teamId AS user_team_id, "user".role AS user_role, status, team.id AS team_id, team.name AS team_name
"""


def convert(source: str, target: str) -> None:
    unfinished = f"{target}.unfinished"
    columns = ", ".join(f"'{name}': '{kind}'" for name, kind in FIELDS.items())
    connection = duckdb.connect(config={"threads": 2, "memory_limit": "2GB"})
    connection.execute(
        f"COPY (SELECT {COLUMNS} FROM read_json('{source}', format = 'newline_delimited', columns = {{{columns}}}))"
        f" TO '{unfinished}' (FORMAT parquet)"
    )
    os.rename(unfinished, target)


if __name__ == "__main__":
    convert(*sys.argv[1:])
