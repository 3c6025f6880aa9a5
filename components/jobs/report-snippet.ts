export interface ReportSnippet {
  id: "command" | "end" | "steps";
  label: string;
  sentence: string;
  text: string;
}

/** How a program reports a run of a job, ready to paste into a shell. */
export function reportSnippets(origin: string, jobKey: string): [ReportSnippet, ...ReportSnippet[]] {
  const runs = `${origin}/api/v1/jobs/${encodeURIComponent(jobKey)}/runs`;
  const headers = `  -H "Authorization: Bearer $RUNBELL_API_KEY" \\\n  -H "Content-Type: application/json" \\\n`;
  const send = (method: string, address: string, body: string) =>
    `curl -fsS -X ${method} ${address} \\\n${headers}  -d '${body}'`;
  return [
    {
      id: "command",
      label: "Wrap a command",
      sentence:
        "Reports start, output and end of a command, and that it is alive. It needs Node 18 or newer, and the command runs as ever when Runbell cannot be reached.",
      text: [
        `curl -fsSO ${origin}/cli/runbell.mjs`,
        `export RUNBELL_URL=${origin}`,
        `node runbell.mjs exec --job ${jobKey} -- ./backup.sh`,
      ].join("\n"),
    },
    {
      id: "end",
      label: "When it ended",
      sentence: "One call after the job, with how it went.",
      text: send("POST", runs, `{"status": "failed", "error_message": "disk is full"}`),
    },
    {
      id: "steps",
      label: "While it runs",
      sentence: "Open a run, report its steps as they end, close it. The id is read with jq.",
      text: [
        `RUN=$(${send("POST", runs, "{}")} | jq -r .id)`,
        send(
          "PUT",
          `${origin}/api/v1/runs/$RUN/steps/dump`,
          `{"status": "completed", "output": "4.1 GB written"}`,
        ),
        send("PATCH", `${origin}/api/v1/runs/$RUN`, `{"status": "completed"}`),
      ].join("\n\n"),
    },
  ];
}
