import { policyFor, rotationOf, silenceOf } from "./changes.fixture";
import type { Prepared } from "./inputs.fixture";
import { trigger } from "./reads.fixture";
import type { World } from "./world.fixture";

const soon = () => new Date(Date.now() + 900_000).toISOString();
const content = { sources: { subject_template: "Hi", html_template: "<p>Hi</p>" } };
const message = { recipient: "a@example.org", subject: "Hello", body: "Hello" };
const rule = { event_type: "job.missed" };
let counter = 0;
const unused = (name: string) => `${name} ${++counter}`;

const jobWith = (type: string, config: object) => ({
  name: unused("A job"),
  steps: [{ name: "Tell", type, config }],
});

/**
 * Places in a request where an id of another organisation's row could stand, as "operation: place". `own` is the world of
 * whoever asks, `of` the one whose rows are referred to.
 */
export const strangeReferences: Record<string, (own: World, of: World) => Prepared> = {
  "testWebhook: channel_id": (_own, { ids }) => ({ body: { channel_id: ids.channel } }),
  "checkMailServer: id": (_own, { ids }) => ({ body: { id: ids.mailServer } }),
  "createEscalationPolicy: user_id": (_own, { ids }) => ({
    body: { ...policyFor({ kind: "user", user_id: ids.bob }), name: unused("A policy") },
  }),
  "createEscalationPolicy: channel_id": (_own, { ids }) => ({
    body: { ...policyFor({ kind: "channel", channel_id: ids.channel }), name: unused("A policy") },
  }),
  "createEscalationPolicy: rotation_id": (_own, { ids }) => ({
    body: { ...policyFor({ kind: "on_call", rotation_id: ids.rotation }), name: unused("A policy") },
  }),
  "createRotation: member_ids": (_own, { ids }) => ({
    body: { ...rotationOf(ids.bob), name: unused("A rotation") },
  }),
  "createRotationOverride: user_id": (own, { ids }) => ({
    params: { id: own.ids.rotation },
    body: { user_id: ids.bob, ends_at: soon() },
  }),
  "createSilence: job_ids": (_own, { ids }) => ({ body: silenceOf({ job_ids: [ids.jobRow] }) }),
  "createSilence: target_ids": (_own, { ids }) => ({ body: silenceOf({ target_ids: [ids.target] }) }),
  "putTrigger: template_id": (_own, { ids }) => ({
    params: rule,
    body: trigger({ template_id: ids.template }),
  }),
  "putTrigger: fallback_channel_id": (_own, { ids }) => ({
    params: rule,
    body: trigger({ fallback_channel_id: ids.channel }),
  }),
  "putTrigger: escalation_policy_id": (_own, { ids }) => ({
    params: rule,
    body: trigger({ escalation_policy_id: ids.policy }),
  }),
  "putTrigger: recipients": (_own, { ids }) => ({
    params: rule,
    body: trigger({ recipients: [{ kind: "user", user_id: ids.bob }] }),
  }),
  "putTrigger: a channel among the recipients": (_own, { ids }) => ({
    params: rule,
    body: trigger({ recipients: [{ kind: "channel", channel_id: ids.channel }] }),
  }),
  "putTrigger: a rotation among the recipients": (_own, { ids }) => ({
    params: rule,
    body: trigger({ recipients: [{ kind: "on_call", rotation_id: ids.rotation }] }),
  }),
  "backtestTrigger: template_id": (_own, { ids }) => ({
    params: rule,
    body: { trigger: trigger({ template_id: ids.template }) },
  }),
  "updateBranding: layout_template_id": (_own, { ids }) => ({ body: { layout_template_id: ids.layout } }),
  "simulate: user": (_own, { ids }) => ({ body: { user: ids.bob, event: { type: "job.failed" } } }),
  "simulate: run_id": (_own, { ids }) => ({
    body: { event: { type: "job.failed", run_id: ids.failedRun } },
  }),
  "renderTemplate: run_id": (_own, { ids }) => ({ body: { body_template: "x", run_id: ids.run } }),
  "sendTemplateTest: run_id": (_own, { ids }) => ({ body: { ...content, run_id: ids.run } }),
  "testTemplate: run_id": (own, { ids }) => ({
    params: { id: own.ids.template },
    body: { run_id: ids.run },
  }),
  "createNotification: run_id": (_own, { ids }) => ({ body: { ...message, run_id: ids.run } }),
  "recordEvents: run_id": (_own, { ids }) => ({ body: { type: "job.failed", run_id: ids.run } }),
  "redriveDeadLetters: template_id": (own, { ids }) => ({
    body: { ids: [own.ids.dead], template_id: ids.template },
  }),
  "createJob: template_id of a step": (_own, { ids }) => ({
    body: jobWith("notify.email", { template_id: ids.template, recipients: ["a@example.org"] }),
  }),
  "createJob: channel_id of a step": (_own, { ids }) => ({
    body: jobWith("notify.webhook", { channel_id: ids.channel }),
  }),
};
