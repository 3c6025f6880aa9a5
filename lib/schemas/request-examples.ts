/** The ids of examples, one for each kind of thing: who tries an example puts their own there. */
export const exampleIds = {
  any: "0193a1b2-7c4d-7e5f-8a6b-9c0d1e2f3a4b",
  user: "0193a1b2-7c4d-7e5f-8a6b-9c0d1e2f3a01",
  otherUser: "0193a1b2-7c4d-7e5f-8a6b-9c0d1e2f3a02",
  organisation: "0193a1b2-7c4d-7e5f-8a6b-9c0d1e2f3a03",
  template: "0193a1b2-7c4d-7e5f-8a6b-9c0d1e2f3a04",
  channel: "0193a1b2-7c4d-7e5f-8a6b-9c0d1e2f3a05",
  mailServer: "0193a1b2-7c4d-7e5f-8a6b-9c0d1e2f3a06",
  deadLetter: "0193a1b2-7c4d-7e5f-8a6b-9c0d1e2f3a07",
  held: "0193a1b2-7c4d-7e5f-8a6b-9c0d1e2f3a08",
} as const;

const trigger = {
  enabled: true,
  severity: null,
  channel_kinds: ["email", "slack"],
  recipients: [{ kind: "job_owner" }, { kind: "role", role: "admin" }],
  template_id: null,
  fallback_channel_id: null,
  occasion: "every",
  occasion_count: 1,
  cooldown_seconds: 900,
  condition: "event.severity == 'critical' or job.key == 'nightly-etl'",
  group_by: ["job"],
  group_wait_seconds: 30,
  group_interval_seconds: 300,
};

const preferences = {
  email_enabled: true,
  events: { "job.completed": { email: false } },
  quiet_windows: [{ start: "22:00", end: "07:00", days: [1, 2, 3, 4, 5] }],
  timezone: "Europe/Berlin",
  notification_frequency: "immediate",
};

const silence = {
  name: "Disk exchange",
  comment: "The disk of the warehouse is exchanged.",
  event_types: ["job.failed", "job.missed"],
  ends_at: "2036-03-15T23:00:00Z",
};

const rotation = {
  name: "Data team",
  zone: "Europe/Berlin",
  member_ids: [exampleIds.user, exampleIds.otherUser],
  handover_day: 1,
  handover_time: "09:00",
  starts_on: "2026-03-16",
};

const escalationPolicy = {
  name: "Nightly jobs",
  description: "First the owner, then everybody who may do something about it.",
  steps: [
    { delay_seconds: 0, recipients: [{ kind: "job_owner" }], channel_kinds: ["email"] },
    { delay_seconds: 900, recipients: [{ kind: "role", role: "admin" }], channel_kinds: ["email"] },
  ],
};

const etlStep = {
  name: "Load orders",
  type: "http.request",
  config: { method: "POST", url: "https://etl.example.org/runs", expect_status: [200] },
};

const mailServer = {
  name: "Office",
  smtp_server: "smtp.example.org",
  smtp_port: 587,
  security: "starttls",
  username: "runbell",
  password: "a long password",
  from_email: "runbell@example.org",
  from_name: "Runbell",
};

const settings = {
  document: {
    default_provider: "email",
    email: { to_emails: ["ada@example.org"], subject_prefix: "[jobs]" },
    event_triggers: [{ event: "job.failed", enabled: true, severity: "error", cooldown_seconds: 300 }],
    retry_config: { max_attempts: 5, initial_delay_seconds: 10, exponential_backoff: true },
  },
};

const sources = {
  subject_template: "{{ job.name }} failed",
  html_template: "<p>{{ job.name }} failed on {{ target.name }}.</p>",
  text_template: "{{ job.name }} failed on {{ target.name }}.",
};

/**
 * Bodies of requests by operation, for the document, the reference and their tests: each is one that works, with the ids
 * above. What is not named here has an example made from its schema (lib/http/example.ts).
 */
export const requestExamples: Readonly<Record<string, unknown>> = {
  acceptInvitation: {
    token: "4Fq9Zk2XbT7vN1mR8cLwYd3sHgJ6pKaE",
    name: "Grace Hopper",
    password: "correct horse battery",
    timezone: "America/New_York",
  },
  backtestTrigger: { trigger, limit: 50 },
  changePassword: { current_password: "correct horse battery", new_password: "staple battery horse" },
  checkMailServer: mailServer,
  closeDeadLetters: { ids: [exampleIds.deadLetter] },
  confirmAddress: { kind: "email", code: "482913" },
  createApiKey: { name: "Nightly ETL", scopes: ["runs:write", "events:write"] },
  createChannel: {
    kind: "slack",
    name: "Data team",
    config: { webhook_url: "https://hooks.slack.com/services/T0AB/B0CD/xyz" },
    event_types: ["job.failed"],
  },
  createEscalationPolicy: escalationPolicy,
  createInvitation: { email: "grace@example.org", role: "author" },
  createJob: {
    key: "hourly-sync",
    name: "Hourly sync",
    steps: [etlStep],
    schedule: { cron: "5 * * * *", zone: "Europe/Berlin" },
  },
  createMailServer: mailServer,
  createNotification: {
    recipient: "ada@example.org",
    subject: "The report is ready",
    body: "It has 1200 rows.",
    dedupe_key: "report-2026-03-14",
  },
  createOrganisation: { name: "Research", slug: "research" },
  createRotation: rotation,
  createRotationOverride: { user_id: exampleIds.otherUser, ends_at: "2036-03-15T08:00:00Z" },
  createSilence: silence,
  createTemplate: { name: "Failure of a load", notification_type: "email", ...sources },
  importJobs: { jobs: [{ name: "Hourly sync", steps: [etlStep] }], dry_run: true },
  importRootSettings: { document: { event_triggers: [{ event: "pipeline_failure" }] }, dry_run: true },
  importSettings: { document: { email: { to_emails: ["ada@example.org"] } }, dry_run: true },
  openInvitation: { token: "4Fq9Zk2XbT7vN1mR8cLwYd3sHgJ6pKaE" },
  openPasswordReset: { token: "4Fq9Zk2XbT7vN1mR8cLwYd3sHgJ6pKaE" },
  openRun: {
    external_id: "etl-2026-03-14",
    status: "running",
    target: { name: "etl-01", hostname: "etl-01.example.org" },
    parameters: { day: "2026-03-14" },
  },
  orderMailServers: { ids: [exampleIds.mailServer] },
  patchPreferences: preferences,
  pingSignalWithOutput: "Loaded 0 of 120000 rows.",
  pingSuccessWithOutput: "Loaded 120000 rows.",
  putDebugLog: { minutes: 30 },
  putMute: { until: "2036-03-15T08:00:00Z" },
  putRootSettings: settings,
  putRunFile: { content_base64: "b3JkZXJzLDAK", content_type: "text/csv" },
  putRunStep: { position: 1, status: "failed", output: "Loaded 0 of 120000 rows.", execution_time_ms: 5200 },
  putSettings: { mode: "inherit", ...settings },
  putTrigger: trigger,
  putVariable: { value: "https://status.example.org", description: "Where people look first" },
  receiveAirflow: {
    dag_id: "nightly_etl",
    run_id: "scheduled__2026-03-14T02:30:00+00:00",
    state: "failed",
    exception: "The table orders has 0 rows.",
  },
  receiveAlertmanager: {
    version: "4",
    groupKey: '{}:{alertname="EtlFailed"}',
    status: "firing",
    alerts: [
      {
        status: "firing",
        labels: { alertname: "EtlFailed", severity: "critical" },
        annotations: { summary: "The nightly load failed" },
        startsAt: "2026-03-14T02:35:10Z",
        fingerprint: "c1a9d0f2",
      },
    ],
  },
  receiveCloudEvents:
    '{"specversion": "1.0", "id": "4711", "source": "/etl", "type": "job.failed", "subject": "nightly-etl", "data": {"rows": 0}}',
  receiveGitHub: {
    action: "completed",
    workflow_run: {
      id: 4711,
      name: "Nightly",
      conclusion: "failure",
      status: "completed",
      html_url: "https://github.com/acme/etl/actions/runs/4711",
    },
    repository: { full_name: "acme/etl" },
  },
  receiveGitLab: {
    object_kind: "pipeline",
    object_attributes: { id: 4711, status: "failed", ref: "main" },
    project: { path_with_namespace: "acme/etl", web_url: "https://gitlab.example.org/acme/etl" },
  },
  receiveOpenLineage: {
    eventType: "FAIL",
    eventTime: "2026-03-14T02:35:10Z",
    run: { runId: exampleIds.any },
    job: { namespace: "acme", name: "nightly-etl" },
    producer: "https://etl.example.org",
    schemaURL: "https://openlineage.io/spec/2-0-2/OpenLineage.json",
  },
  recordEvents: {
    type: "job.failed",
    job: "nightly-etl",
    message: "The table orders has 0 rows.",
    details: { table: "orders", rows: 0 },
    dedupe_key: "etl-2026-03-14-orders",
  },
  redriveDeadLetters: { ids: [exampleIds.deadLetter] },
  releaseHeld: { ids: [exampleIds.held] },
  cancelHeld: { ids: [exampleIds.held] },
  renameOrganisation: { name: "Acme Data" },
  renderTemplate: {
    subject_template: "{{ job.name }} failed",
    body_template: "<p>{{ job.name }} failed after {{ job.execution_time_ms | duration }}.</p>",
    content_type: "html",
    context: { job: { name: "Nightly ETL" } },
  },
  requestPasswordReset: { email: "ada@example.org" },
  savePreferences: preferences,
  saveSmtpSettings: {
    smtp_server: "smtp.example.org",
    smtp_port: 587,
    security: "starttls",
    username: "runbell",
    password: "a long password",
    from_email: "runbell@example.org",
  },
  sendAddressCode: { kind: "email" },
  sendTemplateTest: { channel_kinds: ["email"], sources },
  setNewPassword: { token: "4Fq9Zk2XbT7vN1mR8cLwYd3sHgJ6pKaE", password: "staple battery horse" },
  setTemplateEvents: { event_types: ["job.failed"] },
  setUp: {
    token: "4Fq9Zk2XbT7vN1mR8cLwYd3sHgJ6pKaE",
    name: "Ada Lovelace",
    email: "ada@example.org",
    password: "correct horse battery",
  },
  simulate: {
    user: "me",
    event: { type: "job.failed", job: "nightly-etl", severity: "critical" },
    at: "2026-03-14T02:35:00Z",
  },
  startSnooze: { until: "tomorrow" },
  switchOrganisation: { organisation_id: exampleIds.organisation },
  testMailServer: { to: "ada@example.org" },
  testSlack: { channel_id: exampleIds.channel },
  testSmtp: { to: "ada@example.org" },
  testTeams: { channel_id: exampleIds.channel },
  testTemplate: { channel_kinds: ["email"] },
  testWebhook: { channel_id: exampleIds.channel },
  triggerJob: { parameters: { day: "2026-03-14" } },
  updateBranding: { color: "#8f5410", footer: "Acme, data team" },
  updateChannel: { name: "Data team, nights", enabled: true },
  updateEscalationPolicy: { ...escalationPolicy, name: "Nightly jobs and imports" },
  updateJob: { description: "Loads yesterday's orders.", slow_after_seconds: 1800 },
  updateMailServer: { name: "Office, main" },
  updateMe: { name: "Ada Lovelace", locale: "en-GB", timezone: "Europe/Berlin" },
  updateMember: { role: "author" },
  updateRotation: { ...rotation, name: "Data team, Mondays at nine" },
  updateRun: { status: "failed", error_message: "The table orders has 0 rows." },
  updateSilence: silence,
  updateTemplate: {
    subject_template: "{{ job.name }} failed again",
    note: "Says that it is not the first time",
  },
};
