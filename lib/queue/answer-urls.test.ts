import { beforeEach, expect, test } from "vitest";
import { describeWithDatabase, truncateAll } from "@/lib/testing/database";
import { makeEvent } from "@/lib/testing/factories/events";
import { makeNotification } from "@/lib/testing/factories/notifications";
import { readAnswerToken } from "./answer-token";
import { claimNotifications } from "./claim";
import { loadDeliveries } from "./load-deliveries";
import { makeAcme } from "./people.fixture";
import { ring } from "./queue.fixture";
import { renderNotification } from "./render-notification";

const appUrl = "https://runbell.test";

describeWithDatabase("the links in a message", (db) => {
  let acme: Awaited<ReturnType<typeof makeAcme>>;
  beforeEach(async () => {
    await truncateAll(db());
    acme = await makeAcme();
  });

  /** What the links in the built-in mail do, in their order. */
  const answersIn = async (fields: Parameters<typeof makeNotification>[1]) => {
    const { id } = await makeNotification(acme.organisationId, fields);
    const claimed = await claimNotifications({ workerId: "w1", limit: 1 });
    const [delivery] = await loadDeliveries(claimed, { ring, appUrl });
    if (delivery?.id !== id) throw new Error("The message was not claimed");
    const { text } = renderNotification({ ...delivery, inlineTemplate: null }, appUrl);
    const tokens = [...text.matchAll(/https:\/\/runbell\.test\/answer\/(\S+)/g)].map(
      ([, token]) => token ?? "",
    );
    const answers = await Promise.all(tokens.map(readAnswerToken));
    for (const answer of answers)
      expect(answer).toMatchObject({ organisationId: acme.organisationId, notificationId: id });
    return answers.map((answer) => answer?.action);
  };

  test("let a member do all there is to do about a job's event", async () => {
    const { id: eventId } = await makeEvent(acme.organisationId, { jobId: acme.job.id });
    const about = { eventId, eventType: "job.failed", jobId: acme.job.id };

    expect(await answersIn({ ...about, userId: acme.bob.id })).toEqual(["acknowledge", "mute", "too_noisy"]);
    expect(await answersIn(about)).toEqual(["acknowledge", "too_noisy"]);
  });

  test("offer no more than there is to do", async () => {
    expect(await answersIn({ userId: acme.bob.id, jobId: acme.job.id })).toEqual(["mute", "too_noisy"]);
    expect(await answersIn({ userId: acme.bob.id })).toEqual(["too_noisy"]);
  });
});
