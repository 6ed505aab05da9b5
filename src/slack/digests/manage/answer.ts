import type { DigestReply } from "../../../../commands/digest/reply";
import { message, paragraph } from "../../blocks/build";
import type { Desk } from "../../desk";
import type { Asked } from "./asked";
import { changeWords } from "./change-words";
import { removalQuestion } from "./list-message";
import { readListed } from "./list-view";
import { openForm } from "./open-form";
import { sendPreview } from "./preview";
import { showList } from "./show-list";

/** Answers what somebody asked of `/digest`. */
export async function answerDigest(desk: Desk, reply: DigestReply, asked: Asked): Promise<void> {
  const { services, destination, now } = asked;
  switch (reply.kind) {
    case "digest-list":
      return showList(desk, asked, { page: 0 });
    case "digest-form":
      return openForm(desk, asked, { ...reply, page: null });
    case "digest-preview":
      return sendPreview(desk, asked, reply.digestId);
    case "digest-removal": {
      const listed = await readListed(services, reply.digest, now);
      return desk.messenger.answer(destination, removalQuestion(listed, now));
    }
    case "digest-change": {
      const said = paragraph(...(await changeWords(reply.change, services, now)));
      return desk.messenger.answer(destination, message(changeText(reply), [said]));
    }
  }
}

/** For notifications and screen readers; names and times stand in the message. */
function changeText({ change }: Extract<DigestReply, { kind: "digest-change" }>): string {
  return change.kind in changeTexts ? "Done." : "Nothing was changed.";
}

const changeTexts = { paused: true, resumed: true, removed: true, "own-on": true, "own-off": true };
