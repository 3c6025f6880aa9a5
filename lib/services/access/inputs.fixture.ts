import type { Sending } from "@/lib/testing/request";
import { changes } from "./changes.fixture";
import { removals } from "./removals.fixture";
import { open, reads } from "./reads.fixture";
import type { World } from "./world.fixture";

/** A request that is right in every way, for whoever may send it. */
export interface Prepared extends Pick<Sending, "params" | "query" | "body" | "rawBody" | "headers"> {
  /** What the owner gets; the operation's own status unless told. */
  status?: number;
  /** Who sends it of those who may: the admin with a key unless told. */
  by?: "key" | "session" | "root" | "nobody";
  /** It names rows of an organisation by key or name, so others with the same words ask about rows of their own. */
  asksOwn?: true;
  /** Roles are not all: it is about one person. */
  isPersonal?: true;
  /** Nothing of what the world is named after is in the answer. */
  isBlank?: true;
}

export type Prepare = (world: World) => Prepared;

/** Every operation, in the order in which they leave enough for those behind them. */
export const inputs: Record<string, Prepare> = { ...open, ...reads, ...changes, ...removals };
