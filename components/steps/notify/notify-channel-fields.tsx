"use client";

import { channelLabels } from "@/components/runs/notification-state";
import type { ConfigFieldsProps } from "@/components/steps/config-fields";
import { textsIn, withValue } from "@/components/steps/config-values";
import { problemAt } from "@/components/steps/problem-at";
import type { OwnAddressKind } from "@/lib/core/reach";
import { ChannelInput } from "./channel-input";
import { MessageFields } from "./message-fields";
import type { BranchProps } from "./branch-props";
import { NotifyFieldsFrame } from "./notify-fields-frame";
import { RecipientsInput } from "./recipients-input";
import { SendOnInput } from "./send-on-input";

/** A message to a channel of the organisation, to people over addresses of their own, or to both. */
export function NotifyChannelFields(props: ConfigFieldsProps & BranchProps & { kind: OwnAddressKind }) {
  const { kind, config, onChange, problems, idPrefix, isInBranch = false } = props;
  return (
    <NotifyFieldsFrame id={`${idPrefix}-${kind}`}>
      <ChannelInput
        kind={kind}
        config={config}
        onChange={onChange}
        problem={problemAt(problems, "channel_id") ?? problemAt(problems, "webhook_url")}
      />
      <RecipientsInput
        label="People"
        help={`Members who gave a ${channelLabels[kind]} address in their preferences get it there.`}
        optional
        values={textsIn(config, "recipients")}
        onChange={(values) => onChange(withValue(config, "recipients", values))}
        membersOnly={channelLabels[kind]}
        problem={problemAt(problems, "recipients")}
      />
      <MessageFields kind={kind} config={config} onChange={onChange} problems={problems} />
      {!isInBranch && (
        <SendOnInput config={config} onChange={onChange} problem={problemAt(problems, "send_on")} />
      )}
    </NotifyFieldsFrame>
  );
}
