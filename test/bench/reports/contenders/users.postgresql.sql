-- The users report over the raw events, all members, for PostgreSQL. Parameters: from, until.
WITH population AS MATERIALIZED (
  SELECT DISTINCT conversation_id FROM events
  WHERE type = 'conversation.closed' AND happened_at >= %(from)s AND happened_at < %(until)s
),
-- Only what the report looks at, of the conversations that it may be about, in the contract's order.
numbered AS (
  SELECT *, row_number() OVER (PARTITION BY conversation_id ORDER BY happened_at, rank, id) AS position
  FROM (
    SELECT id, type, happened_at, conversation_id, by_kind, by_id, proactive, to_id, contact_id, assignee_id, CASE type
      WHEN 'conversation.opened' THEN 0 WHEN 'conversation.reopened' THEN 1 WHEN 'message.received' THEN 2
      WHEN 'conversation.assigned' THEN 3 WHEN 'message.sent' THEN 5 WHEN 'comment.added' THEN 6 ELSE 8 END AS rank
    FROM events JOIN population USING (conversation_id)
    WHERE type IN ('conversation.opened', 'conversation.reopened', 'message.received', 'conversation.assigned',
      'message.sent', 'comment.added', 'conversation.closed')
  ) AS relevant
),
-- A close counts where no other one came since the last reopening. All windows have one order: one sort.
marked AS (
  SELECT *,
    type = 'message.sent' AND by_kind = 'user' AS is_message,
    type = 'comment.added' AND by_kind = 'user' AS is_comment,
    type = 'message.sent' AND by_kind = 'user' AND proactive IS NOT TRUE AS is_reply,
    type = 'conversation.closed'
      AND coalesce(max(position) FILTER (WHERE type = 'conversation.closed') OVER earlier, 0)
        <= coalesce(max(position) FILTER (WHERE type = 'conversation.reopened') OVER earlier, 0) AS closes
  FROM numbered
  WINDOW earlier AS (PARTITION BY conversation_id ORDER BY happened_at, rank, id
    ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)
),
-- Replies and closes end waits: what has as many of them before it belongs to one wait.
told AS MATERIALIZED (
  SELECT conversation_id, position, type, happened_at, by_kind, by_id, to_id, contact_id, assignee_id,
    is_message, is_comment, is_reply, closes,
    count(*) FILTER (WHERE is_reply OR closes) OVER earlier AS wait_number,
    count(*) FILTER (WHERE type = 'message.received') OVER earlier > 0 AS after_inbound
  FROM marked
  WINDOW earlier AS (PARTITION BY conversation_id ORDER BY happened_at, rank, id
    ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)
),
-- Conditions are columns: of the same ones in HAVING and WHERE the planner would expect next to no rows,
-- and join by nested loops, which took 40 times as long.
folded AS MATERIALIZED (
  SELECT
    conversation_id,
    min(happened_at) FILTER (WHERE type = 'conversation.opened') AS opened_at,
    min(position) FILTER (WHERE type = 'conversation.opened') AS opened_position,
    (array_agg(contact_id ORDER BY position) FILTER (WHERE type = 'conversation.opened'))[1] AS contact_id,
    max(position) FILTER (WHERE closes) AS closed_position,
    max(happened_at) FILTER (WHERE closes) AS closed_at,
    (array_agg(CASE by_kind WHEN 'user' THEN by_id END ORDER BY position DESC) FILTER (WHERE closes))[1] AS closed_by,
    min(happened_at) FILTER (WHERE is_reply AND after_inbound) AS first_response_at,
    (array_agg(by_id ORDER BY position) FILTER (WHERE is_reply AND after_inbound))[1] AS first_response_by,
    bool_or(type = 'conversation.opened')
      AND max(happened_at) FILTER (WHERE closes) >= %(from)s
      AND max(happened_at) FILTER (WHERE closes) < %(until)s
      AND max(position) FILTER (WHERE closes)
        > coalesce(max(position) FILTER (WHERE type = 'conversation.reopened'), 0) AS is_closed_in_range
  FROM told
  GROUP BY conversation_id
),
closed AS (
  SELECT * FROM folded WHERE is_closed_in_range
),
-- Assignments to members; a carry-over is one, but only that of the opening that counts.
assignments AS MATERIALIZED (
  SELECT conversation_id, told.position, happened_at, coalesce(to_id, told.assignee_id) AS member_id,
    told.position <= closed_position AS is_up_to_close
  FROM told JOIN closed USING (conversation_id)
  WHERE to_id IS NOT NULL OR (assignee_id IS NOT NULL AND told.position = opened_position)
),
owned AS (
  SELECT
    conversation_id,
    min(happened_at) AS first_assigned_at,
    max(happened_at) FILTER (WHERE is_up_to_close) AS last_assigned_at,
    coalesce(
      (array_agg(member_id ORDER BY position DESC) FILTER (WHERE is_up_to_close))[1],
      (array_agg(member_id ORDER BY position))[1]
    ) AS owner
  FROM assignments
  GROUP BY conversation_id
),
conversations AS MATERIALIZED (
  SELECT *, coalesce(closed_by, owner) AS closer
  FROM closed LEFT JOIN owned USING (conversation_id)
),
credited AS (
  SELECT conversation_id FROM conversations WHERE closer IS NOT NULL
),
responses AS (
  SELECT
    conversation_id,
    max(by_id) FILTER (WHERE is_reply) AS member_id,
    min(happened_at) FILTER (WHERE type = 'message.received') AS waited_since,
    min(happened_at) FILTER (WHERE is_reply) AS answered_at
  FROM told JOIN credited USING (conversation_id)
  GROUP BY conversation_id, wait_number
),
observations (member_id, closed, contact_id, resolution, first_assignment_to_close, last_assignment_to_close,
  first_response, first_assignment_to_first_response, response, assigned, message, comment) AS (
  SELECT closer, 1, contact_id,
    greatest(interval '0', closed_at - opened_at),
    CASE WHEN first_assigned_at <= closed_at THEN closed_at - first_assigned_at END,
    closed_at - last_assigned_at,
    NULL::interval, NULL::interval, NULL::interval, NULL::integer, NULL::integer, NULL::integer
  FROM conversations
  UNION ALL
  SELECT first_response_by, NULL, NULL, NULL, NULL, NULL,
    greatest(interval '0', first_response_at - opened_at),
    CASE WHEN first_assigned_at <= first_response_at THEN first_response_at - first_assigned_at END,
    NULL, NULL, NULL, NULL
  FROM conversations WHERE closer IS NOT NULL
  UNION ALL
  SELECT member_id, NULL, NULL, NULL, NULL, NULL, NULL, NULL, answered_at - waited_since, NULL, NULL, NULL
  FROM responses WHERE waited_since IS NOT NULL AND answered_at IS NOT NULL
  UNION ALL
  SELECT DISTINCT ON (conversation_id, member_id) member_id, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 1, NULL, NULL
  FROM assignments JOIN credited USING (conversation_id) WHERE is_up_to_close
  UNION ALL
  SELECT by_id, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
    CASE WHEN is_message THEN 1 END, CASE WHEN is_comment THEN 1 END
  FROM told JOIN credited USING (conversation_id)
  WHERE is_message OR is_comment
),
seconds AS (
  SELECT member_id, closed, contact_id, assigned, message, comment,
    extract(epoch FROM resolution)::float8 AS resolution,
    extract(epoch FROM first_assignment_to_close)::float8 AS first_assignment_to_close,
    extract(epoch FROM last_assignment_to_close)::float8 AS last_assignment_to_close,
    extract(epoch FROM first_response)::float8 AS first_response,
    extract(epoch FROM first_assignment_to_first_response)::float8 AS first_assignment_to_first_response,
    extract(epoch FROM response)::float8 AS response
  FROM observations
  WHERE member_id IN (SELECT closer FROM conversations WHERE closer IS NOT NULL)
),
-- 0.9 itself is a little too much in binary: where 0.9 n is a whole rank it could give the next one.
figures AS (
  SELECT
    member_id AS "userId",
    count(assigned) AS "conversationsAssigned",
    count(closed) AS "conversationsClosed",
    count(DISTINCT contact_id) AS "uniqueContactsClosed",
    count(message) AS "messagesSent",
    count(comment) AS "comments",
    avg(first_response) AS "avgFirstResponseTime",
    percentile_disc(array[0.5, 0.9 - 1e-12]) WITHIN GROUP (ORDER BY first_response) AS "FirstResponseTime",
    avg(first_assignment_to_first_response) AS "avgFirstAssignmentToFirstResponseTime",
    percentile_disc(array[0.5, 0.9 - 1e-12]) WITHIN GROUP (ORDER BY first_assignment_to_first_response)
      AS "FirstAssignmentToFirstResponseTime",
    avg(response) AS "avgResponseTime",
    percentile_disc(array[0.5, 0.9 - 1e-12]) WITHIN GROUP (ORDER BY response) AS "ResponseTime",
    avg(resolution) AS "avgResolutionTime",
    max(resolution) AS "maxResolutionTime",
    percentile_disc(array[0.5, 0.9 - 1e-12]) WITHIN GROUP (ORDER BY resolution) AS "ResolutionTime",
    avg(first_assignment_to_close) AS "avgFirstAssignmentToCloseTime",
    max(first_assignment_to_close) AS "maxFirstAssignmentToCloseTime",
    percentile_disc(array[0.5, 0.9 - 1e-12]) WITHIN GROUP (ORDER BY first_assignment_to_close)
      AS "FirstAssignmentToCloseTime",
    avg(last_assignment_to_close) AS "avgLastAssignmentToCloseTime",
    max(last_assignment_to_close) AS "maxLastAssignmentToCloseTime",
    percentile_disc(array[0.5, 0.9 - 1e-12]) WITHIN GROUP (ORDER BY last_assignment_to_close)
      AS "LastAssignmentToCloseTime"
  FROM seconds
  GROUP BY GROUPING SETS ((member_id), ())
),
members AS (
  SELECT DISTINCT ON (user_id) user_id, user_name AS name, user_team_id AS team_id
  FROM events WHERE type = 'user.upserted'
  ORDER BY user_id, happened_at DESC, id COLLATE "C" DESC
),
presence AS (
  SELECT DISTINCT ON (user_id) user_id, type = 'user.deleted' AS is_deleted
  FROM events WHERE type IN ('user.upserted', 'user.deleted')
  ORDER BY user_id, happened_at DESC, id COLLATE "C" DESC
),
teams AS (
  SELECT DISTINCT ON (team_id) team_id, team_name AS team
  FROM events WHERE type = 'team.upserted'
  ORDER BY team_id, happened_at DESC, id COLLATE "C" DESC
)
SELECT
  figures.*,
  CASE WHEN is_deleted OR name IS NULL THEN "userId" ELSE name END AS "user",
  team,
  (SELECT count(*) FROM conversations WHERE closer IS NULL) AS "withoutCloser"
FROM figures
LEFT JOIN members ON members.user_id = "userId"
LEFT JOIN presence ON presence.user_id = "userId"
LEFT JOIN teams USING (team_id)
ORDER BY "userId" COLLATE "C" NULLS LAST
