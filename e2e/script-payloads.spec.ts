import { expect, test } from "./fixtures";

const run = "parent.__hit=1;top.__hit=1;window.__hit=1;fetch('/hit');alert(1)";
const encoded = "&#106;avascript:alert(1)";

/** Each would run a script in a page that trusts it. */
const payloads = [
  `<script>${run}</script>`,
  `<script src="/hit"></script>`,
  `<script type="module">${run}</script>`,
  `<img src="x" onerror="${run}">`,
  `<img src=x onerror=${run}>`,
  `<svg onload="${run}"></svg>`,
  `<svg><script>${run}</script></svg>`,
  `<svg><animate onbegin="${run}" attributeName="x" dur="1s"></animate></svg>`,
  `<svg><foreignObject><iframe srcdoc="<script>${run}</script>"></iframe></foreignObject></svg>`,
  `<math><mtext><img src="x" onerror="${run}"></mtext></math>`,
  `<iframe src="javascript:${run}"></iframe>`,
  `<iframe srcdoc="<script>${run}</script>"></iframe>`,
  `<object data="javascript:${run}"></object>`,
  `<embed src="javascript:${run}">`,
  `<body onload="${run}">`,
  `<details open ontoggle="${run}">x</details>`,
  `<video><source onerror="${run}"></video>`,
  `<audio src="x" onerror="${run}"></audio>`,
  `<input autofocus onfocus="${run}">`,
  `<form action="javascript:${run}"><button>go</button></form>`,
  `<a href="javascript:${run}">go</a>`,
  `<a href="${encoded}">go</a>`,
  `<a href="data:text/html,<script>${run}</script>">go</a>`,
  `<meta http-equiv="refresh" content="0;url=javascript:${run}">`,
  `<meta http-equiv="refresh" content="0;url=/hit">`,
  `<base href="javascript:/"><a href="alert(1)">go</a>`,
  `<link rel="stylesheet" href="javascript:${run}">`,
  `<style>@import "javascript:${run}";</style>`,
  `<div style="background:url(javascript:${run})">x</div>`,
  `<template><script>${run}</script></template>`,
  `<scr{# #}ipt>${run}</scr{# #}ipt>`,
  `{{ "<script>${run}</script>"|safe }}`,
  `{{ vars.hostile }}{{ vars.hostile|safe }}`,
  `<p title="{{ vars.hostile }}" style="color:{{ vars.hostile }}"><a href="{{ vars.link }}">go</a></p>`,
];

// A mail may show the logo that we serve; anything else of ours says that it is not for a frame without an origin.
test.use({
  expectedRefusals:
    /Content Security Policy|is sandboxed|'javascript' URLs|to a javascript: URL|ERR_BLOCKED_BY_RESPONSE\.NotSameOrigin/,
});

test("no script of a template or of its data runs in the preview", async ({ page, server, signIn }) => {
  test.slow();
  const alarms: string[] = [];
  page.on("dialog", (dialog) => {
    alarms.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on("request", (request) => {
    if (new URL(request.url()).pathname.startsWith("/hit")) alarms.push(`request: ${request.url()}`);
  });
  page.on("popup", () => alarms.push("popup"));
  const set = (name: string, value: string) =>
    fetch(`${server.url}/api/v1/variables/${name}`, {
      method: "PUT",
      headers: { authorization: `Bearer ${server.apiKey}`, "content-type": "application/json" },
      body: JSON.stringify({ value }),
    });
  expect((await set("hostile", `"><script>${run}</script><img src=x onerror="${run}">`)).status).toBe(200);
  expect((await set("link", `javascript:${run}`)).status).toBe(200);
  await signIn();

  await page.goto(`${server.url}/templates/new?from=blank-email`);
  const body = page.getByRole("textbox", { name: "Mail HTML" });
  const frame = page.getByRole("region", { name: "Mail preview" }).frameLocator("iframe");
  for (const [index, payload] of payloads.entries()) {
    await body.click();
    await page.keyboard.press("Control+a");
    await page.keyboard.insertText(`<p>payload ${index}</p>${payload}`);
    await expect(frame.getByText(`payload ${index}`).first()).toBeAttached();
  }

  expect(alarms).toEqual([]);
  expect(await page.evaluate(() => Reflect.get(window, "__hit") as unknown)).toBeUndefined();
});
