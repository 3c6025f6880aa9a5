import type { Prepare } from "./inputs.fixture";

/** What takes rows away, or stops what others need: last. */
export const removals: Record<string, Prepare> = {
  endSnooze: ({ ids }) => ({ params: { user_id: ids.bob }, isBlank: true }),
  deleteMute: ({ ids }) => ({ params: { job: ids.job } }),
  deleteSuppression: ({ ids }) => ({ params: { id: ids.suppression } }),
  deleteNotification: ({ ids }) => ({ params: { id: ids.sent } }),
  deleteVariable: ({ ids }) => ({ params: { name: ids.variable }, asksOwn: true }),
  deleteTrigger: () => ({ params: { event_type: "job.lost" }, asksOwn: true }),
  deleteSilence: ({ ids }) => ({ params: { id: ids.silence } }),
  deleteRotationOverride: ({ ids }) => ({ params: { id: ids.rotation, override_id: ids.override } }),
  deleteRotation: ({ ids }) => ({ params: { id: ids.rotation }, status: 409 }),
  deleteEscalationPolicy: ({ ids }) => ({ params: { id: ids.policy } }),
  deleteTemplate: ({ ids }) => ({ params: { id: ids.spareTemplate } }),
  deleteChannel: ({ ids }) => ({ params: { id: ids.channel } }),
  deleteMailServer: ({ ids }) => ({ params: { id: ids.mailServer } }),
  deleteJob: ({ ids }) => ({ params: { key: ids.idleJob } }),
  stopWorker: () => ({ by: "root", isBlank: true }),
  startWorker: () => ({ by: "root", isBlank: true }),
  revokeInvitation: ({ ids }) => ({ params: { id: ids.invitation } }),
  revokeApiKey: ({ ids }) => ({ params: { id: ids.apiKey } }),
  endMemberSessions: ({ ids }) => ({ params: { user_id: ids.bob } }),
  endSession: ({ ids }) => ({ params: { id: ids.session }, by: "session" }),
  removeMember: ({ ids }) => ({ params: { user_id: ids.bob } }),
  changePassword: ({ people }) => ({
    body: { current_password: people.alice.password, new_password: "another long enough password" },
    by: "session",
  }),
  endAllSessions: () => ({ by: "session" }),
};
