import { NotFoundError } from "@/lib/core/errors";
import type { Tx } from "@/lib/db/database";
import { findSetting, type OrganisationSetting } from "@/lib/db/events";
import { listPeople, type Person } from "@/lib/db/members";
import { decideDrafts, type DecidedRequest, type NotifyRequest } from "./decide-drafts";
import { distinct } from "./load-subjects";

export interface DecidedRequests extends OrganisationSetting {
  decided: DecidedRequest[];
  /** Those whom the rules can name, and those who were asked for. */
  people: Person[];
}

/** Loads what decisions depend on, once for all requests, and decides. */
export async function decideRequests(
  tx: Tx,
  organisationId: string,
  requests: readonly NotifyRequest[],
  alsoLoad: readonly string[] = [],
): Promise<DecidedRequests> {
  const setting = await findSetting(tx, organisationId);
  if (!setting) throw new NotFoundError("organisation", organisationId);
  const rules = [...new Set(requests.flatMap(({ recipients }) => recipients))];
  const owners = requests.map(({ jobOwnerId }) => jobOwnerId);
  const people = await listPeople(tx, organisationId, rules, distinct([...owners, ...alsoLoad]));
  const members = people.filter(({ isDisabled }) => !isDisabled);
  return { ...setting, people, decided: decideDrafts({ ...setting, members }, requests) };
}
