import Box from "@mui/material/Box";
import Link from "@mui/material/Link";
import Typography from "@mui/material/Typography";
import type { ReactNode } from "react";
import { CodeView } from "@/components/ui/code-view";
import { KeyValueList } from "@/components/ui/key-value-list";
import {
  HttpRequestConfig,
  isNotifyStep,
  NotifyChannelConfig,
  NotifyConditionalConfig,
  NotifyEmailConfig,
  ShellCommandConfig,
  type NotifyAction,
} from "@/lib/core/step";
import type { JobView } from "@/lib/schemas/job";
import { describeStep } from "./step-words";

type JobStep = JobView["steps"][number];

/** What a step's sentence leaves out; null when it says all. */
export function stepConfigOf(step: JobStep) {
  if (describeStep(step) === null)
    return <CodeView label="Stored configuration" text={JSON.stringify(step.config, null, 2)} />;
  if (step.type === "http.request") return requestConfig(HttpRequestConfig.parse(step.config));
  if (step.type === "notify.email") return <EmailConfig config={NotifyEmailConfig.parse(step.config)} />;
  if (step.type === "notify.conditional")
    return <ConditionalConfig config={NotifyConditionalConfig.parse(step.config)} />;
  if (step.type === "shell.command") return shellConfig(ShellCommandConfig.parse(step.config));
  if (isNotifyStep(step.type)) return <ChannelConfig config={NotifyChannelConfig.parse(step.config)} />;
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
  const { recipients, template_id, subject_template, body_template, body_type, attachments } = config;
  return (
    <StepParts>
      <KeyValueList
        items={[
          { label: "To", value: recipients.length > 0 ? recipients.join(", ") : "the template's recipients" },
          template_id
            ? { label: "Template", value: <Link href={`/templates/${template_id}`}>Open the template</Link> }
            : { label: "Subject", value: subject_template },
          ...attachments.map((attachment) => ({ label: "Attached", value: attachmentWords(attachment) })),
        ]}
      />
      {!template_id && body_template !== undefined && (
        <CodeView label={`Body (${body_type})`} text={body_template} maxHeight={280} />
      )}
    </StepParts>
  );
}

function ChannelConfig({ config }: { config: NotifyChannelConfig }) {
  const { channel_id, recipients, template_id, message_template } = config;
  return (
    <StepParts>
      <KeyValueList
        items={[
          ...(channel_id
            ? [{ label: "Channel", value: <Link href={`/channels/${channel_id}`}>Open the channel</Link> }]
            : []),
          ...(recipients.length > 0 ? [{ label: "To", value: recipients.join(", ") }] : []),
          ...(template_id
            ? [
                {
                  label: "Template",
                  value: <Link href={`/templates/${template_id}`}>Open the template</Link>,
                },
              ]
            : []),
        ]}
      />
      {message_template !== undefined && <CodeView label="Message" text={message_template} maxHeight={280} />}
    </StepParts>
  );
}

function shellConfig({ args, env, working_directory }: ShellCommandConfig) {
  const names = Object.keys(env);
  if (args.length === 0 && names.length === 0 && working_directory === undefined) return null;
  return (
    <StepParts>
      {(names.length > 0 || working_directory !== undefined) && (
        <KeyValueList
          items={[
            ...(working_directory === undefined ? [] : [{ label: "Folder", value: working_directory }]),
            ...names.map((name) => ({ label: name, value: env[name] })),
          ]}
        />
      )}
      {args.length > 0 && <CodeView label="Arguments, one a line" text={args.join("\n")} maxHeight={280} />}
    </StepParts>
  );
}

function ConditionalConfig({ config: { branches, otherwise } }: { config: NotifyConditionalConfig }) {
  return (
    <StepParts>
      <KeyValueList
        items={[
          ...branches.map(({ name, condition, notify }) => ({
            label: name ?? "When",
            value: (
              <>
                <Typography component="span" variant="code">
                  {condition}
                </Typography>
                {notify.map((action, index) => (
                  <div key={index}>{actionWords(action)}</div>
                ))}
              </>
            ),
          })),
          ...(otherwise.length > 0
            ? [
                {
                  label: "Otherwise",
                  value: otherwise.map((action, index) => <div key={index}>{actionWords(action)}</div>),
                },
              ]
            : []),
        ]}
      />
    </StepParts>
  );
}

function actionWords({ type, config }: NotifyAction): string | null {
  return describeStep({ type, config: JSON.parse(JSON.stringify(config)) as JobStep["config"] });
}

function attachmentWords(attachment: NotifyEmailConfig["attachments"][number]): string {
  if (attachment.type === "job_log") return `job log as ${attachment.filename}`;
  const { name, filename } = attachment;
  return filename ? `result file ${name} as ${filename}` : `result file ${name}`;
}

function StepParts({ children }: { children: ReactNode }) {
  return (
    <Box sx={{ display: "grid", gridTemplateColumns: "minmax(0, 1fr)", gap: 1.5, pb: 1 }}>{children}</Box>
  );
}
