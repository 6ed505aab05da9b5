import { playgroundClock } from "../../src/demo/playground-clock";
import type { DeliveryOutcome } from "../../src/domain/digests/delivery";
import { sampleDigest } from "../support/digest-samples";
import { memoryDigests } from "../support/memory-digests";

/** A Sunday. */
const REAL = Date.parse("2026-11-15T12:00:00Z");
const HOUR = 3_600_000;
const posted: DeliveryOutcome = { kind: "posted", at: 0, channelId: "C0SUPPORT", ts: "1.2", isLate: false };

async function opened(...given: readonly ReturnType<typeof sampleDigest>[]) {
  const digests = memoryDigests();
  for (const digest of given) await digests.save(digest, 0);
  let set = 0;
  const clock = playgroundClock(() => REAL, {
    digests,
    deliveries: digests,
    nameOf: (id) => (id === "U0MARCO" ? "Marco" : id),
    onSet: () => {
      set += 1;
    },
  });
  return { digests, clock, timesSet: () => set };
}

it("follows real time until it is set, and after it is let go, and tells of each change", async () => {
  const { clock, timesSet } = await opened();
  expect(clock.now()).toEqual(new Date(REAL));
  clock.set(new Date(0));
  expect(clock.now()).toEqual(new Date(0));
  clock.set(null);
  expect(clock.now()).toEqual(new Date(REAL));
  expect(timesSet()).toBe(2);
});

it("offers the next post of each digest that comes, soonest first, a summary by whose it is", async () => {
  const { clock } = await opened(
    sampleDigest(),
    sampleDigest({ id: "own-U0MARCO", name: "own-U0MARCO", setUpBy: "U0MARCO", content: { kind: "own" } }),
    sampleDigest({ id: "d2", name: "Fridays", schedule: { days: [5], time: "08:00", zone: "UTC" } }),
    sampleDigest({ id: "d3", name: "Off", state: { kind: "paused", because: "asked", at: 0 } }),
  );
  // Nine in Berlin is eight in UTC.
  expect(await clock.moments()).toEqual([
    { title: "Marco’s own week", at: "2026-11-16T08:00:00.000Z" },
    { title: "Weekly digest", at: "2026-11-16T08:00:00.000Z" },
    { title: "Fridays", at: "2026-11-20T08:00:00.000Z" },
  ]);
});

it("offers no date that has had its post, such as after the clock was moved there and back", async () => {
  const { clock, digests } = await opened(sampleDigest({ plannedUpTo: REAL + 24 * HOUR }));
  const dueAt = Date.parse("2026-11-16T08:00:00Z");
  const subject = { kind: "digest", digestId: "d1", localDate: "2026-11-16" } as const;
  digests.remember({ subject, dueAt, outcome: posted });
  expect(await clock.moments()).toEqual([{ title: "Weekly digest", at: "2026-11-23T08:00:00.000Z" }]);
});

it("offers no more than can be taken in", async () => {
  const many = Array.from({ length: 100 }, (_, index) =>
    sampleDigest({ id: `d${index}`, name: `N${index}` }),
  );
  const { clock } = await opened(...many);
  expect(await clock.moments()).toHaveLength(8);
});
