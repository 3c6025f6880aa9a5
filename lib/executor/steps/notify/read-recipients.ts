import { EmailAddress } from "@/lib/schemas/field";
import type { TemplateContext } from "@/lib/templates/context";
import { TemplateError } from "@/lib/templates/render";
import { renderText } from "../../render-text";

/** The addresses that the recipients give, each once, and what is wrong with the others. */
export function readRecipients(
  recipients: readonly string[],
  context: TemplateContext,
): { addresses: string[]; problems: string[] } {
  if (recipients.length === 0)
    return { addresses: [], problems: ["Neither the step nor its template names a recipient."] };
  const addresses = new Map<string, string>();
  const problems: string[] = [];
  for (const recipient of recipients) {
    try {
      const rendered = renderText(recipient, context).trim();
      const address = EmailAddress.safeParse(rendered);
      if (address.success) addresses.set(address.data.toLowerCase(), address.data);
      else if (rendered === "") problems.push(`The recipient ${recipient} gives no address.`);
      else if (rendered === recipient) problems.push(`The recipient “${recipient}” is no e-mail address.`);
      else problems.push(`The recipient ${recipient} gives “${rendered}”, which is no e-mail address.`);
    } catch (error) {
      if (!(error instanceof TemplateError)) throw error;
      problems.push(`The recipient ${recipient} cannot be rendered: ${error.message}`);
    }
  }
  return { addresses: [...addresses.values()], problems };
}
