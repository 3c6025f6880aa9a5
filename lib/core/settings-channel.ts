/** What people call the channel that the settings' Slack section is. */
export const settingsChannelName = "Slack (settings)";

/**
 * The channel that the settings' Slack section is, and the mail server that its email section is, are no rows: they have
 * the organisation's own id, which no channel or mail server can have.
 */
export function settingsChannelId(organisationId: string): string {
  return organisationId;
}

/** See settingsChannelId. */
export function settingsMailId(organisationId: string): string {
  return organisationId;
}
