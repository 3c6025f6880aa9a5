import Box from "@mui/material/Box";
import type { ReactNode } from "react";
import { CodeView } from "@/components/ui/code-view";
import { KeyValueList } from "@/components/ui/key-value-list";
import { HttpRequestConfig, NotifyEmailConfig } from "@/lib/core/step";
import type { JobView } from "@/lib/schemas/job";
import { describeStep } from "./step-words";

type JobStep = JobView["steps"][number];

/** What a step's sentence leaves out; null when it says all. */
export function stepConfigOf(step: JobStep) {
  if (describeStep(step) === null)
    return <CodeView label="Stored configuration" text={JSON.stringify(step.config, null, 2)} />;
  if (step.type === "http.request") return requestConfig(HttpRequestConfig.parse(step.config));
  if (step.type === "notify.email") return <EmailConfig config={NotifyEmailConfig.parse(step.config)} />;
  return null;
}

function requestConfig({ headers, body }: HttpRequestConfig) {
  const names = Object.keys(headers);
  if (names.length === 0 && body === undefined) return null;
  return (
    <StepParts>
      {names.length > 0 && (
        <KeyValueList items={names.map((name) => ({ label: name, value: headers[name] }))} />
      )}
      {body !== undefined && <CodeView label="Body" text={body} maxHeight={280} />}
    </StepParts>
  );
}

function EmailConfig({ config }: { config: NotifyEmailConfig }) {
  return (
    <StepParts>
      <KeyValueList
        items={[
          { label: "To", value: config.recipients.join(", ") },
          { label: "Subject", value: config.subject_template },
          ...config.attachments.map(({ filename }) => ({
            label: "Attached",
            value: `job log as ${filename}`,
          })),
        ]}
      />
      <CodeView label={`Body (${config.body_type})`} text={config.body_template} maxHeight={280} />
    </StepParts>
  );
}

function StepParts({ children }: { children: ReactNode }) {
  return (
    <Box sx={{ display: "grid", gridTemplateColumns: "minmax(0, 1fr)", gap: 1.5, pb: 1 }}>{children}</Box>
  );
}
