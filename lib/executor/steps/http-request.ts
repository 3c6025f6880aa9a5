import { guardedFetch, type HttpResult } from "@/lib/channels/http";
import type { HttpRequestConfig } from "@/lib/core/step";
import { parseUrl } from "@/lib/parse-url";
import { isTemplate, renderText } from "../render-text";
import { failed, type StepReport, type StepRunner } from "./step-runner";

/** Methods that may be sent twice without harm. */
const repeatable: readonly string[] = ["GET", "HEAD"];

/**
 * Calls an address and checks the answer. Address, headers and body are templates; the host is not: it stays what the
 * author wrote. An interrupted request is repeated only when that does no harm.
 */
export const runHttpRequest: StepRunner<HttpRequestConfig> = async (config, context) => {
  const { host } = new URL(config.url);
  const request = `${config.method} ${host}`;
  if (context.isResumed && !repeatable.includes(config.method))
    return failed(
      `${request} was interrupted: whether it reached the server is unknown, so it was not sent again. ` +
        `Check there, then run the job again.`,
    );

  const sources = [config.url, config.body ?? "", ...Object.values(config.headers)];
  const templateContext = sources.some(isTemplate) ? await context.templateContext() : null;
  const render = (source: string) => renderText(source, templateContext);
  const url = render(config.url).trim();
  if (parseUrl(url)?.host !== host) return failed(`${request}: a template must not change the host.`);

  const result = await guardedFetch(context.guard, {
    method: config.method,
    url,
    headers: Object.fromEntries(Object.entries(config.headers).map(([name, value]) => [name, render(value)])),
    body: config.body === undefined ? undefined : render(config.body),
    timeoutMs: config.timeout_seconds * 1000,
    signal: context.signal,
  });
  if (!result.ok) {
    context.signal.throwIfAborted();
    return failed(`${request}: ${result.detail.replace(/\.$/, "")}.`, {
      metadata: { failure: result.failure, ...(result.status ? { status_code: result.status } : {}) },
    });
  }
  return judge(request, config, result);
};

/** What the answer says about the step. The answer's text is kept in every case. */
function judge(
  request: string,
  config: HttpRequestConfig,
  { status, body, truncated, headers }: HttpResult & { ok: true },
): StepReport {
  const kept: Partial<StepReport> = {
    output: body === "" ? `The server answered ${status} without text.` : body,
    metadata: {
      status_code: status,
      content_type: headers["content-type"] ?? null,
      ...(truncated ? { truncated: true } : {}),
    },
  };
  const expected = config.expect_status;
  const isExpected = expected?.length ? expected.includes(status) : status >= 200 && status < 300;
  if (!isExpected)
    return failed(
      `${request} answered ${status}; expected ${expected?.length ? expected.join(" or ") : "2xx"}.`,
      kept,
    );

  const text = config.expect_body_contains;
  if (text !== undefined && !body.includes(text))
    return failed(
      `${request} answered ${status}, but ${truncated ? "the part of the answer that was read" : "the answer"} ` +
        `does not contain “${text}”.`,
      kept,
    );
  return { status: "completed", ...kept };
}
