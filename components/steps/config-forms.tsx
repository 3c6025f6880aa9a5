import type { ComponentType } from "react";
import { kindOfStep, type ChannelStepType, type StepType } from "@/lib/core/step";
import type { ConfigFieldsProps } from "./config-fields";
import { HttpRequestFields } from "./http-request-fields";
import { NotifyChannelFields } from "./notify/notify-channel-fields";
import { NotifyConditionalFields } from "./notify/notify-conditional-fields";
import { NotifyEmailFields } from "./notify/notify-email-fields";
import { ShellCommandFields } from "./shell-command-fields";
import { WaitFields } from "./wait-fields";

function channelForm(type: ChannelStepType): ComponentType<ConfigFieldsProps> {
  return function ChannelForm(props) {
    return <NotifyChannelFields {...props} kind={kindOfStep[type]} />;
  };
}

/** What draws the configuration of each type of step. */
export const configForms: Record<StepType, ComponentType<ConfigFieldsProps>> = {
  "http.request": HttpRequestFields,
  "shell.command": ShellCommandFields,
  wait: WaitFields,
  "notify.email": NotifyEmailFields,
  "notify.slack": channelForm("notify.slack"),
  "notify.teams": channelForm("notify.teams"),
  "notify.webhook": channelForm("notify.webhook"),
  "notify.conditional": NotifyConditionalFields,
};
