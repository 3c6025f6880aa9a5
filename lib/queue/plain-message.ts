import type { Renderable } from "./renderable";

/** What is left to say when not even the built-in message can be rendered. */
export function plainMessage(delivery: Renderable, appUrl: string, notice: string) {
  const { id, runId, eventTitle, eventMessage, jobName } = delivery;
  const title = eventTitle ?? (jobName ? `A message about ${jobName}` : "A message from Runbell");
  const lines = [
    title,
    eventMessage,
    runId ? `The run: ${appUrl}/runs/${runId}` : null,
    `This message: ${appUrl}/notifications/${id}`,
    notice,
  ];
  return {
    subject: title,
    html: null,
    text: lines.filter((line) => line !== null && line !== "").join("\n\n"),
    payload: null,
  };
}
