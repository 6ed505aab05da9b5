import { type Context, type Methods, text } from "../context";
import { deliver } from "../delivery";
import { newId, newSecret } from "../identifiers";
import { isObject } from "../parameters";
import { fail, type SharedFile } from "../types";
import { findDestination } from "./chat";

interface Upload {
  readonly id: string;
  readonly name: string;
  readonly length: number;
  content: Uint8Array | null;
}

/** Uploads that were announced and not yet completed, by the secret in their URL. */
export class Uploads {
  private readonly bySecret = new Map<string, Upload>();

  announce(name: string, length: number): { secret: string; id: string } {
    const upload = { id: newId("F"), name, length, content: null };
    const secret = newSecret();
    this.bySecret.set(secret, upload);
    return { secret, id: upload.id };
  }

  /** Takes the bytes; false when nobody announced them or their number is another one. */
  receive(secret: string, content: Uint8Array): boolean {
    const upload = this.bySecret.get(secret);
    if (!upload || upload.length !== content.length) return false;
    upload.content = content;
    return true;
  }

  /** The uploaded file; null unless its bytes arrived. */
  take(id: string, title: string): SharedFile | null {
    for (const [secret, upload] of this.bySecret) {
      if (upload.id !== id || !upload.content) continue;
      this.bySecret.delete(secret);
      return { id, name: upload.name, title: title || upload.name, content: upload.content };
    }
    return null;
  }
}

function wireFile(file: SharedFile, context: Context) {
  const address = `${context.origin()}/files/${file.id}/${encodeURIComponent(file.name)}`;
  return { id: file.id, name: file.name, title: file.title, size: file.content.length, url_private: address };
}

export function fileMethods(uploads: Uploads): Methods {
  return {
    "files.getUploadURLExternal": (parameters, context) => {
      const name = text(parameters, "filename");
      const length = Number(text(parameters, "length"));
      if (name === "" || !Number.isInteger(length) || length <= 0) return fail("invalid_arguments");
      const { secret, id } = uploads.announce(name, length);
      return { ok: true, upload_url: `${context.origin()}/upload/${secret}`, file_id: id };
    },

    "files.completeUploadExternal": (parameters, context) => {
      const given: readonly unknown[] = Array.isArray(parameters.files) ? parameters.files : [];
      const target = text(parameters, "channel_id");
      const destination = target === "" ? null : findDestination(target, context.workspace);
      if (destination && "error" in destination) return destination;
      const files = given.map((file) =>
        isObject(file) ? uploads.take(text(file, "id"), text(file, "title")) : null,
      );
      const complete = files.filter((file) => file !== null);
      if (complete.length === 0 || complete.length < files.length) return fail("file_not_found");
      for (const file of complete) context.workspace.files.set(file.id, file);
      if (destination) {
        const comment = text(parameters, "initial_comment");
        deliver(
          {
            channel: destination.id,
            user: context.workspace.app.botUserId,
            onlyFor: null,
            content: { text: comment, blocks: [], breaches: [] },
            files: complete,
          },
          context,
        );
      }
      return { ok: true, files: complete.map((file) => wireFile(file, context)) };
    },
  };
}
