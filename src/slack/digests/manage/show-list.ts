import { refusalToSubscribe } from "../../../../commands/digest/rights";
import type { MessageBlock } from "../../blocks/build";
import type { Desk } from "../../desk";
import { refused } from "../../replies/notices";
import type { Asked } from "./asked";
import { listMessage } from "./list-message";
import { readList } from "./list-view";

/** Answers with the list as this person may see it. */
export async function showList(
  desk: Desk,
  { identity, services, destination, now }: Asked,
  { page, notice = null }: { readonly page: number; readonly notice?: MessageBlock | null },
): Promise<void> {
  const refusal = refusalToSubscribe(identity.viewer);
  if (refusal) return desk.messenger.answer(destination, refused(refusal));
  const view = await readList(services, identity, { page, now });
  return desk.messenger.answer(destination, listMessage(view, notice));
}
