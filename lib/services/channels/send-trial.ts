import { instanceGuard } from "@/lib/channels/instance-guard";
import type { OutgoingMessage } from "@/lib/channels/kind";
import { channelRegistry } from "@/lib/channels/registry";
import type { ChannelKindId } from "@/lib/core/channel-kind";
import { checkConfig, describeConfigIssues } from "./config-issues";
import { cannotTry, type Trial } from "./describe-trial";

const DEADLINE_MS = 25_000;

/** Sends one message over a kind of channel now, past the queue. Answers for an incomplete configuration as well. */
export async function sendTrial(
  kindId: ChannelKindId,
  config: Record<string, unknown>,
  message: OutgoingMessage,
): Promise<Trial> {
  const kind = channelRegistry[kindId];
  const checked = checkConfig(kind, config);
  if (!checked.ok) return cannotTry(describeConfigIssues(checked.issues, kind));
  return kind.send(message, checked.config, {
    signal: AbortSignal.timeout(DEADLINE_MS),
    guard: instanceGuard(),
    deposit: async () => undefined,
  });
}
