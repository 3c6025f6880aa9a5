import type { Prepare } from "./inputs.fixture";
import { trigger } from "./reads.fixture";

const soon = () => new Date(Date.now() + 1_800_000).toISOString();

export const policyFor = (recipient: object) => ({
  name: "Another policy",
  steps: [{ delay_seconds: 60, recipients: [recipient], channel_kinds: ["email"] }],
});

export const rotationOf = (...memberIds: string[]) => ({
  name: "Another rotation",
  zone: "UTC",
  member_ids: memberIds,
  starts_on: "2026-01-05",
});

export const silenceOf = (fields: object = {}) => ({ name: "Another silence", ends_at: soon(), ...fields });

/** A webhook where nothing listens. */
const hook = { url: "http://127.0.0.1:9/hook" };
const mailServer = { smtp_server: "127.0.0.1", smtp_port: 9, security: "none", from_email: "a@example.org" };

/** What makes and changes rows; each leaves those that others need. */
export const changes: Record<string, Prepare> = {
  updateMe: ({ people }) => ({ body: { name: people.alice.name, timezone: "Europe/Berlin" } }),
  switchOrganisation: ({ ids }) => ({ body: { organisation_id: ids.organisation }, by: "session" }),
  createApiKey: () => ({ body: { name: "Another key", scopes: ["read"] }, isBlank: true }),
  updateMember: ({ ids }) => ({ params: { user_id: ids.bob }, body: { role: "member" } }),
  makePasswordLink: ({ ids }) => ({ params: { user_id: ids.bob }, isBlank: true }),
  createInvitation: () => ({ body: { email: "someone@example.org", role: "member" } }),
  renewInvitation: ({ ids }) => ({ params: { id: ids.invitation } }),
  renameOrganisation: ({ mark }) => ({ body: { name: `${mark} Inc` } }),
  createOrganisation: () => ({ body: { name: "Third", slug: "third" }, by: "root", isBlank: true }),

  updateBranding: ({ ids, mark }) => ({ body: { footer: mark, layout_template_id: ids.layout } }),
  createChannel: () => ({ body: { kind: "webhook", name: "Another", config: hook }, isBlank: true }),
  updateChannel: ({ ids }) => ({ params: { id: ids.channel }, body: { enabled: true } }),
  resumeChannel: ({ ids }) => ({ params: { id: ids.channel } }),
  testChannel: ({ ids }) => ({ params: { id: ids.channel }, isBlank: true }),
  // An address that would do is one outside.
  testSlack: () => ({ body: { webhook_url: "https://127.0.0.1:9/services/T/B/x" }, status: 400 }),
  testTeams: () => ({ body: { webhook_url: "https://127.0.0.1:9/x" }, status: 400 }),
  testWebhook: ({ ids }) => ({ body: { channel_id: ids.channel }, isBlank: true }),
  createMailServer: () => ({ body: mailServer, isBlank: true }),
  updateMailServer: ({ ids }) => ({ params: { id: ids.mailServer }, body: { is_active: true } }),
  checkMailServer: ({ ids }) => ({ body: { id: ids.mailServer }, isBlank: true }),
  testMailServer: ({ ids }) => ({
    params: { id: ids.mailServer },
    body: { to: "a@example.org" },
    isBlank: true,
  }),
  saveSmtpSettings: ({ mark }) => ({ body: { ...mailServer, from_name: mark } }),
  testSmtp: () => ({ body: { to: "a@example.org" }, isBlank: true }),

  createEscalationPolicy: ({ ids }) => ({ body: policyFor({ kind: "user", user_id: ids.bob }) }),
  updateEscalationPolicy: ({ ids, mark }) => ({
    params: { id: ids.policy },
    body: { ...policyFor({ kind: "on_call", rotation_id: ids.rotation }), name: `${mark} policy` },
  }),
  createRotation: ({ ids }) => ({ body: rotationOf(ids.alice, ids.bob) }),
  updateRotation: ({ ids, mark }) => ({
    params: { id: ids.rotation },
    body: { ...rotationOf(ids.alice, ids.bob), name: `${mark} rotation` },
  }),
  createRotationOverride: ({ ids }) => ({
    params: { id: ids.rotation },
    body: { user_id: ids.bob, ends_at: soon() },
  }),
  createSilence: ({ ids }) => ({ body: silenceOf({ job_ids: [ids.jobRow], target_ids: [ids.target] }) }),
  updateSilence: ({ ids, mark }) => ({
    params: { id: ids.silence },
    body: { ...silenceOf(), name: `${mark} silence` },
  }),
  endSilence: ({ ids }) => ({ params: { id: ids.silence } }),
  putTrigger: ({ ids }) => ({
    params: { event_type: "job.lost" },
    body: trigger({ template_id: ids.template, escalation_policy_id: ids.policy }),
    asksOwn: true,
  }),

  putMute: ({ ids }) => ({ params: { job: ids.job }, body: { until: null } }),
  savePreferences: ({ ids }) => ({
    params: { user_id: ids.bob },
    body: { timezone: "Europe/Berlin" },
    isBlank: true,
  }),
  patchPreferences: ({ ids }) => ({
    params: { user_id: ids.bob },
    body: { timezone: "Europe/London" },
    isBlank: true,
  }),
  startSnooze: ({ ids }) => ({ params: { user_id: ids.bob }, body: { minutes: 60 }, isBlank: true }),
  sendAddressCode: ({ ids }) => ({ params: { user_id: ids.bob }, body: { kind: "slack" }, status: 422 }),
  confirmAddress: ({ ids }) => ({
    params: { user_id: ids.bob },
    body: { kind: "slack", code: "123456" },
    status: 422,
  }),

  recordEvents: ({ ids }) => ({
    body: { type: "job.failed", job: ids.reportedJob, run_id: ids.run },
    isBlank: true,
  }),
  stopEscalation: ({ ids }) => ({ params: { id: ids.escalation } }),
  acknowledgeEvent: ({ ids }) => ({ params: { id: ids.event } }),
  recordTestFailure: ({ ids }) => ({ params: { org_slug: ids.slug } }),
  createNotification: ({ ids }) => ({
    body: { recipient: "a@example.org", subject: "Hello", body: "Hello", run_id: ids.run },
    isBlank: true,
  }),
  retryNotification: ({ ids }) => ({ params: { id: ids.dead } }),
  cancelNotification: ({ ids }) => ({ params: { id: ids.queued } }),
  releaseNotification: ({ ids }) => ({ params: { id: ids.held } }),
  redriveDeadLetters: ({ ids }) => ({ body: { ids: [ids.closed] }, isBlank: true }),
  closeDeadLetters: ({ ids }) => ({ body: { ids: [ids.closed] }, isBlank: true }),
  releaseHeld: ({ ids }) => ({ body: { bundles: [ids.bundled] }, isBlank: true }),
  cancelHeld: ({ ids }) => ({ body: { ids: [ids.held] }, isBlank: true }),

  createJob: () => ({ body: { name: "Another job", kind: "reported" }, isBlank: true }),
  updateJob: ({ ids, mark }) => ({ params: { key: ids.job }, body: { name: `${mark} job` } }),
  importJobs: () => ({ body: { jobs: [{ name: "A third job", kind: "reported" }] }, isBlank: true }),
  triggerJob: ({ ids }) => ({ params: { key: ids.job }, body: {} }),
  openRun: ({ ids }) => ({ params: { key: ids.reportedJob }, body: {}, asksOwn: true, isBlank: true }),
  updateRun: ({ ids }) => ({ params: { id: ids.run }, body: { total_steps: 3 } }),
  putRunStep: ({ ids }) => ({ params: { id: ids.run, name: ids.runStep }, body: { status: "completed" } }),
  beatRun: ({ ids }) => ({ params: { id: ids.run }, isBlank: true }),
  putRunFile: ({ ids }) => ({ params: { id: ids.run, name: ids.runFile }, body: { content_base64: "YQ==" } }),
  retryRun: ({ ids }) => ({ params: { id: ids.failedRun } }),

  createTemplate: () => ({
    body: { name: "Another", body_template: "<p>Hello</p>", subject_template: "Hi" },
  }),
  updateTemplate: ({ ids, mark }) => ({ params: { id: ids.template }, body: { description: mark } }),
  restoreTemplateVersion: ({ ids }) => ({ params: { id: ids.template, version: "1" } }),
  setTemplateEvents: ({ ids }) => ({
    params: { id: ids.template },
    body: { event_types: ["job.failed"] },
    isBlank: true,
  }),
  sendTemplateTest: ({ ids }) => ({
    body: { sources: { subject_template: "Hi", html_template: "<p>Hi</p>" }, run_id: ids.run },
    isBlank: true,
  }),
  testTemplate: ({ ids }) => ({ params: { id: ids.template }, body: { run_id: ids.run }, isBlank: true }),
  putVariable: ({ ids, mark }) => ({ params: { name: ids.variable }, body: { value: mark }, asksOwn: true }),

  putSettings: () => ({ body: { mode: "inherit", document: {} }, isBlank: true }),
  importSettings: () => ({ body: { document: {}, dry_run: true }, isBlank: true }),
  clearSettingsCache: () => ({}),
  putRootSettings: () => ({ body: { document: {} }, by: "root", isBlank: true }),
  putDebugLog: () => ({ body: { minutes: 0 }, by: "root", isBlank: true }),
  importRootSettings: () => ({ body: { document: {}, dry_run: true }, by: "root", isBlank: true }),
  orderMailServers: ({ ids }) => ({ body: { ids: [ids.mailServer] }, status: 409 }),

  receiveAlertmanager: () => ({
    body: { version: "4", receiver: "runbell", status: "firing", alerts: [] },
    isBlank: true,
  }),
  // What other programs send is not the matter here: that these are let in is.
  receiveGitHub: () => ({ body: {}, headers: { "x-github-event": "ping" }, status: 422 }),
  receiveGitLab: () => ({ body: {}, status: 422 }),
  receiveAirflow: () => ({ body: {}, status: 422 }),
  receiveOpenLineage: () => ({ body: {}, status: 422 }),
  receiveCloudEvents: () => ({ rawBody: "{}", status: 422 }),
  pingSuccess: ({ ids }) => ({ params: { key: ids.reportedJob }, asksOwn: true, isBlank: true }),
  pingSuccessWithOutput: ({ ids }) => ({
    params: { key: ids.reportedJob },
    rawBody: "done",
    asksOwn: true,
    isBlank: true,
  }),
  pingSignal: ({ ids }) => ({
    params: { key: ids.reportedJob, signal: "start" },
    asksOwn: true,
    isBlank: true,
  }),
  pingSignalWithOutput: ({ ids }) => ({
    params: { key: ids.reportedJob, signal: "fail" },
    rawBody: "broken",
    asksOwn: true,
    isBlank: true,
  }),
};
