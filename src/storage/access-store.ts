import type { Collection } from "mongodb";
import type { Role } from "../domain/events";
import { SharedReads } from "../shared-reads";
import { atDatabase, succeedsUnlessTaken } from "./database";

/** Who is who and who may what, as set in Slack; what the help desk says holds for everything not set here. */
export interface Access {
  readonly links: readonly { readonly slackUserId: string; readonly memberId: string }[];
  readonly roles: readonly { readonly memberId: string; readonly role: Role }[];
  readonly firstOwner: string | null;
}

interface AccessDocument {
  readonly _id: string;
  readonly version: number;
  readonly access: Access;
}

interface ReadAccess {
  readonly access: Access;
  readonly version: number;
}

const nobody: Access = { links: [], roles: [], firstOwner: null };

/** One workspace's access settings, in one document, so that they change together. */
export class AccessStore {
  private readonly reads = new SharedReads<ReadAccess>();

  constructor(
    private readonly collection: Collection<AccessDocument>,
    private readonly workspace: string,
  ) {}

  read(): Promise<ReadAccess> {
    return this.reads.read(this.workspace, async () => {
      const document = await atDatabase(() => this.collection.findOne({ _id: this.workspace }));
      return { access: document?.access ?? nobody, version: document?.version ?? 0 };
    });
  }

  /** Replaces what was read at that version; false when somebody else changed it meanwhile. */
  async replace(access: Access, version: number): Promise<boolean> {
    const filter = { _id: this.workspace, version };
    const next = { version: version + 1, access };
    return succeedsUnlessTaken(() => this.collection.replaceOne(filter, next, { upsert: true }));
  }
}
