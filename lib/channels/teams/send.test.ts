import { describe, expect, it } from "vitest";
import { Secret } from "@/lib/secrets";
import type { JsonRecord } from "@/lib/templates/context-shape";
import { renderMessage } from "@/lib/templates/message";
import { sampleContext } from "@/lib/templates/sample-context";
import { describeChannelContract } from "@/lib/testing/channel-contract";
import type { ScriptedAnswer } from "@/lib/testing/http-server";
import { outgoingMessage, sendContext } from "@/lib/testing/messages";
import { scriptedHttpServers } from "@/lib/testing/scripted-http-servers";
import { TeamsConfig } from "./config";
import { teamsPayload } from "./payload";
import { teams } from ".";

const openServer = scriptedHttpServers();
const signature = "flowSignature1234";
const accepted: ScriptedAnswer = { status: 202 };

async function flow(...answers: [ScriptedAnswer, ...ScriptedAnswer[]]) {
  const server = await openServer(...answers);
  const url = new Secret(`${server.url}/workflows/1/triggers/manual/paths/invoke?sig=${signature}%2F%2B`);
  return { server, config: TeamsConfig.parse({ url, other_host: true }) };
}

describe("a message to Teams", () => {
  it("is the rendered card in its envelope, sent to the address byte for byte", async () => {
    const { payload } = renderMessage("teams", null, sampleContext, { eventType: "job.failed" });
    const { server, config } = await flow(accepted);

    const outcome = await teams.send(outgoingMessage({ payload }), config, sendContext());

    expect(outcome).toEqual({
      status: "accepted",
      responseCode: 202,
      detail: "Accepted by the flow",
      via: `127.0.0.1:${server.port}`,
    });
    expect(server.requests[0]?.url).toMatch(new RegExp(`sig=${signature}%2F%2B$`));
    expect(server.sent()).toEqual(payload);
    expect(server.sent()).toMatchObject({
      type: "message",
      attachments: [{ content: { type: "AdaptiveCard", version: "1.4" } }],
    });
  });

  it("is a card of the text where no template made one, with nothing in it that is markup", () => {
    const sent = teamsPayload(
      outgoingMessage({ subject: "Backup *failed*", text: "[log in](https://evil.example)" }),
    );

    expect(sent).toMatchObject({
      attachments: [
        {
          contentType: "application/vnd.microsoft.card.adaptive",
          content: {
            body: [{ text: "Backup \\*failed\\*" }, { text: "\\[log in\\](https://evil.example)" }],
            actions: [{ type: "Action.OpenUrl", url: "https://runbell.test/runs/7" }],
          },
        },
      ],
    });
  });

  it("has at most 20 KB of UTF-8, and says what it left out", () => {
    const fact = { title: "Größe", value: "ü".repeat(3_000) };
    const card = {
      type: "AdaptiveCard",
      body: [{ type: "FactSet", facts: Array.from({ length: 20 }, () => fact) }],
    };
    const payload = { type: "message", attachments: [{ content: card }] } as JsonRecord;

    for (const message of [
      outgoingMessage({ payload }),
      outgoingMessage({ text: "größer\n\n".repeat(9_000) }),
    ]) {
      const sent = JSON.stringify(teamsPayload(message));

      expect(Buffer.byteLength(sent)).toBeLessThanOrEqual(20_000);
      expect(sent).toContain("left out");
    }
  });

  it("is the plain text when a card is too large for another reason than its texts", () => {
    const action = {
      type: "Action.OpenUrl",
      title: "Open",
      url: `https://example.org/${"x".repeat(30_000)}`,
    };
    const content = { type: "AdaptiveCard", body: [], actions: [action] };

    const sent = teamsPayload(outgoingMessage({ payload: { type: "message", attachments: [{ content }] } }));

    expect(JSON.stringify(sent)).toContain('"text":"Backup failed"');
    expect(JSON.stringify(sent).length).toBeLessThan(2_000);
  });
});

describe("what the flow answers", () => {
  const wrapped = (code: string, message = "") => ({ error: { code, message } });
  const inside = (status: number) =>
    `Webhook message delivery failed with error: Microsoft Teams endpoint returned HTTP error ${status} with ContextId tcid=0`;

  it.each<[ScriptedAnswer, string, string]>([
    [{ status: 200, body: inside(429) }, "transient", "rate_limited"],
    [{ status: 200, body: inside(413) }, "permanent", "rejected_content"],
    [{ status: 200, body: inside(404) }, "configuration", "gone"],
    [{ status: 200, body: inside(403) }, "configuration", "unauthorized"],
    [{ status: 200, body: inside(400) }, "permanent", "rejected_content"],
    [{ status: 200, body: inside(502) }, "transient", "server_error"],
    [{ status: 200, body: "Webhook message delivery failed" }, "transient", "server_error"],
    [{ status: 200, body: wrapped("Whatever") }, "transient", "server_error"],
    [{ status: 404, body: wrapped("WorkflowNotFound") }, "configuration", "gone"],
    [
      { status: 400, body: wrapped("WorkflowTriggerIsNotEnabled", "in state 'Deleted'") },
      "configuration",
      "gone",
    ],
    [{ status: 400, body: wrapped("WorkflowTriggerIsNotEnabled") }, "configuration", "misconfigured"],
    [{ status: 400, body: wrapped("TriggerInputSchemaMismatch") }, "configuration", "misconfigured"],
    [{ status: 401, body: wrapped("DirectApiAuthorizationRequired") }, "configuration", "unauthorized"],
    [{ status: 400, body: wrapped("toString") }, "permanent", "rejected_content"],
    [{ status: 413, body: "" }, "permanent", "rejected_content"],
  ])("%j is %s, %s", async (answer, failure, reason) => {
    const { config } = await flow(answer);

    expect(await teams.send(outgoingMessage(), config, sendContext())).toMatchObject({ failure, reason });
  });

  it.each(["1", "", '{"id":"x"}'])("200 with %j is accepted", async (body) => {
    const { config } = await flow({ status: 200, body });

    expect(await teams.send(outgoingMessage(), config, sendContext())).toMatchObject({ status: "accepted" });
  });

  it("is not asked for when the address is of a retired connector", async () => {
    const url = new Secret("https://acme.webhook.office.com/webhookb2/secret");

    expect(await teams.send(outgoingMessage(), { url, other_host: true }, sendContext())).toMatchObject({
      failure: "configuration",
      reason: "gone",
      detail: expect.stringContaining("choose “Send webhook alerts to a channel”") as string,
      via: "acme.webhook.office.com",
    });
  });
});

describeChannelContract(teams, {
  working: async () => (await flow(accepted)).config,
  answering: async (answer) => (await flow(answer)).config,
  failing: {
    "the connector is retired": async () => ({
      url: new Secret(`https://acme.webhook.office.com/webhookb2/${signature}`),
      other_host: false,
    }),
  },
  secrets: [signature],
});
