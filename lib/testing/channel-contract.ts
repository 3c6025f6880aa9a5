import { describe, expect, it } from "vitest";
import type { ChannelKind } from "@/lib/channels/kind";
import { failureReasons, type SendOutcome } from "@/lib/core/outcome";
import { outgoingMessage, sendContext } from "./messages";

export interface ChannelFixture<Config> {
  /** A configuration whose destination takes everything. */
  working: () => Promise<Config>;
  /** Configurations whose sending must fail, by what is wrong. */
  failing?: Record<string, () => Promise<Config>>;
  /** Texts that must never be shown. */
  secrets?: string[];
}

/** What every kind owes the rest of the product, whatever it talks to. */
export function describeChannelContract<Config>(
  kind: ChannelKind<Config>,
  fixture: ChannelFixture<Config>,
): void {
  const { secrets = [] } = fixture;
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
}
