import { chunkEvents, withDedupeKey } from "./event-chunks.mjs";
import { makePipelineCalls } from "./pipelines.mjs";
import { makeCaller, RunbellError } from "./request.mjs";
import { trackRun } from "./track-run.mjs";
import { uniqueId } from "./unique-id.mjs";

export { RunbellError };

/** A typed client of Runbell's API; client.d.mts has the types and what each call promises. */
export function createClient(options = {}) {
  const { url = environment("RUNBELL_URL"), apiKey = environment("RUNBELL_API_KEY"), ...rest } = options;
  const call = makeCaller({ url, apiKey, ...rest });
  const runPath = (id) => `api/v1/runs/${encodeURIComponent(id)}`;

  const events = {
    async record(given, callOptions) {
      const isOne = !Array.isArray(given);
      const recorded = [];
      for (const chunk of chunkEvents((isOne ? [given] : given).map(withDedupeKey)))
        recorded.push(...(await call("POST", "api/v1/events", chunk, callOptions)).data);
      return isOne ? recorded[0] : recorded;
    },
    get: (id, callOptions) => call("GET", `api/v1/events/${encodeURIComponent(id)}`, undefined, callOptions),
  };

  const runs = {
    open: (job, run = {}, callOptions) =>
      call(
        "POST",
        `api/v1/jobs/${encodeURIComponent(job)}/runs`,
        { ...run, external_id: run.external_id ?? uniqueId() },
        callOptions,
      ),
    get: (id, callOptions) => call("GET", runPath(id), undefined, callOptions),
    step: (id, name, step, callOptions) =>
      call("PUT", `${runPath(id)}/steps/${encodeURIComponent(name)}`, step, callOptions),
    heartbeat: (id, callOptions) => call("POST", `${runPath(id)}/heartbeat`, undefined, callOptions),
    update: (id, changes, callOptions) => call("PATCH", runPath(id), changes, callOptions),
    close: (id, end, callOptions) => call("PATCH", runPath(id), end, callOptions),
    track: (job, ...more) => trackRun(runs, job, ...more),
  };

  return { events, runs, ...makePipelineCalls({ call, events }) };
}

function environment(name) {
  const value = globalThis.process?.env[name];
  if (!value) throw new TypeError(`Give createClient an address and a key, or set ${name}.`);
  return value;
}
