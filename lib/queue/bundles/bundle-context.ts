import { config } from "@/lib/config";
import { stateNowOf, whyOfBundle } from "@/lib/core/bundle";
import { eventCatalogue, type EventType } from "@/lib/core/event";
import type { Tx } from "@/lib/db/database";
import type { OrganisationSetting } from "@/lib/db/events";
import { listPeople } from "@/lib/db/members";
import type { BundleLineVariables, BundleVariables } from "@/lib/templates/bundle-variables";
import type { TemplateContext } from "@/lib/templates/context";
import { loadSubjects } from "../load-subjects";
import { buildContexts, peopleOf } from "../run-context";
import type { Bundle } from "./bundle";
import { commonOf, countTypes, higherOf, linesOf, type BundleLine } from "./bundle-lines";
import { loadLineFacts, type LineFacts } from "./load-line-facts";

const MAX_TITLE_LENGTH = 200;
const MAX_MESSAGE_LENGTH = 500;

export type BundleContext = TemplateContext & { bundle: BundleVariables };

/** The variables of the messages that tell these bundles of one organisation, as everything stands now. */
export async function buildBundleContexts(
  tx: Tx,
  setting: OrganisationSetting,
  bundles: readonly Bundle[],
): Promise<BundleContext[]> {
  const organisationId = setting.organisation.id;
  const subjects = await loadSubjects(
    tx,
    organisationId,
    bundles.map((bundle) => ({ jobId: commonOf(bundle, ({ jobId }) => jobId) })),
  );
  const requests = subjects.map((subject) => ({ subject }));
  const people = await listPeople(tx, organisationId, [], requests.flatMap(peopleOf));
  const contexts = await buildContexts(tx, { ...setting, people }, requests);
  const told = bundles.map(linesOf);
  const facts = await loadLineFacts(
    tx,
    organisationId,
    told.flatMap(({ lines }) => lines),
  );
  return contexts.flatMap((context, index) => {
    const [bundle, tellable] = [bundles[index], told[index]];
    return bundle && tellable ? [{ ...context, bundle: variablesOf(bundle, tellable, facts) }] : [];
  });
}

function variablesOf(
  bundle: Bundle,
  { lines, more }: ReturnType<typeof linesOf>,
  facts: LineFacts,
): BundleVariables {
  const times = bundle.map(({ at }) => at.getTime());
  const types = countTypes(bundle).map(({ eventType, count }) => {
    return { event_type: eventType, label: labelOf(eventType), count };
  });
  return {
    why: whyOfBundle(bundle[0].bundleKey),
    count: bundle.length,
    severity: bundle.map(({ severity }) => severity).reduce(higherOf),
    types,
    summary: types.map(({ label, count }) => `${count} × ${label}`).join(", "),
    since: new Date(times.reduce((least, time) => Math.min(least, time))).toISOString(),
    until: new Date(times.reduce((most, time) => Math.max(most, time))).toISOString(),
    lines: lines.map((line) => describeLine(line, facts)),
    more,
  };
}

function describeLine(
  { eventType, jobId, severity, count, firstAt, lastAt, newest }: BundleLine,
  { titles, jobs, courses }: LineFacts,
): BundleLineVariables {
  const job = jobs.get(jobId ?? "");
  const label = labelOf(eventType);
  const { title = label, message = null } = titles.get(newest.eventId ?? "") ?? {};
  const course = courses.get(jobId ?? "");
  const state = stateNowOf(eventType, course);
  const { appUrl } = config();
  return {
    event_type: eventType,
    label,
    severity,
    job: job ? { key: job.key, name: job.name } : null,
    count,
    first_at: firstAt.toISOString(),
    last_at: lastAt.toISOString(),
    title: cut(title, MAX_TITLE_LENGTH),
    message: message === null || message === title ? null : cut(message, MAX_MESSAGE_LENGTH),
    url: newest.runId ? `${appUrl}/runs/${newest.runId}` : `${appUrl}/notifications/${newest.id}`,
    resolved_at: state === "resolved" ? (course?.endedAt?.toISOString() ?? null) : null,
    state_now: state,
  };
}

function labelOf(eventType: EventType | null): string {
  return eventType ? eventCatalogue[eventType].label : "Message";
}

function cut(text: string, length: number): string {
  return text.length <= length ? text : `${text.slice(0, length - 1).toWellFormed()}…`;
}
