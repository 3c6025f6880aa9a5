import { addressesIn } from "@/lib/core/addresses-in";
import type { Condition } from "@/lib/core/decide/gate";
import { NotFoundError } from "@/lib/core/errors";
import type { Tx } from "@/lib/db/database";
import { findSetting, type OrganisationSetting } from "@/lib/db/events";
import { listPeople, type Person } from "@/lib/db/members";
import { meetsCondition } from "@/lib/templates/condition";
import type { ContextInput, TemplateContext } from "@/lib/templates/context";
import { prepareData, type PreparedData } from "@/lib/templates/data";
import { renderPrepared, TemplateError } from "@/lib/templates/render";
import type { NotifyRequest } from "./decide-drafts";
import { distinct } from "./load-subjects";
import { buildContexts, peopleOf, type ContextRequest } from "./run-context";

/** An event with what its trigger asks templates about it. */
export interface AskedEvent extends Omit<ContextRequest, "event"> {
  request: NotifyRequest;
  /** The trigger's. */
  condition: string | null;
  /** What gives no time happens now. */
  event: Omit<NonNullable<ContextInput["event"]>, "occurredAt"> & { occurredAt: Date | null };
  /** One that was built before. */
  context?: TemplateContext | null;
}

export interface AnsweredEvent extends AskedEvent {
  /** Null: nothing was asked, so none was built. */
  context: TemplateContext | null;
}

/**
 * Fills in whether the triggers' conditions hold and whom their templates name, before it is decided. Nothing is loaded
 * when no trigger asks. A condition that cannot be worked out is neither met nor not met, and such a template names nobody.
 */
export async function askTemplates(
  tx: Tx,
  organisationId: string,
  events: readonly AskedEvent[],
  asOf: Date | null = null,
): Promise<AnsweredEvent[]> {
  const asking = events.filter(isAsking);
  if (asking.length === 0) return events.map((event) => ({ context: null, ...event }));
  const setting = await findSetting(tx, organisationId, asOf);
  if (!setting) throw new NotFoundError("organisation", organisationId);
  const people = await listPeople(tx, organisationId, [], distinct(asking.flatMap(peopleOf)), asOf);
  const contextOf = await buildMissing(tx, { ...setting, people }, asking);
  return events.map((event) => {
    const context = event.context ?? contextOf.get(event) ?? null;
    return context && isAsking(event) ? answered(event, context, people) : { ...event, context };
  });
}

/** The contexts of events that are told: what was built to ask templates is not built again. */
export async function completeContexts(
  tx: Tx,
  setting: OrganisationSetting & { people: readonly Person[] },
  told: readonly AnsweredEvent[],
): Promise<TemplateContext[]> {
  const builtOf = await buildMissing(tx, setting, told);
  return told.map((event) => {
    const context = event.context ?? builtOf.get(event);
    if (!context) throw new Error("A context was asked for and not built.");
    return context;
  });
}

async function buildMissing(
  tx: Tx,
  setting: OrganisationSetting & { people: readonly Person[] },
  events: readonly AskedEvent[],
): Promise<Map<AskedEvent, TemplateContext>> {
  const missing = events.filter(({ context }) => !context);
  const built = await buildContexts(
    tx,
    setting,
    missing.map((asked) => ({
      ...asked,
      event: { ...asked.event, occurredAt: asked.event.occurredAt ?? setting.now },
    })),
  );
  return new Map(built.flatMap((context, index) => (missing[index] ? [[missing[index], context]] : [])));
}

/** What a trigger that is off would ask decides nothing; a step of an escalation asks without a trigger. */
function isAsking({ request, condition }: AskedEvent): boolean {
  const mayAsk = request.trigger?.enabled === true || request.escalationId !== null;
  return mayAsk && (condition !== null || sourcesOf(request).length > 0);
}

function sourcesOf({ recipients }: NotifyRequest): string[] {
  return recipients.flatMap((rule) => (rule.kind === "template" ? rule.source : []));
}

function answered(event: AskedEvent, context: TemplateContext, people: readonly Person[]): AnsweredEvent {
  const data = prepareData(context);
  const { request, condition } = event;
  // Owners who were disabled are told nothing, whichever rule names them.
  const gone = new Set(people.flatMap(({ email, isDisabled }) => (isDisabled ? email.toLowerCase() : [])));
  const rendered = new Map(
    sourcesOf(request).map((source) => [
      source,
      addressesBy(source, data).filter((address) => !gone.has(address.toLowerCase())),
    ]),
  );
  return {
    ...event,
    request: { ...request, condition: condition === null ? null : ask(condition, data), rendered },
    context,
  };
}

function ask(expression: string, data: PreparedData): Condition {
  return { expression, isMet: orWhenBroken(null, () => meetsCondition(expression, data)) };
}

function addressesBy(source: string, data: PreparedData): string[] {
  return orWhenBroken([], () => addressesIn(renderPrepared(source, data, { contentType: "text" }).output));
}

function orWhenBroken<Answer, Otherwise>(otherwise: Otherwise, work: () => Answer): Answer | Otherwise {
  try {
    return work();
  } catch (error) {
    if (error instanceof TemplateError) return otherwise;
    throw error;
  }
}
