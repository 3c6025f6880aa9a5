import { request } from "./api";
import { expect, test } from "./fixtures";

test.use({ serverEnv: { RUNBELL_DEMO: "0" } });

test("root lets the log tell of each request, decision and try, and of nothing that they say", async ({
  page,
  server,
  signIn,
}) => {
  const lines = (msg: string) =>
    server.output
      .filter((line) => line.includes(`"msg":"${msg}"`))
      .map((line) => JSON.parse(line) as Record<string, unknown>);
  await signIn();
  expect(lines("a request was answered")).toEqual([]);

  await page.goto(`${server.url}/system`);
  await page.getByRole("button", { name: "Log in detail for 30 minutes" }).click();
  await expect(page.getByText(/switched the detailed log on/)).toBeVisible();
  await expect
    .poll(async () => {
      await request(server, "GET", "/api/v1/jobs?q=hunter2");
      return lines("a request was answered").length;
    })
    .toBeGreaterThan(0);

  const recorded = await request<{ data: { id: string }[] }>(server, "POST", "/api/v1/events", {
    type: "system.error",
    title: "A title for nobody but people",
  });
  const [event] = recorded.body.data;
  await expect.poll(() => lines("a notification was tried").length).toBeGreaterThan(0);
  expect(lines("a notification was tried")[0]).toMatchObject({
    level: "debug",
    event: event?.id,
    attempt: 1,
    outcome: "accepted",
  });
  expect(lines("a notification was decided")[0]).toMatchObject({ event: event?.id, verdict: "send" });
  expect(lines("a request was answered")).toContainEqual(
    expect.objectContaining({
      operation: "recordEvents",
      status: 202,
      caller: expect.stringMatching(/^key:/) as unknown,
    }),
  );
  expect(server.output.join("\n")).not.toMatch(/for nobody but people|hunter2|ada@example\.org/);

  await page.getByRole("button", { name: "Switch it off" }).click();
  await expect(page.getByText("The log is brief now.")).toBeVisible();
});
