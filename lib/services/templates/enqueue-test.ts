import type { Actor } from "@/lib/core/actor";
import type { MessageKind } from "@/lib/core/channel-kind";
import { AppError, UnprocessableError } from "@/lib/core/errors";
import type { MessageTemplate } from "@/lib/core/message";
import type { NotificationState } from "@/lib/core/notification";
import { findBranding } from "@/lib/db/branding";
import { loadChannels, type ChannelAddress } from "@/lib/db/channel-config";
import { withTransaction, type Tx } from "@/lib/db/database";
import { findActingMember } from "@/lib/db/memberships";
import { countRecentTests } from "@/lib/db/notifications";
import { instanceRing } from "@/lib/db/secrets";
import { listTemplateParts } from "@/lib/db/template-parts";
import { decideAndEnqueue } from "@/lib/queue/decide-and-enqueue";
import { loadSubjects } from "@/lib/queue/load-subjects";
import { nudge } from "@/lib/queue/nudge";
import type { SendTestInput } from "@/lib/schemas/template-rendering";
import { defaultSource } from "@/lib/templates/defaults/default-source";
import type { MessageSource } from "@/lib/templates/message-types";
import { describeWay } from "./describe-way";
import { mergeContext } from "./merge-context";
import { previewContext } from "./preview-context";
import { refuseTestProblems } from "./refuse-test-problems";

export type TestTarget = Pick<SendTestInput, "channel_kinds" | "run_id" | "context">;

export interface SentTest {
  notification_id: string;
  channel_kind: MessageKind;
  recipient: string;
  state: NotificationState;
  via: string;
}

interface Test {
  actor: Actor;
  target: TestTarget;
  findSource(tx: Tx): Promise<MessageSource>;
  /** Of the pointers to the sources in the request. */
  pointerStart: string;
}

const MOST_IN_A_MINUTE = 20;

/** Enqueues a message to the person who asks, one for each kind of channel, with the sources frozen in it. */
export async function enqueueTest({ actor, target, findSource, pointerStart }: Test): Promise<SentTest[]> {
  const { organisationId } = actor;
  const ring = await instanceRing();
  const kinds = [...new Set(target.channel_kinds)];
  const sent = await withTransaction(async (tx) => {
    const reader = await requireReader(tx, actor);
    const source = await findSource(tx);
    const context = mergeContext(await previewContext(tx, actor, target.run_id ?? null), target.context);
    const parts = (await listTemplateParts(tx, [organisationId])).get(organisationId) ?? [];
    const { layoutName } = await findBranding(tx, organisationId);
    refuseTestProblems(source, { kinds, context, parts, layout: layoutName, pointerStart });
    await refuseTooMany(tx, organisationId, reader.userId, kinds.length);

    const [subject] = await loadSubjects(tx, organisationId, [{ runId: target.run_id }]);
    const rows = await decideAndEnqueue(
      tx,
      organisationId,
      {
        purpose: "test",
        severity: "info",
        jobId: subject?.job?.id ?? null,
        runId: target.run_id ?? null,
        runStepId: null,
        recipients: [{ kind: "user", user_id: reader.userId }],
        channelKinds: kinds,
        templateVersionId: null,
        inlineTemplate: asTest(source),
        attachments: [],
        dedupeKey: null,
        askedBy: reader.userId,
      },
      context,
    );
    const addressOf = (kind: MessageKind): ChannelAddress => {
      return { organisationId, kind, channelId: null, userId: reader.userId, isTest: true };
    };
    const channelOf = await loadChannels(kinds.map(addressOf), ring, tx);
    return rows.flatMap(({ id, recipient, state }, index): SentTest[] => {
      const kind = kinds[index];
      if (!kind) return [];
      const via = describeWay(kind, channelOf(addressOf(kind)));
      return [{ notification_id: id, channel_kind: kind, recipient, state, via }];
    });
  });
  nudge("notifications");
  return sent;
}

async function requireReader(tx: Tx, { organisationId, userId }: Actor) {
  const member = userId === null ? null : await findActingMember(tx, organisationId, userId);
  if (!member)
    throw new UnprocessableError(
      "A test goes to the person who asks for it, and no member stands behind this key.",
    );
  return member;
}

async function refuseTooMany(tx: Tx, organisationId: string, userId: string, count: number): Promise<void> {
  const recent = await countRecentTests(tx, organisationId, userId);
  if (recent + count <= MOST_IN_A_MINUTE) return;
  throw new AppError(
    "rate_limited",
    `You were sent ${recent} tests in the last minute, and ${MOST_IN_A_MINUTE} are the most. Wait a moment, then try again.`,
  );
}

/** As an expression: a subject whose first tag trims what stands before it must not trim the mark. */
const testMark = `{{ "[Test] " }}`;

function asTest(source: MessageSource): MessageTemplate {
  const subject = source.subject?.trim() ? source.subject : defaultSource("email", null).subject;
  return { ...source, subject: `${testMark}${subject ?? ""}`, syntax: "jinja" };
}
