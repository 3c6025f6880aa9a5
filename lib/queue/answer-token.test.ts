import { describe, expect, it } from "vitest";
import { answerActions } from "@/lib/core/answer";
import { answerUrlsAt, makeAnswerToken, readAnswerToken, type Answer } from "./answer-token";
import { makeUnsubscribeToken, readUnsubscribeToken } from "./unsubscribe";

const answer: Answer = {
  organisationId: "01a1fe67-f5ed-7568-9095-c1a687333ac6",
  notificationId: "01a1fe67-f5ed-7568-9095-c1a687333ac7",
  action: "acknowledge",
};
const message = {
  id: answer.notificationId,
  organisationId: answer.organisationId,
  eventId: "e1",
  jobId: "j1",
  userId: "u1",
};

describe("an answer token", () => {
  it.each(answerActions)("says what was signed: %s", async (action) => {
    const token = await makeAnswerToken({ ...answer, action });

    expect(token).toMatch(/^[\w-]+\.[\w-]{43}$/);
    expect(await readAnswerToken(token)).toEqual({ ...answer, action });
  });

  it("is refused when anything of it was changed", async () => {
    const token = await makeAnswerToken(answer);
    const [content = "", signature = ""] = token.split(".");
    const other = await makeAnswerToken({ ...answer, action: "mute" });

    for (const forged of [
      "",
      ".",
      content,
      `${content}x.${signature}`,
      `${other.split(".")[0]}.${signature}`,
      `${content}.${signature.slice(0, -2)}`,
      `${token}.x`,
    ])
      expect(await readAnswerToken(forged)).toBeNull();
  });

  it("does not pass for a token of another kind, nor the other way round", async () => {
    const { organisationId } = answer;
    const unsubscribe = await makeUnsubscribeToken({ organisationId, address: "a@b.c", eventType: null });

    expect(await readAnswerToken(unsubscribe)).toBeNull();
    expect(await readUnsubscribeToken(await makeAnswerToken(answer))).toBeNull();
  });
});

describe("the addresses in a message", () => {
  it("lead to a page for each thing a reader can do", async () => {
    const urls = (await answerUrlsAt("https://runbell.test"))(message);

    const prefix = "https://runbell.test/answer/";
    const actions = [];
    for (const url of [urls.acknowledge, urls.mute, urls.tooNoisy]) {
      expect(url?.startsWith(prefix)).toBe(true);
      actions.push(await readAnswerToken(url?.slice(prefix.length) ?? ""));
    }
    expect(actions).toEqual(answerActions.map((action) => ({ ...answer, action })));
  });

  it("leave out what there is nothing to do about", async () => {
    const urlsOf = await answerUrlsAt("https://runbell.test");

    expect(urlsOf({ ...message, eventId: null }).acknowledge).toBeNull();
    expect(urlsOf({ ...message, jobId: null }).mute).toBeNull();
    expect(urlsOf({ ...message, userId: null }).mute).toBeNull();
    expect(urlsOf({ ...message, eventId: null, jobId: null, userId: null }).tooNoisy).not.toBeNull();
  });
});
