import type { SendOutcome } from "@/lib/core/outcome";
import { addToMail } from "./add-notice";
import type { PreparedMessage } from "./prepare-message";

/** RFC 5321: more than the server stores for one message. Gmail says it of files that it lets nobody send, too. */
const TOO_LARGE = 552;

/**
 * The same mail without its files, which says so, when they may be why the server refused it: the message matters more
 * than what it carries. Null when there is nothing that could be left out.
 */
export function lightenRefused(prepared: PreparedMessage, outcome: SendOutcome): PreparedMessage | null {
  if (outcome.status !== "failed" || outcome.reason !== "rejected_content") return null;
  if (outcome.responseCode !== TOO_LARGE || prepared.attachments.length === 0) return null;
  const sentences = prepared.attachments.map(
    ({ filename }) => `${filename} could not be attached: the mail server refused the mail with its files.`,
  );
  return { ...prepared, ...addToMail(prepared, sentences), attachments: [] };
}
