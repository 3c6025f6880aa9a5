import { hasRole, type Actor } from "@/lib/core/actor";
import { explainDecision, explainGate } from "@/lib/core/decide/explain";
import type { GateResult } from "@/lib/core/decide/gate";
import { ForbiddenError, InvalidInputError, NotFoundError } from "@/lib/core/errors";
import { withTransaction, type Tx } from "@/lib/db/database";
import { findJobIds } from "@/lib/db/events";
import { findMember, findMemberByEmail } from "@/lib/db/members";
import { findTargetId } from "@/lib/db/targets";
import { decideImagined } from "@/lib/queue/decide-imagined";
import type { NotificationDraft } from "@/lib/queue/draft";
import type {
  SimulatedDecision,
  SimulatedGate,
  SimulateInput,
  SimulationView,
} from "@/lib/schemas/simulation";

type Person = NonNullable<SimulationView["user"]>;

/**
 * What would be decided about an event if it happened at that instant: as recordEvent would, and nothing is stored.
 * Members ask for themselves, authors and admins for anybody. Throws NotFoundError for a person, a job, a run or a
 * target that the organisation does not have.
 */
export async function simulate({
  actor,
  input,
}: {
  actor: Actor;
  input: SimulateInput;
}): Promise<SimulationView> {
  const { organisationId } = actor;
  const { job, target, run_id: runId, ...event } = input.event;
  const at = input.at === undefined ? null : new Date(input.at);
  return withTransaction(async (tx) => {
    const user = await whoIsAskedAbout(tx, actor, input.user);
    const jobId = job === undefined ? null : await requireJob(tx, organisationId, job);
    const targetId = target === undefined ? null : await requireTarget(tx, organisationId, target);
    const imagined = { ...event, runId, jobId, targetId, at };
    const { drafts, nobody, ...answer } = await decideImagined(tx, organisationId, imagined);
    return {
      at: answer.at.toISOString(),
      user,
      severity: answer.severity,
      decisions: drafts.filter(({ userId }) => user === null || userId === user.id).map(viewDraft),
      nobody: nobody && {
        reason: nobody.reason,
        sentence: explainDecision(nobody.verdict, nobody.gates),
        gates: nobody.gates.map(viewGate),
      },
    };
  });
}

/** Null: everybody. */
async function whoIsAskedAbout(tx: Tx, actor: Actor, user: SimulateInput["user"]): Promise<Person | null> {
  const isAuthor = hasRole(actor, "author");
  if (user === undefined) {
    if (!isAuthor) throw new ForbiddenError("Members simulate for themselves only.");
    return null;
  }
  if (user === "me" && actor.userId === null)
    throw new InvalidInputError("This key acts for nobody.", [
      { pointer: "/user", detail: "cannot be “me” here: name a person" },
    ]);
  const { organisationId } = actor;
  const member = user.includes("@")
    ? await findMemberByEmail(tx, organisationId, user)
    : await findMember(tx, organisationId, user === "me" ? (actor.userId ?? "") : user);
  if (!isAuthor && member?.userId !== actor.userId)
    throw new ForbiddenError("Members simulate for themselves only.");
  if (!member) throw new NotFoundError("member", user);
  return { id: member.userId, name: member.name, email: member.email };
}

async function requireJob(tx: Tx, organisationId: string, key: string): Promise<string> {
  const id = (await findJobIds(tx, organisationId, [key])).get(key);
  if (id === undefined) throw new NotFoundError("job", key);
  return id;
}

async function requireTarget(tx: Tx, organisationId: string, name: string): Promise<string> {
  const id = await findTargetId(tx, organisationId, name);
  if (id === null) throw new NotFoundError("target", name);
  return id;
}

function viewDraft(draft: NotificationDraft): SimulatedDecision {
  const { recipient, channelId } = draft;
  return {
    recipient,
    recipient_name: draft.recipientName,
    user_id: draft.userId,
    channel_kind: draft.channelKind,
    channel: channelId === null ? null : { id: channelId, name: recipient },
    verdict: draft.verdict,
    reason: draft.reason,
    held_until: draft.heldUntil?.toISOString() ?? null,
    sentence: explainDecision(draft.verdict, draft.gates),
    gates: draft.gates.map(viewGate),
  };
}

function viewGate(result: GateResult): SimulatedGate {
  const { gate, verdict, values } = result;
  return { gate, verdict, sentence: explainGate(result), values };
}
