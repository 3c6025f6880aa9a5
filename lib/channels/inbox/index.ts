import type { ChannelKind } from "../kind";
import { InboxConfig } from "./config";
import { sendToInbox } from "./send";

export const inbox: ChannelKind<InboxConfig> = {
  id: "inbox",
  label: "Test inbox",
  config: InboxConfig,
  fields: [],
  describe: () => "test inbox",
  send: sendToInbox,
};
