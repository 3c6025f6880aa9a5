/**
 * A mail configuration that sends to the recipient alone: whoever gets a copy of every mail must not get the codes and
 * links that let somebody in. Other names of the servers, as connections with their settings are kept by name.
 */
export function withoutCopies(config: Record<string, unknown>): Record<string, unknown> {
  const { servers } = config;
  if (!Array.isArray(servers)) return config;
  return {
    ...config,
    servers: servers.map((server: Record<string, unknown>) => ({
      ...server,
      settings_id: `${String(server.settings_id)}/alone`,
      cc: [],
    })),
  };
}
