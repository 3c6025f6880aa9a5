import { describe, expect, test } from "vitest";
import { eventTypes } from "./event";
import { defaultTrigger } from "./trigger";

describe("defaultTrigger", () => {
  test("tells what went wrong and that it is right again; a normal end tells nobody", () => {
    const on = eventTypes.filter((type) => defaultTrigger(type).enabled);

    expect(on).toEqual([
      "job.failed",
      "job.timed_out",
      "job.lost",
      "job.missed",
      "job.late",
      "job.slow",
      "job.anomaly",
      "job.recovered",
      "data_quality.failure",
      "rate_limit.exceeded",
      "system.error",
    ]);
  });

  test("tells the owner of the job and the admins, over what each of them chose", () => {
    expect(defaultTrigger("job.failed")).toMatchObject({
      channelKinds: ["email", "slack", "teams", "webhook"],
      recipients: [{ kind: "job_owner" }, { kind: "role", role: "admin" }],
    });
  });
});
