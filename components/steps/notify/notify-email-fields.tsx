"use client";

import type { ConfigFieldsProps } from "@/components/steps/config-fields";
import { textIn, textsIn, withValue } from "@/components/steps/config-values";
import { problemAt } from "@/components/steps/problem-at";
import { useTemplate } from "@/lib/client/templates";
import { AttachmentsInput } from "./attachments-input";
import { MessageFields } from "./message-fields";
import type { BranchProps } from "./branch-props";
import { NotifyFieldsFrame } from "./notify-fields-frame";
import { RecipientsInput } from "./recipients-input";
import { SendOnInput } from "./send-on-input";

/** A mail: to whom, what it says, when it is sent, and what goes with it. */
export function NotifyEmailFields(props: ConfigFieldsProps & BranchProps) {
  const { config, onChange, problems, idPrefix, isInBranch = false } = props;
  const templateId = textIn(config, "template_id");
  const { data: template } = useTemplate(templateId);
  const defaults = template?.id === templateId ? template.default_config : undefined;
  const ofTemplate = templateId === "" ? null : (defaults?.recipients ?? []);

  return (
    <NotifyFieldsFrame id={`${idPrefix}-mail`}>
      <RecipientsInput
        label="To"
        help={recipientsHelp(ofTemplate)}
        optional={templateId !== ""}
        values={textsIn(config, "recipients")}
        onChange={(values) => onChange(withValue(config, "recipients", values))}
        membersOnly={null}
        problem={problemAt(problems, "recipients")}
      />
      <MessageFields kind="email" config={config} onChange={onChange} problems={problems} />
      {!isInBranch && (
        <SendOnInput config={config} onChange={onChange} problem={problemAt(problems, "send_on")} />
      )}
      <AttachmentsInput
        config={config}
        onChange={onChange}
        problems={problems}
        help={
          defaults?.attachments?.length
            ? "Files of the run by name; * stands for any characters. Without any, those of the template."
            : "Files of the run by name; * stands for any characters."
        }
      />
    </NotifyFieldsFrame>
  );
}

function recipientsHelp(ofTemplate: readonly string[] | null): string {
  if (ofTemplate && ofTemplate.length > 0)
    return `Members by name, or addresses. Without any: ${ofTemplate.join(", ")}, as the template says.`;
  return "Members by name, or addresses; a variable may give one.";
}
