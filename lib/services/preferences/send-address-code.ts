import type { Actor } from "@/lib/core/actor";
import type { PreferenceChannel } from "@/lib/core/channel-kind";
import { AppError, ConflictError } from "@/lib/core/errors";
import { readClock } from "@/lib/db/clock";
import { dropCode, findVerification, putVerification } from "@/lib/db/address-verifications";
import { database, withTransaction } from "@/lib/db/database";
import { newId } from "@/lib/db/new-id";
import { lockPreference } from "@/lib/db/preferences";
import { instanceRing } from "@/lib/db/secrets";
import type { TestResult } from "@/lib/schemas/channel";
import { describeTrial } from "../channels/describe-trial";
import { runTrial } from "../channels/run-trial";
import { sendTrial } from "../channels/send-trial";
import { makeTestMessage } from "../channels/test-message";
import { withoutCopies } from "../channels/without-copies";
import { requireOwnAddress, type OwnAddress } from "./require-own-address";
import { requirePerson } from "./require-person";
import { CODE_MINUTES, hashAddress, hashCode, makeCode, SECONDS_BETWEEN_CODES } from "./verification-code";

interface SentCode extends OwnAddress {
  /** Of the row that knows its hash. */
  id: string;
  code: string;
}

/**
 * Sends a code to an address of a person's own, past the queue: a message in the history could be read there. A refusal is
 * a result, and takes the code back. Throws ForbiddenError, NotFoundError, UnprocessableError without such an address,
 * ConflictError when it is verified, and AppError `rate_limited`.
 */
export async function sendAddressCode({
  actor,
  userId,
  kind,
}: {
  actor: Actor;
  userId: string;
  kind: PreferenceChannel;
}): Promise<TestResult> {
  const { organisationId } = actor;
  const person = await requirePerson(actor, userId);
  const asked = { action: "preferences.send_code", subjectId: person.userId, about: { kind } } as const;
  // Refused before it is counted: what cannot be sent calls nobody's server.
  const sent = await storeCode({ organisationId, userId: person.userId }, kind);
  try {
    return await runTrial(actor, asked, async () => {
      const page = { organisationId, kind, recipient: recipientOf(kind, sent, actor), path: "/preferences" };
      const words = {
        title: `Your code for Runbell is ${sent.code}`,
        message: `Enter it in your preferences within ${CODE_MINUTES} minutes, and messages come here. If you did not ask for it, do nothing.`,
        reason: "You get this because somebody entered this address in Runbell.",
      };
      const message = await makeTestMessage(database().prisma, { ...page, words });
      const trial = await sendTrial(kind, withoutCopies(sent.config), message);
      if (trial.status !== "accepted") await dropCode(database().prisma, sent.id);
      return describeTrial(kind, trial, "The code is on its way. Look for the six digits there.");
    });
  } catch (error) {
    await dropCode(database().prisma, sent.id);
    throw error;
  }
}

function recipientOf(kind: PreferenceChannel, { address }: OwnAddress, { label }: Actor): string {
  return kind === "email" ? address.reveal() : label;
}

function storeCode(
  { organisationId, userId }: { organisationId: string; userId: string },
  kind: PreferenceChannel,
): Promise<SentCode> {
  return withTransaction(async (tx) => {
    const row = await lockPreference(tx, organisationId, userId);
    const own = await requireOwnAddress(tx, row, kind, await instanceRing());
    const place = { organisationId, preferenceId: row.id, kind };
    const now = await readClock(tx);
    const known = await findVerification(tx, place);
    if (known?.verifiedAt) throw new ConflictError("This address is verified already.");
    if (known && now.getTime() - known.sentAt.getTime() < SECONDS_BETWEEN_CODES * 1000)
      throw new AppError("rate_limited", "A code was sent a moment ago. Wait a minute for another one.");
    const [id, code] = [newId(), makeCode()];
    const addressHash = hashAddress(own.address.reveal());
    const codeHash = hashCode(code, id);
    await putVerification(tx, place, { id, addressHash, codeHash, sentAt: now, verifiedAt: null });
    return { ...own, id, code };
  });
}
