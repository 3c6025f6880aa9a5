import { query, type Tx } from "@/lib/db/database";

/** How long a worker may be silent before another one goes on with its run. */
export const LEASE_SECONDS = 60;
/** A run whose worker died this often in the same step is given up: it would take every worker down. */
export const MAX_RESUMPTIONS = 3;

/**
 * SQL: how often the step that is under way was resumed after its worker had died. A scalar subquery on purpose: as an
 * EXISTS the planner may read the whole table of steps into a hash.
 */
export function resumptionsOf(runId: "runs.id"): string {
  return `coalesce((
      SELECT max((run_steps.metadata ->> 'resumptions')::int) FROM run_steps
      WHERE run_steps.run_id = ${runId} AND run_steps.status = 'running'
    ), 0)`;
}

/** The right to write to a run: void as soon as the run is over or another worker has taken it. */
export interface Lease {
  runId: string;
  token: string;
}

/** Another worker has the run, or it is over: what this one found out must not be written. */
export class LeaseLostError extends Error {
  constructor(runId: string) {
    super(`The lease on run ${runId} is lost.`);
    this.name = "LeaseLostError";
  }
}

/**
 * The fence: every write to a run begins with it. Locks the run's row, so that nobody can take the run before this
 * transaction ends; throws LeaseLostError when somebody did already.
 */
export async function requireLease(tx: Tx, { runId, token }: Lease): Promise<void> {
  const rows = await query<{ id: string }>(
    `SELECT id FROM runs WHERE id = $1::uuid AND lease_token = $2::uuid AND status = 'running' FOR UPDATE`,
    [runId, token],
    tx,
  );
  if (rows.length === 0) throw new LeaseLostError(runId);
}

/** Pushes the lease's end out. False: it is lost. */
export async function extendLease({ runId, token }: Lease): Promise<boolean> {
  const rows = await query<{ id: string }>(
    `
UPDATE runs SET lease_until = clock_timestamp() + make_interval(secs => $3::int), heartbeat_at = clock_timestamp()
WHERE id = $1::uuid AND lease_token = $2::uuid AND status = 'running'
RETURNING id`,
    [runId, token, LEASE_SECONDS],
  );
  return rows.length === 1;
}

/** False: the run is over, or another worker has it. */
async function holdsLease({ runId, token }: Lease): Promise<boolean> {
  const rows = await query<{ id: string }>(
    `SELECT id FROM runs WHERE id = $1::uuid AND lease_token = $2::uuid AND status = 'running'`,
    [runId, token],
  );
  return rows.length === 1;
}

/**
 * Gives the run back: the lease ends now and belongs to nobody, so another worker goes on with it at once. Cut to the
 * column's milliseconds, which would round "now" into the future.
 */
export async function releaseLease({ runId, token }: Lease): Promise<void> {
  await query(
    `
UPDATE runs SET lease_token = NULL, lease_owner = NULL, lease_until = date_trunc('milliseconds', clock_timestamp())
WHERE id = $1::uuid AND lease_token = $2::uuid AND status = 'running'`,
    [runId, token],
  );
}

export interface KeptLease {
  /** Aborted with a LeaseLostError when the lease turns out to be lost. */
  lost: AbortSignal;
  stop(): void;
}

/**
 * Extends the lease as long as the run is worked on, and looks more often whether it still is: who cancels a run in
 * another process only takes the lease away.
 */
export function keepLease(lease: Lease, { beatMs, lookMs }: { beatMs: number; lookMs: number }): KeptLease {
  const controller = new AbortController();
  const ask = (isHeld: (lease: Lease) => Promise<boolean>) => () => {
    isHeld(lease).then(
      (held) => {
        if (!held) controller.abort(new LeaseLostError(lease.runId));
      },
      // The database is away: the next time tells, and if the lease runs out meanwhile, the fence holds.
      () => undefined,
    );
  };
  const timers = [setInterval(ask(extendLease), beatMs), setInterval(ask(holdsLease), lookMs)];
  return { lost: controller.signal, stop: () => timers.forEach((timer) => clearInterval(timer)) };
}
