import type { AddressGuard } from "../address-guard";
import type { MailServerSettings } from "./config";
import { doctorSteps, type DoctorStep, type Visit } from "./doctor-steps";
import { explainError, type Finding } from "./doctor-words";

export interface ExaminedStep extends Finding {
  step: DoctorStep;
  /** skipped: an earlier step failed, or the settings do not ask for it */
  outcome: "ok" | "failed" | "skipped";
  duration_ms: number;
}

export interface Examination {
  ok: boolean;
  /** All of them, always in the same order. */
  steps: ExaminedStep[];
}

export interface ExaminationOptions {
  guard: AddressGuard;
  /** Gets a test mail; without it no mail is sent. */
  to?: string | null;
  signal?: AbortSignal;
  /** For tests: authorities to trust beside the usual ones, and shorter waits. */
  ca?: readonly string[];
  timeoutMs?: number;
  deadlineMs?: number;
}

const STEP_TIMEOUT_MS = 8_000;
const DEADLINE_MS = 25_000;

const order: readonly DoctorStep[] = [
  "dns",
  "tcp",
  "banner",
  "tls",
  "auth",
  "mail_from",
  "rcpt_to",
  "message",
];
/** With TLS from the start, the handshake comes before the greeting. */
const orderOfTls: readonly DoctorStep[] = ["dns", "tcp", "tls", "banner", ...order.slice(4)];

/**
 * Goes through the whole conversation with a mail server, step by step, and says how to mend what fails. Answers in every
 * case, within 25 seconds. Tells codes and words of ours, never what the other side wrote.
 */
export async function examineMailServer(
  server: MailServerSettings,
  options: ExaminationOptions,
): Promise<Examination> {
  const deadline = AbortSignal.timeout(options.deadlineMs ?? DEADLINE_MS);
  const signal = options.signal ? AbortSignal.any([deadline, options.signal]) : deadline;
  const visit: Visit = {
    server,
    guard: options.guard,
    to: options.to ?? null,
    ca: options.ca ?? [],
    timeoutMs: options.timeoutMs ?? STEP_TIMEOUT_MS,
    signal,
    host: server.smtp_server,
    addresses: [],
    dialogue: null,
    capabilities: [],
  };

  const found = new Map<DoctorStep, ExaminedStep>();
  const interrupted = interruption(signal);
  let hasFailed = false;
  for (const step of server.security === "tls" ? orderOfTls : order) {
    const examined: ExaminedStep = hasFailed ? notReached(step) : await examine(step, visit, interrupted);
    hasFailed ||= examined.outcome === "failed";
    found.set(step, examined);
  }
  visit.dialogue?.end();
  return { ok: !hasFailed, steps: order.map((step) => found.get(step) ?? notReached(step)) };
}

async function examine(step: DoctorStep, visit: Visit, interrupted: Promise<never>): Promise<ExaminedStep> {
  const startedAt = performance.now();
  const finish = (outcome: ExaminedStep["outcome"], { text, fix }: Finding): ExaminedStep => ({
    step,
    outcome,
    duration_ms: Math.round(performance.now() - startedAt),
    text,
    fix,
  });
  try {
    const { outcome, ...finding } = await Promise.race([doctorSteps[step](visit), interrupted]);
    return finish(outcome, finding);
  } catch (error) {
    return finish("failed", visit.signal.aborted ? tookTooLong : explainError(error));
  }
}

/** Rejects when the examination has to end, whatever a step still waits for. */
function interruption(signal: AbortSignal): Promise<never> {
  const interrupted = new Promise<never>((_, reject) => {
    const stop = () => reject(new Error("The examination has to end"));
    if (signal.aborted) stop();
    else signal.addEventListener("abort", stop, { once: true });
  });
  interrupted.catch(() => undefined);
  return interrupted;
}

const tookTooLong: Finding = {
  text: "The server took too long to answer, so the check was ended here.",
  fix: "Try again. If it lasts, the server is overrun, or something on the way holds the connection up.",
};

function notReached(step: DoctorStep): ExaminedStep {
  return { step, outcome: "skipped", duration_ms: 0, text: "Not reached.", fix: null };
}
