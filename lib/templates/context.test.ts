import { describe, expect, it } from "vitest";
import { buildContext, contextVariables, sampleContext } from "./context";
import { renderTemplate } from "./render";
import { sampleDigest } from "./sample-digest";

const system = { timestamp: new Date("2026-11-21T02:04:13Z"), appUrl: "https://runbell.example.com" };

describe("buildContext", () => {
  it("defines every variable that authors are told of", () => {
    const paths =
      "job.id job.name job.status job.started_at job.completed_at job.execution_time_ms job.total_steps " +
      "job.completed_steps job.failed_steps job.parameters target.id target.name target.hostname target.os_type " +
      "target.tags user.id user.username user.email user.role system.timestamp system.environment " +
      "system.opsconductor_url job.created_by.id job.created_by.username job.created_by.email job.created_by.role " +
      "system.app_url system.app_name";
    for (const path of paths.split(" ")) {
      const { output, warnings } = renderTemplate(`{{ ${path} }}`, sampleContext, { contentType: "text" });
      expect([path, output !== "" && output !== "None", warnings]).toEqual([path, true, []]);
    }
    expect(sampleContext.system.opsconductor_url).toBe(sampleContext.system.app_url);
    expect(Object.keys(sampleContext.steps["load-warehouse"]!)).toEqual(
      expect.arrayContaining(["status", "output", "error_message", "execution_time_ms"]),
    );
  });

  it("writes instants as ISO strings and knows production as the environment", () => {
    expect(buildContext({ system }).system).toEqual({
      timestamp: "2026-11-21T02:04:13.000Z",
      environment: "production",
      app_url: "https://runbell.example.com",
      app_name: "Runbell",
      opsconductor_url: "https://runbell.example.com",
    });
  });

  it("is null where a message has nothing to say", () => {
    expect(buildContext({ system })).toMatchObject({
      job: null,
      target: null,
      user: null,
      event: null,
      steps: {},
      vars: {},
    });
  });

  it("takes the run's id, and the parameters of the run before those of the job", () => {
    const parameter = { name: "a", type: "number", required: false, default: 1 } as const;
    const job = { id: "j", name: "etl", parameters: [parameter] };

    expect(buildContext({ system, job }).job).toMatchObject({
      id: null,
      job_id: "j",
      parameters: { a: 1 },
      status: null,
    });
    expect(
      buildContext({ system, job, run: { id: "r", status: "running", parameters: { a: 2 } } }).job,
    ).toMatchObject({
      id: "r",
      status: "running",
      parameters: { a: 2 },
      completed_at: null,
    });
  });

  it("passes on of a person only what is documented", () => {
    const user = { id: "u", username: "mira", email: "m@example.com", role: "admin", passwordHash: "secret" };

    expect(
      JSON.stringify(buildContext({ system, user, job: { id: "j", name: "n", owner: user } })),
    ).not.toContain("secret");
  });

  it("shows output as a terminal does", () => {
    const steps = [
      {
        name: "a",
        status: "failed",
        output: "\u001b[31mred\u001b[0m\r\n10%\r50%\r100%\nbell\u0007\u001b]0;title\u0007 end\r",
        errorMessage: "\u001b[1mx",
      },
    ];

    expect(buildContext({ system, steps }).steps.a).toMatchObject({
      output: "red\n100%\nbell end",
      error_message: "x",
    });
  });

  it("is plain JSON", () => {
    expect(JSON.parse(JSON.stringify(sampleContext))).toEqual(sampleContext);
  });
});

describe("contextVariables", () => {
  it.each(contextVariables)("$path can be inserted and has an example", ({ path, example, description }) => {
    const sample = path.startsWith("bundle.") ? sampleDigest : sampleContext;
    const { warnings, output } = renderTemplate(`{{ ${path}|tojson }}`, sample, {
      contentType: "json",
    });

    expect(warnings).toEqual([]);
    expect(JSON.parse(output)).toEqual(example);
    expect(example).not.toBeUndefined();
    expect(description).not.toBe("");
  });

  it("names every variable there is", () => {
    const documented = new Set(contextVariables.map(({ path }) => path));
    const missing = leaves(sampleContext).filter((path) => !documented.has(path));

    expect(missing).toEqual([]);
  });
});

/** Paths of the fixed variables; what users name themselves is left out. */
function leaves(value: unknown, path = ""): string[] {
  const isOpen = /^(?:steps|vars|job\.parameters|event\.details)$/.test(path);
  if (isOpen || typeof value !== "object" || value === null || Array.isArray(value)) return [path];
  return Object.entries(value).flatMap(([name, inner]) =>
    leaves(inner, path === "" ? name : `${path}.${name}`),
  );
}
