"""polars over the Parquet file: lazy, on two threads (POLARS_MAX_THREADS), in one warm process."""

from datetime import datetime

import polars as pl

RANKS = {
    "conversation.opened": 0,
    "conversation.reopened": 1,
    "message.received": 2,
    "conversation.assigned": 3,
    "message.sent": 5,
    "comment.added": 6,
    "conversation.closed": 8,
}
TIMES = {
    "FirstResponseTime": "first_response",
    "FirstAssignmentToFirstResponseTime": "first_assignment_to_first_response",
    "ResponseTime": "response",
    "ResolutionTime": "resolution",
    "FirstAssignmentToCloseTime": "first_assignment_to_close",
    "LastAssignmentToCloseTime": "last_assignment_to_close",
}
WITH_MAXIMUM = {"ResolutionTime", "FirstAssignmentToCloseTime", "LastAssignmentToCloseTime"}
# 0.9 itself is a little too much in binary: where 0.9 n is a whole rank it could give the next one.
PERCENTILES = {"p50": 0.5, "p90": 0.9 - 1e-12}


def is_type(name: str) -> pl.Expr:
    return pl.col("type") == name


def milliseconds(start: str, end: str) -> pl.Expr:
    return (pl.col(end) - pl.col(start)).dt.total_milliseconds().clip(lower_bound=0)


def lasting(start: str, end: str) -> pl.Expr:
    """From start to end, where the start is not after the end."""
    return pl.when(pl.col(start) <= pl.col(end)).then(milliseconds(start, end))


class Contender:
    version = pl.__version__

    def __init__(self, parquet: str) -> None:
        self.events = pl.scan_parquet(parquet)

    def users(self, start: str, until: str) -> list[dict]:
        rows = self.figures(instant(start), instant(until)).sort("userId", nulls_last=True)
        return rows.to_dicts()

    def figures(self, start: datetime, until: datetime) -> pl.DataFrame:
        # Collected where it is used more than once: left lazy it was computed over and over, many times slower.
        told = self.told(start, until).collect().lazy()
        closed = closed_conversations(told, start, until).collect().lazy()
        assignments = assignments_to_members(told, closed).collect().lazy()
        conversations = with_owners(closed, assignments).collect().lazy()
        credited = conversations.filter(pl.col("closer").is_not_null())
        observations = observe(told, credited, assignments).join(
            credited.select(member_id="closer").unique(), on="member_id", how="semi"
        )
        total = observations.select(aggregates()).with_columns(userId=pl.lit(None, pl.String))
        by_member = observations.group_by(userId="member_id").agg(aggregates())
        figures = pl.concat([by_member, total], how="diagonal")
        without = conversations.filter(pl.col("closer").is_null()).select(withoutCloser=pl.len())
        figures, without = pl.collect_all([self.with_names(figures), without])
        return figures.with_columns(withoutCloser=pl.lit(without.item()))

    def told(self, start: datetime, until: datetime) -> pl.LazyFrame:
        """What the report looks at, of the conversations that it may be about, in the contract's order."""
        population = self.events.filter(
            is_type("conversation.closed"), pl.col("happened_at") >= start, pl.col("happened_at") < until
        ).select("conversation_id")
        in_order = (
            self.events.filter(pl.col("type").is_in(list(RANKS)))
            .select(
                "conversation_id", "happened_at", "type", "id", "by_kind", "by_id", "proactive", "to_id", "contact_id",
                "assignee_id", rank=pl.col("type").replace_strict(RANKS, return_dtype=pl.Int8),
            )
            .join(population, on="conversation_id", how="semi")
            .sort("conversation_id", "happened_at", "rank", "id")
            .with_row_index("position")
        )  # fmt: skip
        was_closed = (
            pl.when(is_type("conversation.closed"))
            .then(True)
            .when(is_type("conversation.reopened"))
            .then(False)
            .shift(1)
            .forward_fill()
            .over("conversation_id")
        )
        is_reply = is_type("message.sent") & (pl.col("by_kind") == "user") & pl.col("proactive").fill_null(False).not_()
        return (
            in_order.with_columns(was_closed=was_closed, is_reply=is_reply.fill_null(False))
            .with_columns(closes=is_type("conversation.closed") & pl.col("was_closed").fill_null(False).not_())
            # Replies and closes end waits: what has as many of them before it belongs to one wait.
            .with_columns(
                wait_number=count_before(pl.col("is_reply") | pl.col("closes")),
                after_inbound=count_before(is_type("message.received")) > 0,
            )
        )

    def with_names(self, figures: pl.LazyFrame) -> pl.LazyFrame:
        by_time = self.events.filter(pl.col("type").is_in(["user.upserted", "user.deleted", "team.upserted"])).sort(
            "happened_at", "id"
        )
        members = (
            by_time.filter(is_type("user.upserted"))
            .group_by("user_id")
            .agg(pl.col("user_name").last(), team_id=pl.col("user_team_id").last())
        )
        deleted = by_time.filter(is_type("team.upserted").not_()).group_by("user_id").agg(pl.col("type").last())
        teams = by_time.filter(is_type("team.upserted")).group_by("team_id").agg(team=pl.col("team_name").last())
        return (
            figures.join(members, left_on="userId", right_on="user_id", how="left")
            .join(deleted, left_on="userId", right_on="user_id", how="left")
            .join(teams, on="team_id", how="left")
            .with_columns(
                user=pl.when(is_type("user.upserted")).then("user_name").otherwise("userId"),
            )
            .drop("user_name", "team_id", "type")
        )


def closed_conversations(told: pl.LazyFrame, start: datetime, until: datetime) -> pl.LazyFrame:
    opened = is_type("conversation.opened")
    first_response = pl.col("is_reply") & pl.col("after_inbound")
    closing_member = pl.when(pl.col("by_kind") == "user").then("by_id")
    return (
        told.group_by("conversation_id")
        .agg(
            opened_at=pl.col("happened_at").filter(opened).first(),
            opened_position=pl.col("position").filter(opened).first(),
            contact_id=pl.col("contact_id").filter(opened).first(),
            closed_position=pl.col("position").filter("closes").last(),
            closed_at=pl.col("happened_at").filter("closes").last(),
            closed_by=closing_member.filter(pl.col("closes")).last(),
            reopened_position=pl.col("position").filter(is_type("conversation.reopened")).last(),
            first_response_at=pl.col("happened_at").filter(first_response).first(),
            first_response_by=pl.col("by_id").filter(first_response).first(),
        )
        .filter(
            pl.col("opened_at").is_not_null(),
            pl.col("closed_at") >= start,
            pl.col("closed_at") < until,
            pl.col("reopened_position").is_null() | (pl.col("closed_position") > pl.col("reopened_position")),
        )
    )


def assignments_to_members(told: pl.LazyFrame, closed: pl.LazyFrame) -> pl.LazyFrame:
    """A carry-over is one, but only that of the opening that counts."""
    carried_over = pl.col("assignee_id").is_not_null() & (pl.col("position") == pl.col("opened_position"))
    return (
        told.filter(pl.col("to_id").is_not_null() | pl.col("assignee_id").is_not_null())
        .join(closed.select("conversation_id", "opened_position", "closed_position"), on="conversation_id")
        .filter(pl.col("to_id").is_not_null() | carried_over)
        .select(
            "conversation_id", "position", "happened_at",
            member_id=pl.coalesce("to_id", "assignee_id"), is_up_to_close=pl.col("position") <= pl.col("closed_position"),
        )
        .sort("position")
    )  # fmt: skip


def with_owners(closed: pl.LazyFrame, assignments: pl.LazyFrame) -> pl.LazyFrame:
    up_to_close = pl.col("is_up_to_close")
    owned = assignments.group_by("conversation_id", maintain_order=True).agg(
        first_assigned_at=pl.col("happened_at").first(),
        last_assigned_at=pl.col("happened_at").filter(up_to_close).last(),
        owner=pl.coalesce(pl.col("member_id").filter(up_to_close).last(), pl.col("member_id").first()),
    )
    return closed.join(owned, on="conversation_id", how="left").with_columns(closer=pl.coalesce("closed_by", "owner"))


def observe(told: pl.LazyFrame, credited: pl.LazyFrame, assignments: pl.LazyFrame) -> pl.LazyFrame:
    """What members are credited with: a row each, with the columns that it is about."""
    by_members = told.join(credited.select("conversation_id"), on="conversation_id", how="semi").filter(
        pl.col("by_kind") == "user", pl.col("type").is_in(["message.sent", "comment.added"])
    )
    waits = (
        told.join(credited.select("conversation_id"), on="conversation_id", how="semi")
        .group_by("conversation_id", "wait_number")
        .agg(
            member_id=pl.col("by_id").filter("is_reply").first(),
            waited_since=pl.col("happened_at").filter(is_type("message.received")).first(),
            answered_at=pl.col("happened_at").filter("is_reply").first(),
        )
        .filter(pl.col("waited_since").is_not_null(), pl.col("answered_at").is_not_null())
    )
    return pl.concat(
        [
            credited.select(
                "contact_id",
                member_id="closer",
                closed=pl.lit(1),
                resolution=milliseconds("opened_at", "closed_at"),
                first_assignment_to_close=lasting("first_assigned_at", "closed_at"),
                last_assignment_to_close=milliseconds("last_assigned_at", "closed_at"),
            ),
            credited.select(
                member_id="first_response_by",
                first_response=milliseconds("opened_at", "first_response_at"),
                first_assignment_to_first_response=lasting("first_assigned_at", "first_response_at"),
            ),
            waits.select("member_id", response=milliseconds("waited_since", "answered_at")),
            assignments.filter("is_up_to_close")
            .join(credited.select("conversation_id"), on="conversation_id", how="semi")
            .unique(["conversation_id", "member_id"])
            .select("member_id", assigned=pl.lit(1)),
            by_members.select(
                member_id="by_id",
                message=pl.when(is_type("message.sent")).then(1),
                comment=pl.when(is_type("comment.added")).then(1),
            ),
        ],
        how="diagonal",
    )


def aggregates() -> list[pl.Expr]:
    counts = [
        pl.col("assigned").count().alias("conversationsAssigned"),
        pl.col("closed").count().alias("conversationsClosed"),
        pl.col("contact_id").drop_nulls().n_unique().alias("uniqueContactsClosed"),
        pl.col("message").count().alias("messagesSent"),
        pl.col("comment").count().alias("comments"),
    ]
    return counts + [figure for name, column in TIMES.items() for figure in time_figures(name, column)]


def time_figures(name: str, column: str) -> list[pl.Expr]:
    figures = [(pl.col(column).mean() / 1000).alias(f"avg{name}")]
    for percentile, share in PERCENTILES.items():
        value = pl.col(column).quantile(share, interpolation="equiprobable")
        figures.append((value / 1000).alias(f"{percentile}{name}"))
    if name in WITH_MAXIMUM:
        figures.append((pl.col(column).max() / 1000).alias(f"max{name}"))
    return figures


def count_before(condition: pl.Expr) -> pl.Expr:
    """How many earlier events of the conversation meet the condition."""
    return (condition.cum_sum() - condition.cast(pl.UInt32)).over("conversation_id")


def instant(text: str) -> datetime:
    """UTC, without a zone, as the file has it."""
    return datetime.fromisoformat(text).replace(tzinfo=None)
