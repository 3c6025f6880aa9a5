import { RunbellError } from "./request.mjs";

/** Where there are several messages of a kind, the map tells of the one that got furthest. */
const furthest = ["sent", "sending", "queued", "retrying", "bundled", "held", "dead", "cancelled", "skipped"];

/** Calls in the words of data pipelines: each records one event and says what became of it on each channel. */
export function makePipelineCalls({ call, events }) {
  const organisations = new Map();

  /** An organisation is told of by its own key: with another one's, strangers would read its trouble. */
  async function checkOrganisation(slug) {
    if (slug === undefined) return;
    if (!organisations.has(slug)) organisations.set(slug, await slugOfKey(slug));
    const known = organisations.get(slug);
    if (known !== null && known !== slug)
      throw new RunbellError({
        status: 403,
        title: "Not allowed",
        code: "forbidden",
        detail: `The key is one of the organisation ${known}, not of ${slug}`,
      });
  }

  async function slugOfKey(organisation) {
    try {
      return (await call("GET", "api/v1/me", undefined, { organisation })).organisation.slug;
    } catch (error) {
      if (error instanceof RunbellError && error.status === 403) return null;
      throw error;
    }
  }

  async function notify(notice) {
    const { tenant_id, org_slug, event, severity, title, message, pipeline_id, pipeline_logging_id } = notice;
    const organisation = org_slug ?? tenant_id;
    await checkOrganisation(organisation);
    const { id } = await events.record(
      {
        type: event,
        severity: severity?.toLowerCase(),
        title,
        message,
        job: pipeline_id === undefined ? undefined : keyOf(pipeline_id),
        details: { ...notice.details, pipeline_id, pipeline_logging_id },
        dedupe_key: notice.dedupe_key,
      },
      { organisation },
    );
    return resultOf(id, organisation);
  }

  async function resultOf(id, organisation) {
    const { notifications } = await events.get(id, { organisation }).catch((error) => {
      if (error instanceof RunbellError && error.status === 403) return { notifications: [] };
      throw error;
    });
    const states = {};
    for (const { channel_kind: kind, state } of notifications)
      if (!(kind in states) || furthest.indexOf(state) < furthest.indexOf(states[kind])) states[kind] = state;
    return states;
  }

  /** The event of one run happens once: repeating the call does not tell people again. */
  const once = ({ pipeline_id, pipeline_logging_id }, event, ...more) =>
    pipeline_logging_id === undefined
      ? undefined
      : [event, pipeline_id, pipeline_logging_id, ...more].join(":").slice(0, 200);

  const tell = (notice, event, { details, ...fields } = {}, ...more) =>
    notify({
      ...notice,
      ...fields,
      event,
      details: { ...notice.details, ...details },
      dedupe_key: once(notice, event, ...more),
    });

  return {
    notify,
    notifyPipelineStarted: (notice) => tell(notice, "pipeline_started"),
    notifyPipelineSuccess: ({ duration_ms, ...notice }) =>
      tell(notice, "pipeline_success", { details: { duration_ms } }),
    notifyPipelineFailure: ({ error_message, ...notice }) =>
      tell(notice, "pipeline_failure", { message: error_message, details: { error_message } }),
    notifyDataQualityFailure: ({ table_name, failed_checks, ...notice }) =>
      tell(
        notice,
        "data_quality_failure",
        {
          title: `Data quality check failed: ${table_name}`,
          message: `${failed_checks.length} of the checks of ${table_name} failed: ${failed_checks.join(", ")}`,
          details: { table_name, failed_checks },
        },
        table_name,
      ),
  };
}

/** A job's key has letters, digits, dot, dash and underscore; details keep the id as it is. */
function keyOf(pipelineId) {
  return pipelineId
    .replace(/[^A-Za-z0-9._-]+/g, "-")
    .replace(/^[^A-Za-z0-9]+/, "")
    .slice(0, 120);
}
