import { describe, expect, test } from "vitest";
import type { JsonObject } from "@/lib/schemas/field";
import { messageChoiceOf, messagePart, ownSource, withMessageChoice } from "./message-choice";

const mail: JsonObject = {
  recipients: ["ada@example.org"],
  subject_template: "{{ job.name }}",
  body_template: "<p>{{ job.status }}</p>",
  body_type: "auto",
};

describe("the message of a step", () => {
  test("is what its configuration says", () => {
    expect(messageChoiceOf("email", mail)).toBe("own");
    expect(messageChoiceOf("email", { body_type: "html" })).toBeNull();
    expect(messageChoiceOf("slack", { template_id: "t" })).toBe("template");
    expect(messageChoiceOf("slack", { message_template: "Hello" })).toBe("own");
    expect(messageChoiceOf("webhook", { channel_id: "c" })).toBeNull();
  });

  test("comes back as it was written when it is chosen again", () => {
    const kept = { ...messagePart("email", mail), template_id: "t" };
    const withTemplate = withMessageChoice("email", mail, "template", kept);

    expect(withTemplate).toEqual({ recipients: ["ada@example.org"], template_id: "t" });
    expect(withMessageChoice("email", withTemplate, "own", kept)).toEqual(mail);
  });

  test("leaves nothing behind of the others", () => {
    const slack = { channel_id: "c", message_template: "Hello" };

    expect(withMessageChoice("slack", slack, "standard", messagePart("slack", slack))).toEqual({
      channel_id: "c",
    });
    expect(withMessageChoice("slack", slack, "template", messagePart("slack", slack))).toEqual({
      channel_id: "c",
    });
  });

  test("is rendered from the body that it is", () => {
    expect(ownSource("email", mail)).toEqual({
      subject: "{{ job.name }}",
      html: "<p>{{ job.status }}</p>",
    });
    expect(ownSource("email", { ...mail, body_type: "text" })).toMatchObject({
      text: "<p>{{ job.status }}</p>",
    });
    expect(ownSource("email", { ...mail, body_template: "a < b" })).toMatchObject({ text: "a < b" });
    expect(ownSource("teams", { message_template: "**x**" })).toEqual({ subject: "", teams: "**x**" });
  });
});
