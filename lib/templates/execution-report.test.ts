import { describe, expect, it } from "vitest";
import { defaultTemplates } from "./defaults/default-templates";
import report from "./fixtures/execution-report.json";
import { renderMessage } from "./message";
import { renderTemplate } from "./render";

// fixtures/execution-report.json: the report rendered by Jinja2, with duration, status_color and truncate_output.
const template = defaultTemplates.find(({ name }) => name === "execution-report")!;
const { context } = report;

describe("The execution report", () => {
  it("renders the report of a failed run as Jinja2 does", () => {
    expect(renderMessage("email", template, context).html).toBe(report.failed);
  });

  it("renders the report of a completed run as Jinja2 does", () => {
    const job = { ...context.job, status: "completed", execution_time_ms: 1250 };

    expect(renderMessage("email", template, { ...context, job }).html).toBe(report.completed);
  });

  it("renders the step's subject and body word for word", () => {
    const message = renderMessage("email", template, context);

    expect(message.subject).toBe("Job 'nightly <etl>' Status: failed");
    expect(message.text).toBe(
      "Job nightly <etl> on target warehouse-1.example.com completed with status: failed\n\n" +
        "Execution time: 252340ms\nSteps completed: 2/4",
    );
    expect(message.warnings).toEqual([]);
  });

  it("renders recipients and file names", () => {
    const data = { job: { id: 17, created_by: { email: "mira@example.com" } } };
    const render = (source: string) => renderTemplate(source, data, { contentType: "header" }).output;

    expect(render("{{job.created_by.email}}")).toBe("mira@example.com");
    expect(render("job_{{job.id}}_log.txt")).toBe("job_17_log.txt");
  });
});
