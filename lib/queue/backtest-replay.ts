import type { GateResult } from "@/lib/core/decide/gate";
import { windowAround } from "@/lib/core/message-scope";
import type { CoursePlace } from "./backtest-course";
import type { SettingAt } from "./backtest-setting";
import { decideDrafts, type DecidedRequest, type NotifyRequest } from "./decide-drafts";
import { GroupMemories } from "./group-memory";
import { MessageCounts } from "./message-counts";
import { ToldContents } from "./told-contents";
import { TriggerMemories } from "./trigger-memory";

/** What would have become of an event. */
export interface Replayed {
  /** send: somebody is told at once · hold: all who are told wait · skip: nobody is told. */
  verdict: "send" | "hold" | "skip";
  /** Sent or held. */
  messages: number;
  reason: string | null;
  /** Of the message that decided the verdict. */
  gates: GateResult[];
  /** It was decided for the event as a whole, whomever the rules name. */
  isRefused: boolean;
}

type GroupState = { openUntil: Date | null; toldAt: Date | null };
type Told = { toldAt: Date | null; heldBack: number };

/** Decides about events in their order, and remembers of each what it told: nothing of it is in any history. */
export class Replay {
  readonly #groups = new Map<string, GroupState>();
  readonly #told = new Map<string | null, Told>();
  readonly #contents = new ToldContents(new Map());
  #window: { start: number; counts: MessageCounts } | null = null;

  decide(request: NotifyRequest, setting: SettingAt, place: CoursePlace | undefined): Replayed {
    const { jobId, eventType } = request;
    const { toldAt, heldBack } = this.#told.get(jobId) ?? { toldAt: null, heldBack: 0 };
    const streak = (place?.streak ?? 1) - 1;
    const recalled = eventType && {
      eventType,
      jobId,
      streak,
      toldAt,
      heldBack,
      wasTold: place?.wasTold ?? false,
    };
    const memories = new TriggerMemories(recalled ? [recalled] : []);
    const groups = new GroupMemories(this.#groupAt(request, setting.now));
    const counts = this.#countsAt(setting);
    const [decided] = decideDrafts({ ...setting, memories, groups, counts, contents: this.#contents }, [
      request,
    ]);
    if (!decided) throw new Error("An event was not decided.");

    const told = memories.recall(request);
    if (told) this.#told.set(jobId, told);
    const group = groups.recall(request);
    if (group) this.#groups.set(group.key, group);
    return replayed(decided);
  }

  /** A message that gathered has gone out when its time is over. */
  #groupAt({ group }: NotifyRequest, now: Date) {
    const known = group && this.#groups.get(group.key);
    if (!known) return [];
    const { openUntil, toldAt } = known;
    const isOver = openUntil !== null && openUntil <= now;
    const state = isOver ? { openUntil: null, toldAt: openUntil } : { openUntil, toldAt };
    return [{ key: group.key, ...state }];
  }

  #countsAt({ limits, now }: SettingAt): MessageCounts {
    const start = limits === null ? 0 : windowAround(now, limits.windowMinutes).start.getTime();
    if (this.#window?.start !== start) this.#window = { start, counts: new MessageCounts(new Map()) };
    return this.#window.counts;
  }
}

function replayed({ drafts, nobody }: DecidedRequest): Replayed {
  if (nobody) {
    const { reason, gates } = nobody;
    return { verdict: "skip", messages: 0, reason, gates, isRefused: true };
  }
  const messages = drafts.filter(({ verdict }) => verdict !== "skip").length;
  const verdicts = ["send", "hold", "skip"] as const;
  const deciding = verdicts.flatMap((one) => drafts.find(({ verdict }) => verdict === one) ?? [])[0];
  const { verdict, reason, gates } = deciding ?? { verdict: "skip" as const, reason: null, gates: [] };
  return { verdict, messages, reason: verdict === "send" ? null : reason, gates, isRefused: false };
}
