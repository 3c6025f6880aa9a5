import { inspect } from "node:util";
import { describe, expect, it } from "vitest";
import { createAddressGuard } from "@/lib/channels/address-guard";
import type { ChannelKind } from "@/lib/channels/kind";
import { messageKinds } from "@/lib/core/channel-kind";
import { failureReasons, type FailureClass, type SendOutcome } from "@/lib/core/outcome";
import { Secret } from "@/lib/secrets";
import type { ScriptedAnswer } from "./http-server";
import { outgoingMessage, sendContext } from "./messages";

export interface ChannelFixture<Config> {
  /** A configuration whose destination takes everything. */
  working: () => Promise<Config>;
  /** Configurations whose sending must fail, by what is wrong. */
  failing?: Record<string, () => Promise<Config>>;
  /** Of a kind that talks HTTP: a configuration whose destination answers so. */
  answering?: (answer: ScriptedAnswer) => Promise<Config>;
  /** Texts that must never be shown. */
  secrets?: string[];
}

/** What every kind owes the rest of the product, whatever it talks to. */
export function describeChannelContract<Config>(
  kind: ChannelKind<Config>,
  fixture: ChannelFixture<Config>,
): void {
  const { secrets = [], answering } = fixture;
  const expectShowable = (text: string | undefined) => {
    expect(text ?? "").not.toMatch(/[\r\n]/);
    expect((text ?? "").length).toBeLessThanOrEqual(300);
    for (const secret of secrets) expect(text ?? "").not.toContain(secret);
  };
  const expectPresentable = (outcome: SendOutcome) => {
    expectShowable(outcome.detail);
    expectShowable(outcome.via);
  };

  describe(`${kind.id}, as a channel kind`, () => {
    it("has a label, and fields of its own configuration only", async () => {
      const config = await fixture.working();

      expect(kind.label).not.toBe("");
      for (const field of kind.fields) expect(Object.keys(config as object)).toContain(field.name);
    });

    it("says what it is, which body it sends, and what each field is for", () => {
      const names = kind.fields.map(({ name }) => name);

      expect(kind.summary).toMatch(/\.$/);
      expect(messageKinds).toContain(kind.body);
      expect(new Set(names).size).toBe(names.length);
      for (const { label, input, options = [] } of kind.fields) {
        expect(label).not.toBe("");
        expect(options.length > 0).toBe(input === "select");
      }
    });

    it("holds its secrets where nobody prints them by accident", async () => {
      const config = await fixture.working();

      const printed = `${JSON.stringify(config)} ${inspect(config, { depth: 9 })}`;
      for (const secret of secrets) expect(printed).not.toContain(secret);
      for (const { name, input } of kind.fields) {
        const value: unknown = (config as Record<string, unknown>)[name];
        if (input === "secret") expect(value === null || value instanceof Secret).toBe(true);
      }
    });

    it("accepts its own configuration and refuses an empty word for one", async () => {
      expect(kind.config.safeParse(await fixture.working()).success).toBe(true);
      expect(kind.config.safeParse("").success).toBe(false);
    });

    it("describes where messages go, without a secret", async () => {
      const description = kind.describe(await fixture.working());

      expect(description).not.toBe("");
      expectShowable(description);
    });

    it("sends, and says over what", async () => {
      const outcome = await kind.send(outgoingMessage(), await fixture.working(), sendContext());

      expect(outcome.status).toBe("accepted");
      expect(outcome.via).toBeTruthy();
      expectPresentable(outcome);
    });

    it("sends the same message again without complaint", async () => {
      const config = await fixture.working();
      const context = sendContext();
      await kind.send(outgoingMessage(), config, context);

      expect((await kind.send(outgoingMessage(), config, context)).status).toBe("accepted");
    });

    it("takes text of any kind and length", async () => {
      const subject = `\u202e\r\nBcc: eve@example.org\0${"🚨 عاجل ".repeat(400)}\ud800`;
      const message = outgoingMessage({ subject, text: "x\0y\ud800\n".repeat(10_000), html: null });

      expect((await kind.send(message, await fixture.working(), sendContext())).status).toBe("accepted");
    });

    it("takes a message that is about no job and no event", async () => {
      const about = { ...outgoingMessage().about, eventType: null, job: null, incidentKey: null };

      const outcome = await kind.send(outgoingMessage({ about }), await fixture.working(), sendContext());

      expect(outcome.status).toBe("accepted");
    });

    it("answers when it is told to stop before it begins", async () => {
      const context = sendContext({ signal: AbortSignal.abort() });

      expectPresentable(await kind.send(outgoingMessage(), await fixture.working(), context));
    });

    it.each(Object.entries(fixture.failing ?? {}))("answers with a reason when %s", async (_, failing) => {
      const outcome = await kind.send(outgoingMessage(), await failing(), sendContext());

      expect(outcome.status).toBe("failed");
      expect(outcome.status === "failed" && failureReasons).toContain(
        outcome.status === "failed" && outcome.reason,
      );
      expect(outcome.detail).not.toBe("");
      expectPresentable(outcome);
    });
  });

  if (answering) describeHttpContract(kind, { answering, secrets, expectPresentable });
}

/** What a status says whoever answers it; a body in a provider's own words may say more. */
const classByStatus: Record<number, FailureClass> = {
  302: "configuration",
  401: "configuration",
  404: "configuration",
  408: "transient",
  410: "configuration",
  413: "permanent",
  429: "transient",
  500: "transient",
  502: "transient",
  503: "transient",
};

interface HttpContract<Config> {
  answering: (answer: ScriptedAnswer) => Promise<Config>;
  secrets: string[];
  expectPresentable: (outcome: SendOutcome) => void;
}

function describeHttpContract<Config>(
  kind: ChannelKind<Config>,
  { answering, secrets, expectPresentable }: HttpContract<Config>,
): void {
  const answerOf = async (answer: ScriptedAnswer, makeContext = () => sendContext()) => {
    const config = await answering(answer);
    const outcome = await kind.send(outgoingMessage(), config, makeContext());
    expectPresentable(outcome);
    return outcome;
  };
  const parrot = `\r\n${secrets.join(" ")} ${"<b>x</b>\0".repeat(100)}`;

  describe(`${kind.id}, over HTTP`, () => {
    it.each(Object.entries(classByStatus))(
      "reads %s as %s, whatever the body says",
      async (code, failure) => {
        const status = Number(code);
        const headers = status === 302 ? { location: "https://example.org/" } : undefined;

        for (const body of ["", parrot, { error: parrot, errors: [null], message: 1, description: parrot }]) {
          expect(await answerOf({ status, headers, body })).toMatchObject({ status: "failed", failure });
        }
      },
    );

    it("waits as long as it is asked to", async () => {
      expect(await answerOf({ status: 429, headers: { "retry-after": "7" } })).toMatchObject({
        reason: "rate_limited",
        retryAfterMs: 7_000,
      });
    });

    it("goes nowhere past the address guard", async () => {
      const strict = () => sendContext({ guard: createAddressGuard() });

      expect(await answerOf({ status: 200 }, strict)).toMatchObject({
        failure: "configuration",
        reason: "blocked_address",
      });
    });

    it("takes a broken connection after the request for one that may have carried the message", async () => {
      expect(await answerOf("hang up")).toMatchObject({ failure: "ambiguous" });
    });

    it("gives up on silence when it is told to", async () => {
      const hurried = () => sendContext({ signal: AbortSignal.timeout(500) });

      expect(await answerOf("silence", hurried)).toMatchObject({ failure: "ambiguous", reason: "timeout" });
    });
  });
}
