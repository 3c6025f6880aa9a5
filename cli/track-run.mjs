import { uniqueId } from "./unique-id.mjs";

const OPEN_MS = 2_000;
const CLOSE_MS = 10_000;

/**
 * Runs a function as a run of a job: client.d.mts says what it promises. What goes wrong between here and Runbell goes to
 * `onError` and nowhere else.
 */
export async function trackRun(runs, job, ...more) {
  const [options, work] = more.length === 1 ? [{}, more[0]] : more;
  const { heartbeatMs = 60_000, onError = warn, ...given } = options;
  const run = { external_id: uniqueId(), started_at: new Date().toISOString(), ...given };
  let id = null;
  const open = async (callOptions) => {
    id ??= (await runs.open(job, run, callOptions)).id;
    return id;
  };
  const report = (call) => call().catch(onError);
  await report(() => within(OPEN_MS, open));

  const sayAlive = () => void report(async () => runs.heartbeat(await open()));
  // From the first heartbeat on, silence is noticed.
  if (id !== null) sayAlive();
  const beat = setInterval(sayAlive, heartbeatMs);
  beat.unref?.();
  const step = async (name, doing) => {
    const put = (fields) => report(async () => runs.step(await open(), name, fields));
    if (typeof doing !== "function") return put(doing);
    const startedAt = new Date().toISOString();
    await put({ status: "running", started_at: startedAt });
    const settle = (fields) => put({ ...fields, completed_at: new Date().toISOString() });
    return outcome(() => doing(), settle);
  };
  const settle = ({ status, error_message }) => {
    const end = { status, error_message, completed_at: new Date().toISOString() };
    return report(() =>
      within(CLOSE_MS, async (callOptions) => runs.close(await open(callOptions), end, callOptions)),
    );
  };

  try {
    return await outcome(() => work({ externalId: run.external_id, getId: () => id, step }), settle);
  } finally {
    clearInterval(beat);
  }
}

/** The work's own result or error, after its end was told. */
async function outcome(work, tell) {
  let result;
  try {
    result = await work();
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    await tell({ status: "failed", error_message: message.slice(0, 20_000) });
    throw error;
  }
  await tell({ status: "completed" });
  return result;
}

async function within(ms, call) {
  const controller = new AbortController();
  const timer = setTimeout(() => controller.abort(), ms);
  try {
    return await call({ signal: controller.signal });
  } finally {
    clearTimeout(timer);
  }
}

function warn(error) {
  globalThis.console.warn(`runbell: ${error.message}`);
}
