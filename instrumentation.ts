/** Next calls this once per server process, before the first request; never during a build. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { bootWeb } = await import("./lib/runtime/boot-web");
  await bootWeb();
}
