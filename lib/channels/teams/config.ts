import { z } from "zod";
import { parseUrl } from "@/lib/parse-url";
import type { Secret } from "@/lib/secrets";
import { RequiredSecret } from "../field-schemas";
import { isHostOf, webhookUrlProblem } from "../webhook-url";

/** Of Power Automate, where Workflows run, in Microsoft's public and government clouds. */
const workflowHosts = [
  ".logic.azure.com",
  ".logic.azure.us",
  ".api.powerplatform.com",
  ".api.powerplatform.us",
  ".api.powerautomate.com",
  "api.powerautomate.com",
];

/** The address of a workflow; `sig` in it is the permission to call it, so it is kept byte for byte. */
export const TeamsConfig = z
  .object({
    url: RequiredSecret,
    /** The address is of a relay or another product that takes what Teams takes. */
    other_host: z.boolean().default(false),
  })
  .superRefine(({ url, other_host }, context) => {
    const problem = urlProblem(url, other_host);
    if (problem) context.addIssue({ code: "custom", path: ["url"], message: problem });
  });
export type TeamsConfig = z.infer<typeof TeamsConfig>;

function urlProblem(url: Secret, isOtherHostAllowed: boolean): string | null {
  if (isRetiredConnector(url)) return retiredConnector;
  const problem = webhookUrlProblem(url, {
    hosts: workflowHosts,
    expected: "the address of a Teams workflow, such as https://….api.powerplatform.com/…",
    isOtherHostAllowed,
    otherHostHint: "For a relay of your own, switch “Other host” on",
  });
  if (problem || !isWorkflow(url)) return problem;
  return parseUrl(url.reveal())?.searchParams.get("sig")
    ? null
    : "must be complete: the end with “sig=…” is missing. Let anyone trigger the workflow, and copy its address again";
}

export const retiredConnector =
  "is of an Office 365 connector, which Microsoft has retired: in Teams, open the channel's Workflows, choose “Send webhook alerts to a channel”, and copy the new address";

/** Whether it is the address of a connector, which nobody answers any more. */
export function isRetiredConnector(address: Secret): boolean {
  const url = parseUrl(address.reveal());
  if (!url) return false;
  if (isHostOf(url.hostname, ["webhook.office.com", ".webhook.office.com"])) return true;
  const isOutlook = isHostOf(url.hostname, ["outlook.office.com", "outlook.office365.com"]);
  return isOutlook && url.pathname.startsWith("/webhook");
}

/** Whether Power Automate itself answers at this address. */
export function isWorkflow(address: Secret): boolean {
  return isHostOf(parseUrl(address.reveal())?.hostname ?? "", workflowHosts);
}
