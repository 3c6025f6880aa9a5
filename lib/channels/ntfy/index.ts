import type { ChannelKind } from "../kind";
import { NtfyConfig } from "./config";
import { sendToNtfy, whereTo } from "./send";

export const ntfy: ChannelKind<NtfyConfig> = {
  id: "ntfy",
  label: "ntfy",
  summary:
    "Pushes the text of the mail to phones and desktops that follow a topic of ntfy.sh or your own server.",
  body: "email",
  config: NtfyConfig,
  fields: [
    {
      name: "server_url",
      label: "Server",
      input: "text",
      placeholder: "https://ntfy.sh",
      help: "Empty for ntfy.sh. One in a private network also has to be in RUNBELL_ALLOW_NETWORKS.",
      bindsSecrets: true,
    },
    {
      name: "topic",
      label: "Topic",
      input: "text",
      required: true,
      help: "Whoever knows the name of an open topic can read it: choose one that nobody guesses, or protect it with a token.",
    },
    {
      name: "access_token",
      label: "Access token",
      input: "secret",
      placeholder: "tk_…",
      help: "Of a protected topic.",
    },
  ],
  // ntfy.sh refills one request every five seconds: https://docs.ntfy.sh/config/#rate-limiting
  ratePerMinute: 12,
  describe: whereTo,
  send: sendToNtfy,
};
