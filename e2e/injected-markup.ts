import type { Page } from "@playwright/test";

const away = "https://evil.example";
const hit = (name: string) => `(window.__ran ??= []).push('${name}')`;

/** What somebody might get into the HTML of a page: each way makes its name known when it runs. */
const markup = {
  "inline script": `<script>${hit("inline script")}</script>`,
  "script with a nonce of one's own": `<script nonce="AAAAAAAAAAAAAAAAAAAAAA">${hit("script with a nonce of one\\'s own")}</script>`,
  "inline module": `<script type="module">${hit("inline module")}</script>`,
  "script from elsewhere": `<script src="${away}/away.js"></script>`,
  "script in data": `<script src="data:text/javascript,${hit("script in data")}"></script>`,
  "event handler": `<img src="data:,x" alt="" onerror="${hit("event handler")}">`,
  "script of a frame": `<iframe hidden srcdoc="<script>parent.eval(&quot;${hit("script of a frame")}&quot;)</script>"></iframe>`,
  link: `<a id="injected" href="javascript:void ${hit("link")}" style="position: fixed; top: 0; left: 0; z-index: 9999">Go</a>`,
};

/** Every way there is, as `injectInto` reports it. */
export const injections = Object.keys(markup).toSorted();

/**
 * Opens a page of the server with more in its HTML than the server sent, as if it had been there from the first byte on,
 * and gives the names of what ran. The headers are the server's own, with or without the policy.
 */
export async function injectInto(page: Page, url: string, { withPolicy }: { withPolicy: boolean }) {
  await page.route(`${away}/**`, (route) =>
    route.fulfill({ contentType: "text/javascript", body: hit("script from elsewhere") }),
  );
  await page.route(url, async (route) => {
    const answer = await route.fetch();
    const headers = answer.headers();
    if (!withPolicy) delete headers["content-security-policy"];
    const html = await answer.text();
    await route.fulfill({
      status: answer.status(),
      headers,
      body: html.replace(/<body[^>]*>/, (body) => body + Object.values(markup).join("")),
    });
  });
  await page.goto(url);
  await page.locator("#injected").click();
  // What was put in runs, if it runs, before the page has loaded; the link does so as a task of its own.
  await page.waitForLoadState("load");
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 500)));
  const ran = await page.evaluate(() => (Reflect.get(window, "__ran") ?? []) as string[]);
  await page.unrouteAll({ behavior: "wait" });
  return ran.toSorted();
}
