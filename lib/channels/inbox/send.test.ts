import { expect, it } from "vitest";
import { describeChannelContract } from "@/lib/testing/channel-contract";
import { outgoingMessage, sendContext } from "@/lib/testing/messages";
import { inbox } from ".";

describeChannelContract(inbox, { working: async () => ({ stands_for: "inbox" as const }) });

it("keeps the message under the kind that it stands for", async () => {
  const context = sendContext();

  await inbox.send(outgoingMessage(), { stands_for: "email" }, context);

  expect(context.inbox).toMatchObject([{ kind: "email", message: { subject: "Backup failed" } }]);
});
