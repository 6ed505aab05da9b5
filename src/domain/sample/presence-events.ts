import { MINUTE } from "./days";
import { createRandom, mixSeeds, type Random } from "./random";
import { completeEvent, type SampleEvent } from "./sample-event";
import type { WorkBlock, WorkPlan } from "./work-time";

type Status = "online" | "away" | "offline";

export interface PresenceOptions {
  readonly idOf: (name: string) => string;
  readonly plan: WorkPlan;
  readonly seed: number;
  /** Nothing is told of what lies before the start or at or after the end (in ms). */
  readonly start: number;
  readonly end: number;
}

/** Who comes online, goes away and goes offline on a day of the plan, member by member. */
export function* presenceEvents(dayIndex: number, options: PresenceOptions): Generator<SampleEvent> {
  const { idOf, plan, seed, start, end } = options;
  const random = createRandom(mixSeeds(seed, 9_000 + dayIndex));
  for (const [memberId, days] of plan.blocks) {
    const changes = statusChanges(days[dayIndex] ?? [], random);
    for (const [number, { at, status }] of changes.entries()) {
      if (at < start || at >= end) continue;
      const id = idOf(`${memberId}-${dayIndex}-${number + 1}`);
      yield completeEvent(id, at, { type: "user.status", userId: memberId, status });
    }
  }
}

function statusChanges(blocks: readonly WorkBlock[], random: Random): { at: number; status: Status }[] {
  return blocks.flatMap((block, index) => {
    const isLast = index === blocks.length - 1;
    const pause = block.start + Math.round(random.between(0.3, 0.6) * (block.end - block.start));
    const pauseEnd = pause + Math.round(random.between(4, 15) * MINUTE);
    const shortBreak = [
      { at: pause, status: "away" as const },
      { at: pauseEnd, status: "online" as const },
    ];
    return [
      { at: block.start, status: "online" as const },
      ...(random.chance(0.6) ? shortBreak : []),
      { at: block.end, status: isLast ? ("offline" as const) : ("away" as const) },
    ];
  });
}
