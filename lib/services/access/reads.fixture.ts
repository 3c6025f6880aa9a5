import type { Prepare } from "./inputs.fixture";

const week = { days: 7 };

/** What anybody may call, or whoever has a token that is no key. */
export const open: Record<string, Prepare> = {
  getCliFile: () => ({ params: { file: "runbell.mjs" }, by: "nobody", isBlank: true }),
  getOpenApi: () => ({ by: "nobody", isBlank: true }),
  getLiveness: () => ({ by: "nobody", isBlank: true }),
  // No worker runs in a test.
  getReadiness: () => ({ by: "nobody", isBlank: true, status: 503 }),
  getLogo: ({ ids }) => ({
    params: { organisation_id: ids.organisation, file: `${"a".repeat(64)}.png` },
    by: "nobody",
    status: 404,
  }),
  readAnswer: () => ({ params: { token: "no token" }, by: "nobody", status: 404 }),
  giveAnswer: () => ({ params: { token: "no token" }, body: {}, by: "nobody", status: 404 }),
  openUnsubscribe: () => ({ params: { token: "no token" }, by: "nobody", status: 303, isBlank: true }),
  unsubscribe: () => ({ params: { token: "no token" }, by: "nobody", status: 404 }),
  setUp: () => ({
    body: { token: "no token", name: "Eve", email: "eve@example.org", password: "a long enough password" },
    by: "nobody",
    status: 404,
  }),
  openInvitation: () => ({ body: { token: "no token" }, by: "nobody", status: 404 }),
  acceptInvitation: () => ({
    body: { token: "no token", name: "Eve", password: "a long enough password" },
    by: "nobody",
    status: 404,
  }),
  requestPasswordReset: ({ mark }) => ({
    body: { email: `${mark}@example.org` },
    by: "nobody",
    status: 202,
    isBlank: true,
  }),
  openPasswordReset: () => ({ body: { token: "no token" }, by: "nobody", status: 404 }),
  setNewPassword: () => ({
    body: { token: "no token", password: "a long enough password" },
    by: "nobody",
    status: 404,
  }),
  // Neither has a secret in a test, so there is nothing to call.
  tick: () => ({ status: 404 }),
  getMetrics: () => ({ status: 404 }),
};

/** What changes nothing: the owner sees the world, a stranger nothing of it. */
export const reads: Record<string, Prepare> = {
  getMe: () => ({}),
  listApiKeys: () => ({}),
  listSessions: () => ({}),
  listMembers: () => ({}),
  listInvitations: () => ({}),
  listOrganisations: () => ({ by: "root" }),

  listAudit: () => ({}),
  exportAudit: () => ({}),
  getAuditEntry: ({ ids }) => ({ params: { id: ids.audit } }),
  getAuditSummary: () => ({ isBlank: true }),

  getBranding: () => ({ isBlank: true }),
  listChannelKinds: () => ({ isBlank: true }),
  listChannels: () => ({}),
  getChannel: ({ ids }) => ({ params: { id: ids.channel } }),
  listMailServers: () => ({}),
  getSmtpSettings: () => ({}),

  listEscalationPolicies: () => ({}),
  getEscalationPolicy: ({ ids }) => ({ params: { id: ids.policy } }),
  listEscalations: ({ ids }) => ({ query: { event_id: ids.event } }),
  getEscalation: ({ ids }) => ({ params: { id: ids.escalation } }),
  listRotations: () => ({}),
  getRotation: ({ ids }) => ({ params: { id: ids.rotation } }),
  listSilences: () => ({}),
  getSilence: ({ ids }) => ({ params: { id: ids.silence } }),
  listTriggers: () => ({}),
  getTrigger: () => ({ params: { event_type: "job.failed" }, asksOwn: true, isBlank: true }),
  getVariantReport: () => ({ params: { event_type: "job.failed" }, asksOwn: true, isBlank: true }),
  listMutes: () => ({ isBlank: true }),

  listEvents: ({ ids }) => ({ query: { run_id: ids.failedRun, job: ids.job } }),
  getEvent: ({ ids }) => ({ params: { id: ids.event } }),
  listDeadLetters: () => ({}),
  listDeadLetterCauses: () => ({ isBlank: true }),
  listHeld: () => ({}),
  previewHeld: ({ ids }) => ({ query: { bundle: ids.bundled } }),
  listInbox: ({ mark }) => ({ query: { q: mark } }),
  getInboxMessage: ({ ids }) => ({ params: { id: ids.inbox } }),
  listNotifications: ({ mark }) => ({ query: { q: mark } }),
  exportNotifications: ({ mark }) => ({ query: { q: mark } }),
  getNotification: ({ ids }) => ({ params: { id: ids.sent } }),

  listJobs: ({ mark }) => ({ query: { q: mark } }),
  getJob: ({ ids }) => ({ params: { key: ids.job } }),
  exportJob: ({ ids }) => ({ params: { key: ids.job } }),
  getJobSurroundings: () => ({ isBlank: true }),
  getJobStatistics: ({ ids }) => ({ query: { job: ids.job } }),
  listActiveRuns: () => ({}),
  listRuns: ({ ids }) => ({ query: { job: ids.job } }),
  getRun: ({ ids }) => ({ params: { id: ids.run } }),
  getRunFile: ({ ids }) => ({ params: { id: ids.run, name: ids.runFile } }),
  listTargets: ({ mark }) => ({ query: { q: mark } }),

  listTemplates: ({ mark }) => ({ query: { q: mark } }),
  getTemplate: ({ ids }) => ({ params: { id: ids.template } }),
  listTemplateVersions: ({ ids }) => ({ params: { id: ids.template }, isBlank: true }),
  getTemplateVersion: ({ ids }) => ({ params: { id: ids.template, version: "2" } }),
  getTemplateSurroundings: ({ ids }) => ({ query: { run_id: ids.run } }),
  renderTemplate: ({ ids }) => ({ body: { body_template: "{{ job.name }}", run_id: ids.run } }),
  listVariables: () => ({}),

  getPreferences: ({ ids }) => ({ params: { user_id: ids.bob }, isBlank: true, isPersonal: true }),
  simulate: ({ ids }) => ({
    body: { user: ids.bob, event: { type: "job.failed", job: ids.job, run_id: ids.failedRun } },
  }),
  backtestTrigger: ({ ids }) => ({
    params: { event_type: "job.failed" },
    body: { trigger: trigger({ template_id: ids.template }) },
    asksOwn: true,
  }),
  listSuppressions: () => ({}),
  getSettings: () => ({ isBlank: true }),
  exportSettings: () => ({ isBlank: true }),
  getEffectiveSettings: () => ({ isBlank: true }),
  getRootSettings: () => ({ by: "root", isBlank: true }),
  getDebugLog: () => ({ by: "root", isBlank: true }),
  exportRootSettings: () => ({ by: "root", isBlank: true }),

  // It never ends by itself: a test of its own reads it.
  stream: () => ({}),
  getOverview: () => ({}),
  getStatistics: () => ({ query: week, isBlank: true }),
  getHealth: () => ({ isBlank: true }),
  getWorkerStatus: () => ({ isBlank: true }),
};

/** What a rule says, with references that may be a stranger's. */
export function trigger(references: Record<string, unknown> = {}) {
  return {
    enabled: true,
    severity: null,
    channel_kinds: ["email"],
    recipients: [{ kind: "role", role: "admin" }],
    template_id: null,
    fallback_channel_id: null,
    occasion: "every",
    occasion_count: 1,
    cooldown_seconds: 0,
    ...references,
  };
}
