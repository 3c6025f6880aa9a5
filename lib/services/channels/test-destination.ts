import { channelRegistry } from "@/lib/channels/registry";
import { hasRole, type Actor } from "@/lib/core/actor";
import { ForbiddenError, InvalidInputError, NotFoundError, UnprocessableError } from "@/lib/core/errors";
import type { OwnAddressKind } from "@/lib/core/reach";
import { loadChannel } from "@/lib/db/channel-config";
import { database } from "@/lib/db/database";
import { addressNames } from "@/lib/db/own-addresses";
import { instanceRing } from "@/lib/db/secrets";
import type { TestResult } from "@/lib/schemas/channel";
import { Secret } from "@/lib/secrets";
import { checkConfig, describeConfigIssues } from "./config-issues";
import { cannotTry, describeTrial } from "./describe-trial";
import { requireChannel } from "./read-channels";
import { runTrial } from "./run-trial";
import { sendTrial } from "./send-trial";
import { tryChannel } from "./test-channel";
import { makeTestMessage } from "./test-message";

interface Destination {
  webhook_url?: string;
  channel_id?: string;
}

interface Test {
  actor: Actor;
  kind: OwnAddressKind;
  input: Destination;
}

/**
 * Tests an address before it is stored, a stored channel (for admins), or one's own address of the preferences: the first
 * that is given. Throws InvalidInputError for an address that the kind cannot use, ForbiddenError, NotFoundError,
 * UnprocessableError when there is no address of one's own, and AppError `rate_limited`.
 */
export function testDestination({ actor, kind, input }: Test): Promise<TestResult> {
  if (input.webhook_url) return testAddress(actor, kind, input.webhook_url);
  return input.channel_id ? testStored(actor, kind, input.channel_id) : testOwn(actor, kind);
}

async function testAddress(actor: Actor, kind: OwnAddressKind, url: string): Promise<TestResult> {
  const config = { [addressNames[kind]]: new Secret(url.trim()) };
  const checked = checkConfig(channelRegistry[kind], config);
  if (!checked.ok)
    throw new InvalidInputError(describeConfigIssues(checked.issues, channelRegistry[kind]), [
      { pointer: "/webhook_url", detail: checked.issues[0]?.detail ?? "cannot be used" },
    ]);
  return tryConfig(actor, kind, config, "a given address");
}

async function testStored(actor: Actor, kind: OwnAddressKind, id: string): Promise<TestResult> {
  if (!hasRole(actor, "admin"))
    throw new ForbiddenError("Only an admin may test the organisation's channels.");
  const row = await requireChannel(database().prisma, actor.organisationId, id);
  if (row.kind !== kind) throw new NotFoundError(`${channelRegistry[kind].label} channel`, id);
  return tryChannel(actor, row);
}

async function testOwn(actor: Actor, kind: OwnAddressKind): Promise<TestResult> {
  const { organisationId, userId } = actor;
  const address = { organisationId, kind, channelId: null, userId };
  const loaded = userId === null ? null : await loadChannel(address, await instanceRing());
  if (!loaded || loaded.isGone || loaded.kind !== kind)
    throw new UnprocessableError(
      `You have no ${channelRegistry[kind].label} address of your own. Enter one in your preferences first.`,
    );
  return tryConfig(actor, kind, loaded.problem === null ? loaded.config : null, "their own address");
}

/** `config` is null when it is stored and cannot be read. */
function tryConfig(
  actor: Actor,
  kind: OwnAddressKind,
  config: Record<string, unknown> | null,
  what: string,
): Promise<TestResult> {
  return runTrial(actor, { action: "preferences.test", about: { kind, address: what } }, async () => {
    const recipient = actor.label;
    const page = { organisationId: actor.organisationId, kind, recipient, path: "/preferences" };
    const trial = config
      ? await sendTrial(kind, config, await makeTestMessage(database().prisma, page))
      : cannotTry("The stored address cannot be read: enter it again.");
    return describeTrial(kind, trial, "The message was taken. Look whether it arrived.");
  });
}
