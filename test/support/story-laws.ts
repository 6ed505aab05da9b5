import fc from "fast-check";
import { parseEvent } from "../../src/domain/events";
import { foldLog } from "./folded-log";

/** Tests what holds of any platform's story, which is given as the events of each delivery. */
export function keepsTheLawsOfStories(deliveries: readonly (readonly object[])[]): void {
  const events = deliveries.flat();
  const log = foldLog(events);

  it("is told in events of the contract", () => {
    expect(events.map(parseEvent).filter(({ ok }) => !ok)).toEqual([]);
  });

  it("is the same however often and in whatever order its deliveries arrive", () => {
    const all = fc.shuffledSubarray([...deliveries], { minLength: deliveries.length });
    fc.assert(
      fc.property(fc.shuffledSubarray([...deliveries]), all, (some, every) => {
        const folded = foldLog([...some, ...every].flat());
        expect(folded.conversations).toEqual(log.conversations);
        expect(folded.directory.members).toEqual(log.directory.members);
        expect(folded.contactNames).toEqual(log.contactNames);
      }),
    );
  });

  it("gives one id one content, whichever delivery tells it", () => {
    const contents = new Map<string, object>();
    for (const event of events) {
      const id = "id" in event ? String(event.id) : "";
      expect(contents.get(id) ?? event).toEqual(event);
      contents.set(id, event);
    }
  });
}
