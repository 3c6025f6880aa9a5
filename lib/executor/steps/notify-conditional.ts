import type { NotifyAction, NotifyConditionalConfig } from "@/lib/core/step";
import type { Tx } from "@/lib/db/database";
import { meetsCondition } from "@/lib/templates/condition";
import type { TemplateContext } from "@/lib/templates/context";
import { prepareData } from "@/lib/templates/data";
import { TemplateError } from "@/lib/templates/render";
import { planStep } from "../plan-step";
import { enqueueForChannel } from "./notify-channel";
import { enqueueMail } from "./notify-email";
import { failed, type StepContext, type StepReport, type StepRunner } from "./step-runner";

/**
 * Sends the messages of the first branch whose condition holds, as notify steps of their own would: all of them are
 * stored with the step's end. A condition that cannot be worked out sends nothing, and the step fails.
 */
export const runNotifyConditional: StepRunner<NotifyConditionalConfig> = (config, context) =>
  Promise.resolve((tx) => enqueueBranch(tx, config, context));

interface Branch {
  name: string;
  notify: readonly NotifyAction[];
}

async function enqueueBranch(
  tx: Tx,
  config: NotifyConditionalConfig,
  context: StepContext,
): Promise<StepReport> {
  const templateContext = await context.templateContext(tx);
  const { branch, problem } = chooseBranch(config, templateContext);
  if (problem !== null) return failed(problem);
  if (!branch)
    return {
      status: "completed",
      output: "No condition holds: nothing was sent.",
      metadata: { branch: null, notification_id: null, notification_ids: [] },
    };

  const reports: StepReport[] = [];
  for (const [index, action] of branch.notify.entries())
    reports.push(
      await enqueue(tx, action, {
        ...context,
        messageKey: `${context.messageKey}:${index + 1}`,
        templateContext: () => Promise.resolve(templateContext),
      }),
    );
  return summarise(branch, reports);
}

function chooseBranch(
  { branches, otherwise }: NotifyConditionalConfig,
  templateContext: TemplateContext,
): { branch: Branch | null; problem: string | null } {
  const data = prepareData(templateContext);
  for (const [index, { condition, notify, name = `Branch ${index + 1}` }] of branches.entries()) {
    try {
      if (meetsCondition(condition, data)) return { branch: { name, notify }, problem: null };
    } catch (error) {
      if (!(error instanceof TemplateError)) throw error;
      const { message, line, column } = error;
      const what = `The condition of “${name}” cannot be worked out`;
      return {
        branch: null,
        problem: `${what}: ${message} (line ${line}, column ${column}). Nothing was sent.`,
      };
    }
  }
  return { branch: otherwise.length > 0 ? { name: "Otherwise", notify: otherwise } : null, problem: null };
}

async function enqueue(tx: Tx, action: NotifyAction, context: StepContext): Promise<StepReport> {
  const plan = planStep(action, context.state);
  if (!plan.run) return { status: "skipped", output: plan.because };
  return action.type === "notify.email"
    ? enqueueMail(tx, action.config, context)
    : enqueueForChannel(tx, action.type, action.config, context);
}

/** Which branch was taken, and what became of each of its messages. */
function summarise({ name, notify }: Branch, reports: readonly StepReport[]): StepReport {
  const ids = reports.flatMap(({ metadata }) => (metadata?.notification_ids as string[] | undefined) ?? []);
  const outputs = reports.map(({ output }) => output ?? "A message was not sent");
  const problems = reports.flatMap(({ error_message: message }, index) => {
    if (message === undefined) return [];
    return notify.length > 1 ? `Message ${index + 1} (${notify[index]?.type}): ${message}` : message;
  });
  const kept: Partial<StepReport> = {
    output: [`${name}:`, ...outputs].join("\n"),
    metadata: { branch: name, notification_id: ids[0] ?? null, notification_ids: ids },
  };
  return problems.length > 0 ? failed(problems.join(" "), kept) : { status: "completed", ...kept };
}
