import { randomBytes } from "node:crypto";
import type { Collection } from "mongodb";
import { atDatabase } from "./database";

interface SecretDocument {
  readonly _id: string;
  readonly secret: string;
}

/** The secret of that name that all instances share; made at the first call. */
export async function sharedSecret(collection: Collection<SecretDocument>, name: string): Promise<string> {
  const made = { $setOnInsert: { secret: randomBytes(32).toString("base64url") } };
  await atDatabase(() => collection.updateOne({ _id: name }, made, { upsert: true }));
  const document = await atDatabase(() => collection.findOne({ _id: name }));
  if (document === null) throw new TypeError(`The secret ${name} vanished while it was being made`);
  return document.secret;
}
