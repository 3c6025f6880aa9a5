import type { RecipientRule } from "@/lib/core/recipient";
import { database, withTransaction, type Tx } from "@/lib/db/database";
import { listMembersNamedBy } from "@/lib/db/members";
import { decideAndEnqueue, type NamedRequest } from "./decide-and-enqueue";
import { findAuthor, type Authorship } from "./find-author";
import type { Delivery } from "./load-deliveries";
import { nudge } from "./nudge";
import type { TemplateProblem } from "./template-problem";
import { writeNotice } from "./write-notice";

const MAX_KEPT = 1000;

/**
 * Tells the authors of templates that could not be used: once for each version and place, however many messages it was
 * for. The notice's key sees to that; what this process remembers only spares the database the repetitions.
 */
export class AuthorNotices {
  readonly #appUrl: string;
  readonly #told = new Set<string>();

  constructor(appUrl: string) {
    this.#appUrl = appUrl;
  }

  /** Trusts that the delivery's message was rendered without the template because of the problem. */
  async tell(delivery: Delivery, problem: TemplateProblem): Promise<void> {
    const authorship = await findAuthor(database().prisma, delivery, problem);
    // Whoever asked for a test sees it in the test; and notices about notices would have no end.
    if (!authorship || authorship.purpose === "notice" || authorship.purpose === "test") return;
    const key = keyOf(authorship, problem);
    const known = `${delivery.organisationId}/${key}`;
    if (this.#told.has(known)) return;

    const message = writeNotice(delivery, problem, authorship, this.#appUrl);
    await withTransaction(async (tx) => {
      const request: NamedRequest = {
        purpose: "notice",
        severity: "warning",
        jobId: authorship.jobId,
        runId: delivery.runId,
        runStepId: null,
        recipients: [await recipientOf(tx, delivery.organisationId, authorship)],
        channelKinds: ["email"],
        templateVersionId: null,
        inlineTemplate: message,
        attachments: [],
        dedupeKey: key,
      };
      await decideAndEnqueue(tx, delivery.organisationId, request, null);
    });
    if (this.#told.size >= MAX_KEPT) this.#told.clear();
    this.#told.add(known);
    nudge("notifications");
  }
}

/** The admins, when the author is not known or has left. */
async function recipientOf(tx: Tx, organisationId: string, { authorId }: Authorship): Promise<RecipientRule> {
  const admins: RecipientRule = { kind: "role", role: "admin" };
  if (authorId === null) return admins;
  const author: RecipientRule = { kind: "user", user_id: authorId };
  const found = await listMembersNamedBy(tx, organisationId, [author], []);
  return found.length > 0 ? author : admins;
}

function keyOf({ sourceKey }: Authorship, { field, line, column }: TemplateProblem): string {
  return `template-problem:${sourceKey}:${field}:${line}:${column}`;
}
