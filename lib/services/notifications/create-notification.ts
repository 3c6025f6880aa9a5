import type { Actor } from "@/lib/core/actor";
import { InvalidInputError } from "@/lib/core/errors";
import type { MessageTemplate } from "@/lib/core/message";
import { withTransaction, type Tx } from "@/lib/db/database";
import { decideAndEnqueue } from "@/lib/queue/decide-and-enqueue";
import { loadParts } from "@/lib/queue/load-parts";
import { loadSubjects } from "@/lib/queue/load-subjects";
import { nudge } from "@/lib/queue/nudge";
import { contextOfRun } from "@/lib/queue/run-context";
import type { CreateNotificationInput } from "@/lib/schemas/notification";
import { refuseTemplateErrors } from "../templates/template-problem";
import { mergeContext } from "../templates/merge-context";

/**
 * Sends a message to an address. It is a ready body, or a template with a context over the run's. The recipient's own
 * preferences count when the address belongs to a member.
 */
export async function createNotification({ actor, input }: { actor: Actor; input: CreateNotificationInput }) {
  const inlineTemplate = messageOf(input);
  const recipient = input.recipient ?? input.recipient_email ?? "";
  const runId = input.run_id ?? input.job_run_id ?? null;
  const { organisationId } = actor;

  const created = await withTransaction(async (tx) => {
    const jobId = await jobOfRun(tx, organisationId, runId);
    const base = await contextOfRun(tx, { organisationId, runId, startedById: actor.userId });
    const context = mergeContext(base, input.context);
    const parts = await loadParts(
      [{ organisationId, template: null, inlineTemplate, sender: { layout: null } }],
      tx,
    );
    refuseTemplateErrors(inlineTemplate, context, parts.get(organisationId));
    const [row] = await decideAndEnqueue(
      tx,
      organisationId,
      {
        purpose: "direct",
        severity: input.severity,
        jobId,
        runId,
        runStepId: null,
        recipients: [{ kind: "email", email: recipient }],
        channelKinds: [input.notification_type],
        templateVersionId: null,
        inlineTemplate,
        attachments: [],
        dedupeKey: input.dedupe_key ? `direct:${input.dedupe_key}` : null,
      },
      context,
    );
    if (!row) throw new Error("A message to an address made no notification.");
    return { id: row.id, state: row.state, duplicate: row.duplicate };
  });
  nudge("notifications");
  return created;
}

async function jobOfRun(tx: Tx, organisationId: string, runId: string | null): Promise<string | null> {
  const [subject] = await loadSubjects(tx, organisationId, [{ runId }]);
  return subject?.job?.id ?? null;
}

const looksLikeHtml = /<\/?[a-z][^<>]*>/i;

/** What was given as ready is sent as it is; only templates are read as templates. */
function messageOf(input: CreateNotificationInput): MessageTemplate {
  const { subject, subject_template, body, body_html, body_template } = input;
  if (body_template === undefined) {
    if (subject_template !== undefined)
      throw new InvalidInputError("A template of the subject needs one of the body.", [
        { pointer: "/subject_template", detail: "needs body_template beside it" },
      ]);
    return { subject, html: body_html, text: body, syntax: "literal" };
  }
  if (body !== undefined || body_html !== undefined)
    throw new InvalidInputError("The body is either ready or a template.", [
      { pointer: "/body_template", detail: "cannot stand beside body or body_html" },
    ]);
  const isHtml = looksLikeHtml.test(body_template);
  return {
    subject: subject_template ?? subject,
    html: isHtml ? body_template : null,
    text: isHtml ? null : body_template,
    syntax: "jinja",
  };
}
