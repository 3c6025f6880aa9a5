import type { Actor } from "@/lib/core/actor";
import type { PreferenceChannel } from "@/lib/core/channel-kind";
import { InvalidInputError } from "@/lib/core/errors";
import {
  countWrongCode,
  findVerification,
  markVerified,
  type VerificationRow,
} from "@/lib/db/address-verifications";
import { readClock } from "@/lib/db/clock";
import { recordAudit } from "@/lib/db/audit";
import { withTransaction } from "@/lib/db/database";
import { lockPreference } from "@/lib/db/preferences";
import { instanceRing } from "@/lib/db/secrets";
import type { PreferenceView } from "@/lib/schemas/preference";
import { requireOwnAddress } from "./require-own-address";
import { showPreference } from "./preference-view";
import { requirePerson } from "./require-person";
import { CODE_MINUTES, hashAddress, hashCode, isSameHash, MOST_TRIES } from "./verification-code";

/**
 * The person knows the code that was sent to the address: from now on messages go there. Throws ForbiddenError,
 * NotFoundError, UnprocessableError without such an address, and InvalidInputError for a code that is wrong, too old or
 * guessed at too often; a wrong one counts also then.
 */
export async function confirmAddress({
  actor,
  userId,
  input: { kind, code },
}: {
  actor: Actor;
  userId: string;
  input: { kind: PreferenceChannel; code: string };
}): Promise<PreferenceView> {
  const { organisationId } = actor;
  const person = await requirePerson(actor, userId);
  const ring = await instanceRing();
  const { view, refusal } = await withTransaction(async (tx) => {
    const row = await lockPreference(tx, organisationId, person.userId);
    const { address } = await requireOwnAddress(tx, row, kind, ring);
    const known = await findVerification(tx, { organisationId, preferenceId: row.id, kind });
    const now = await readClock(tx);
    const refusal = refusalOf(known, { code, addressHash: hashAddress(address.reveal()), now });
    if (known && refusal === wrongCode) await countWrongCode(tx, known.id);
    if (known && refusal === null) await markVerified(tx, known.id, now);
    await recordAudit(tx, actor, {
      action: "preferences.verify_address",
      subjectId: person.userId,
      after: { kind, ok: refusal === null },
    });
    return { view: await showPreference(tx, row, ring, now), refusal };
  });
  if (refusal !== null)
    throw new InvalidInputError("The address could not be verified.", [
      { pointer: "/code", detail: refusal },
    ]);
  return view;
}

const wrongCode = "is not the code that was sent";

/** What is wrong with the code; null: it is right. */
function refusalOf(
  known: VerificationRow | null,
  { code, addressHash, now }: { code: string; addressHash: string; now: Date },
): string | null {
  if (!known || known.addressHash !== addressHash) return "was not sent yet: ask for one";
  if (known.verifiedAt) return null;
  if (known.failedTries >= MOST_TRIES) return "was guessed at too often: ask for another one";
  if (now.getTime() - known.sentAt.getTime() > CODE_MINUTES * 60_000)
    return "is too old: ask for another one";
  return known.codeHash !== null && isSameHash(hashCode(code, known.id), known.codeHash) ? null : wrongCode;
}
