import { refusalToManage, refusalToSubscribe } from "../../../../commands/digest/rights";
import type { Digest } from "../../../domain/digests/digest";
import { latestSlot, type Slot } from "../../../domain/digests/schedule";
import { describeDates } from "../../../domain/range";
import { bold, channel, type Message, message, paragraph, sentence, words } from "../../blocks/build";
import type { Desk } from "../../desk";
import { shortened } from "../../escape";
import type { Draft } from "../../messenger";
import { refused, says } from "../../replies/notices";
import { type Composed, composeDigest } from "../compose";
import type { Asked } from "./asked";
import { gone } from "./open-form";
import { pauseWords } from "./words";

const NAME_LENGTH = 60;

/**
 * Shows the person, and nobody else, what the digest would post now: that of its latest date, by the rights
 * of who set it up. Nothing is recorded by it. A team's digest can be seen by those who manage it, a summary
 * by its person.
 */
export async function sendPreview(desk: Desk, asked: Asked, digestId: string): Promise<void> {
  const { identity, destination, services, now } = asked;
  const digest = (await services.digests.find(digestId))?.value ?? null;
  const isOwn = digest?.content.kind === "own";
  const refusal = (isOwn ? refusalToSubscribe : refusalToManage)(identity.viewer);
  if (refusal) return desk.messenger.answer(destination, refused(refusal));
  if (digest === null || (isOwn && digest.setUpBy !== identity.slackUserId)) {
    return desk.messenger.answer(destination, gone);
  }
  const slot = latestSlot(digest.schedule, now);
  const owner = isOwn ? identity : await desk.people.identify(digest.setUpBy);
  const composed = await composeDigest(desk, { digest, slot, isLate: false, identity: owner });
  return desk.messenger.answer(destination, shown(digest, slot, composed));
}

function shown(digest: Digest, slot: Slot, composed: Composed): Draft | Message {
  switch (composed.kind) {
    case "post":
      return marked(digest, slot, composed.draft);
    case "drop":
      return says(`Nothing would be posted now. ${composed.because}`);
    case "pause":
      return message("It would not be posted.", [
        paragraph(...sentence(`It would not be posted but paused. ${pauseWords[composed.because]}`)),
      ]);
  }
}

/** The post, with above it that it is only a preview. */
function marked({ name, content }: Digest, { localDate }: Slot, draft: Draft): Draft {
  const what =
    content.kind === "team"
      ? [
          words("the post of "),
          bold(shortened(name, NAME_LENGTH)),
          words(" in "),
          channel(content.channelId),
          words(" for "),
        ]
      : [words("the summary of your own week for ")];
  const line = paragraph(
    bold("Preview"),
    words(", only for you: "),
    ...what,
    words(`${describeDates(localDate, localDate)}, as it would be now.`),
  );
  return async (renderers) => {
    const drawn = await draft(renderers);
    const { text, blocks } = drawn.message;
    return { ...drawn, message: { text: `Preview: ${text}`, blocks: [line, ...blocks] } };
  };
}
