import type { Reply } from "../../../commands/reply";
import type { ConnectionSummary } from "../../../commands/services";
import { formatCount } from "../../domain/format";
import {
  actions,
  bold,
  bullets,
  code,
  context,
  header,
  type Inline,
  instant,
  lines,
  type Message,
  type MessageBlock,
  message,
  paragraph,
  words,
} from "../blocks/build";
import { button } from "../blocks/elements";
import { ENTER_SECRET } from "../connections/action-ids";

/** The answers of `/caseboard connect`. */

const MOST_LISTED = 20;
const UNKNOWN_ADDRESS =
  "Put the server’s public address in its place; with the setting PUBLIC_URL it stands here by itself.";

type Of<Kind extends Reply["kind"]> = Extract<Reply, { kind: Kind }>;

/** The connections there are, and what can be connected. */
export function connectionsReply({ connections, platforms }: Of<"connections">): Message {
  const shown = connections.slice(0, MOST_LISTED);
  const cut = connections.length - shown.length;
  const listed = shown.flatMap((connection) => [
    lines([bold(connection.title), words(" "), code(connection.id)], ...factsOf(connection)),
    ...secretButton(connection, "Enter the secret…"),
  ]);
  const rest = cut > 0 ? [paragraph(words(`… and ${formatCount(cut)} more.`))] : [];
  const none = [paragraph(words("No help desk is connected yet."))];
  return message(`${formatCount(connections.length)} connections`, [
    header("Connections"),
    ...(connections.length === 0 ? none : listed),
    ...rest,
    paragraph(words("These can be connected; each has a page in Caseboard’s docs/connectors:")),
    bullets(platforms.map(({ name }) => [code(`/caseboard connect ${name}`)])),
    ...(connections.length === 0 ? [] : [paragraph(...changeWords)]),
  ]);
}

const changeWords = [
  code("/caseboard connect rotate ID"),
  words(" replaces a secret, "),
  code("/caseboard connect remove ID"),
  words(" ends a connection."),
];

function factsOf({ createdAt, lastReceivedAt, hasSecret, oldSecretUntil }: ConnectionSummary): Inline[][] {
  const made = [words("Made "), instant(createdAt)];
  const state = hasSecret
    ? lastReceivedAt === null
      ? [words(". Nothing has come yet.")]
      : [words(". Last webhook "), instant(lastReceivedAt), words(".")]
    : [words(". It waits for its secret; until then its webhooks are refused.")];
  const old =
    oldSecretUntil === null
      ? []
      : [[words("The old secret is taken until "), instant(oldSecretUntil), words(".")]];
  return [[...made, ...state], ...old];
}

/** A connection that was made or gets a new secret; the secret is shown here and never again. */
export function connectionMade({ made, isNew }: Of<"connection-made">): Message {
  const { connection, secret } = made;
  const { title, address, isAddressWhole, hasSecret } = connection;
  const done = isNew ? `The connection to ${title} was made.` : `The secret of ${title} is being replaced.`;
  const addressLines = [
    paragraph(words("Its address, for the platform’s webhooks:")),
    preformatted(address),
    ...(isAddressWhole ? [] : [context(UNKNOWN_ADDRESS)]),
  ];
  const replacing = isNew || !hasSecret ? [] : [paragraph(words("The old secret is taken for a week more."))];
  if (secret !== null) {
    return message(done, [
      paragraph(words(done)),
      ...addressLines,
      paragraph(words("Its secret. This is the only time it is shown:")),
      preformatted(secret),
      ...replacing,
    ]);
  }
  const next = isNew
    ? `${title} makes the secret itself: enter the address there, then enter here the secret that it shows you.`
    : `Let ${title} make a new secret, then enter it here. Both are taken for a week then.`;
  return message(done, [
    paragraph(words(done)),
    ...addressLines,
    paragraph(words(next)),
    actions("connection", [
      { ...button(ENTER_SECRET, "Enter the secret…", "primary"), value: connection.id },
    ]),
  ]);
}

function secretButton({ id, hasSecret }: ConnectionSummary, text: string): MessageBlock[] {
  if (hasSecret) return [];
  return [actions(`connection:${id}`, [{ ...button(ENTER_SECRET, text), value: id }])];
}

function preformatted(text: string): MessageBlock {
  return {
    type: "rich_text",
    elements: [{ type: "rich_text_preformatted", elements: [{ type: "text", text }] }],
  };
}
