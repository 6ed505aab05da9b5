-- The users report over the raw events, all members, for DuckDB. Parameters: $from, $until.
WITH population AS MATERIALIZED (
  SELECT DISTINCT conversation_id FROM events
  WHERE type = 'conversation.closed' AND happened_at >= $from AND happened_at < $until
),
-- Only what the report looks at, of the conversations that it may be about, in the contract's order.
numbered AS (
  SELECT
    conversation_id, happened_at, type, by_kind, by_id, proactive, to_id, contact_id, assignee_id,
    row_number() OVER conversation AS position,
    -- Whether the conversation was closed just before; null where it never was closed or reopened.
    last_value(CASE type WHEN 'conversation.closed' THEN TRUE WHEN 'conversation.reopened' THEN FALSE END
      IGNORE NULLS) OVER (conversation ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS was_closed
  FROM (
    SELECT *, CASE type
      WHEN 'conversation.opened' THEN 0 WHEN 'conversation.reopened' THEN 1 WHEN 'message.received' THEN 2
      WHEN 'conversation.assigned' THEN 3 WHEN 'message.sent' THEN 5 WHEN 'comment.added' THEN 6 ELSE 8 END AS rank
    FROM events SEMI JOIN population USING (conversation_id)
    WHERE type IN ('conversation.opened', 'conversation.reopened', 'message.received', 'conversation.assigned',
      'message.sent', 'comment.added', 'conversation.closed')
  )
  WINDOW conversation AS (PARTITION BY conversation_id ORDER BY happened_at, rank, id)
),
marked AS (
  SELECT *,
    type = 'message.sent' AND by_kind = 'user' AND proactive IS DISTINCT FROM TRUE AS is_reply,
    type = 'conversation.closed' AND was_closed IS DISTINCT FROM TRUE AS closes
  FROM numbered
),
-- Replies and closes end waits: what has as many of them before it belongs to one wait.
told AS MATERIALIZED (
  SELECT *,
    count(*) FILTER (is_reply OR closes) OVER earlier AS wait_number,
    count(*) FILTER (type = 'message.received') OVER earlier > 0 AS after_inbound
  FROM marked
  WINDOW earlier AS (PARTITION BY conversation_id ORDER BY position ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)
),
closed AS (
  SELECT
    conversation_id,
    min(happened_at) FILTER (type = 'conversation.opened') AS opened_at,
    min(position) FILTER (type = 'conversation.opened') AS opened_position,
    arg_min(contact_id, position) FILTER (type = 'conversation.opened') AS contact_id,
    max(position) FILTER (closes) AS closed_position,
    max(happened_at) FILTER (closes) AS closed_at,
    arg_max(CASE by_kind WHEN 'user' THEN by_id ELSE '' END, position) FILTER (closes) AS closed_by,
    min(happened_at) FILTER (is_reply AND after_inbound) AS first_response_at,
    arg_min(by_id, position) FILTER (is_reply AND after_inbound) AS first_response_by
  FROM told
  GROUP BY conversation_id
  HAVING opened_at IS NOT NULL AND closed_at >= $from AND closed_at < $until
    AND closed_position > coalesce(max(position) FILTER (type = 'conversation.reopened'), 0)
),
-- Assignments to members; a carry-over is one, but only that of the opening that counts.
assignments AS (
  SELECT conversation_id, told.position, happened_at, coalesce(to_id, assignee_id) AS member_id,
    told.position <= closed_position AS is_up_to_close
  FROM told JOIN closed USING (conversation_id)
  WHERE to_id IS NOT NULL OR (assignee_id IS NOT NULL AND told.position = opened_position)
),
owned AS (
  SELECT
    conversation_id,
    min(happened_at) AS first_assigned_at,
    max(happened_at) FILTER (is_up_to_close) AS last_assigned_at,
    coalesce(arg_max(member_id, position) FILTER (is_up_to_close), arg_min(member_id, position)) AS owner
  FROM assignments
  GROUP BY conversation_id
),
conversations AS MATERIALIZED (
  SELECT *, CASE closed_by WHEN '' THEN owner ELSE closed_by END AS closer
  FROM closed LEFT JOIN owned USING (conversation_id)
),
responses AS (
  SELECT
    conversation_id,
    any_value(by_id) FILTER (is_reply) AS member_id,
    min(happened_at) FILTER (type = 'message.received') AS waited_since,
    min(happened_at) FILTER (is_reply) AS answered_at
  FROM told
  GROUP BY conversation_id, wait_number
  HAVING waited_since IS NOT NULL AND answered_at IS NOT NULL
),
observations AS (
  SELECT closer AS member_id, 1 AS closed, contact_id,
    greatest(0, epoch_ms(closed_at) - epoch_ms(opened_at)) AS resolution,
    CASE WHEN first_assigned_at <= closed_at THEN epoch_ms(closed_at) - epoch_ms(first_assigned_at) END
      AS first_assignment_to_close,
    epoch_ms(closed_at) - epoch_ms(last_assigned_at) AS last_assignment_to_close
  FROM conversations
  UNION ALL BY NAME
  SELECT first_response_by AS member_id,
    greatest(0, epoch_ms(first_response_at) - epoch_ms(opened_at)) AS first_response,
    CASE WHEN first_assigned_at <= first_response_at THEN epoch_ms(first_response_at) - epoch_ms(first_assigned_at) END
      AS first_assignment_to_first_response
  FROM conversations WHERE closer IS NOT NULL AND first_response_by IS NOT NULL
  UNION ALL BY NAME
  SELECT member_id, epoch_ms(answered_at) - epoch_ms(waited_since) AS response
  FROM responses SEMI JOIN (FROM conversations WHERE closer IS NOT NULL) USING (conversation_id)
  UNION ALL BY NAME
  SELECT member_id, 1 AS assigned
  FROM (SELECT DISTINCT conversation_id, member_id FROM assignments WHERE is_up_to_close)
  SEMI JOIN (FROM conversations WHERE closer IS NOT NULL) USING (conversation_id)
  UNION ALL BY NAME
  SELECT by_id AS member_id, CASE type WHEN 'message.sent' THEN 1 END AS message, CASE type WHEN 'comment.added' THEN 1 END AS comment
  FROM told SEMI JOIN (FROM conversations WHERE closer IS NOT NULL) USING (conversation_id)
  WHERE type IN ('message.sent', 'comment.added') AND by_kind = 'user'
),
figures AS (
  SELECT
    member_id AS "userId",
    count(assigned) AS "conversationsAssigned",
    count(closed) AS "conversationsClosed",
    count(DISTINCT contact_id) AS "uniqueContactsClosed",
    count(message) AS "messagesSent",
    count(comment) AS "comments",
    avg(first_response) / 1000 AS "avgFirstResponseTime",
    quantile_disc(first_response, 0.5) / 1000 AS "p50FirstResponseTime",
    quantile_disc(first_response, 0.9) / 1000 AS "p90FirstResponseTime",
    avg(first_assignment_to_first_response) / 1000 AS "avgFirstAssignmentToFirstResponseTime",
    quantile_disc(first_assignment_to_first_response, 0.5) / 1000 AS "p50FirstAssignmentToFirstResponseTime",
    quantile_disc(first_assignment_to_first_response, 0.9) / 1000 AS "p90FirstAssignmentToFirstResponseTime",
    avg(response) / 1000 AS "avgResponseTime",
    quantile_disc(response, 0.5) / 1000 AS "p50ResponseTime",
    quantile_disc(response, 0.9) / 1000 AS "p90ResponseTime",
    avg(resolution) / 1000 AS "avgResolutionTime",
    quantile_disc(resolution, 0.5) / 1000 AS "p50ResolutionTime",
    quantile_disc(resolution, 0.9) / 1000 AS "p90ResolutionTime",
    max(resolution) / 1000 AS "maxResolutionTime",
    avg(first_assignment_to_close) / 1000 AS "avgFirstAssignmentToCloseTime",
    quantile_disc(first_assignment_to_close, 0.5) / 1000 AS "p50FirstAssignmentToCloseTime",
    quantile_disc(first_assignment_to_close, 0.9) / 1000 AS "p90FirstAssignmentToCloseTime",
    max(first_assignment_to_close) / 1000 AS "maxFirstAssignmentToCloseTime",
    avg(last_assignment_to_close) / 1000 AS "avgLastAssignmentToCloseTime",
    quantile_disc(last_assignment_to_close, 0.5) / 1000 AS "p50LastAssignmentToCloseTime",
    quantile_disc(last_assignment_to_close, 0.9) / 1000 AS "p90LastAssignmentToCloseTime",
    max(last_assignment_to_close) / 1000 AS "maxLastAssignmentToCloseTime"
  FROM observations SEMI JOIN conversations ON member_id = closer
  GROUP BY GROUPING SETS ((member_id), ())
),
members AS (
  SELECT
    user_id,
    arg_max(user_name, (happened_at, id)) FILTER (type = 'user.upserted') AS name,
    arg_max(user_team_id, (happened_at, id)) FILTER (type = 'user.upserted') AS team_id,
    arg_max(type, (happened_at, id)) = 'user.deleted' AS is_deleted
  FROM events WHERE type IN ('user.upserted', 'user.deleted')
  GROUP BY user_id
),
teams AS (
  SELECT team_id, arg_max(team_name, (happened_at, id)) AS team FROM events WHERE type = 'team.upserted' GROUP BY team_id
)
SELECT
  figures.*,
  CASE WHEN is_deleted OR name IS NULL THEN "userId" ELSE name END AS "user",
  team,
  (SELECT count(*) FROM conversations WHERE closer IS NULL) AS "withoutCloser"
FROM figures LEFT JOIN members ON user_id = "userId" LEFT JOIN teams USING (team_id)
ORDER BY "userId" NULLS LAST
