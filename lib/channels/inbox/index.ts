import type { ChannelKind } from "../kind";
import { InboxConfig } from "./config";
import { sendToInbox } from "./send";

export const inbox: ChannelKind<InboxConfig> = {
  id: "inbox",
  label: "Test inbox",
  summary: "Catches messages instead of sending them, to look at them under Test inbox.",
  body: "email",
  config: InboxConfig,
  fields: [],
  describe: () => "test inbox",
  send: sendToInbox,
};
