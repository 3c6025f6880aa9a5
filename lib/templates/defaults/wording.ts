/** The end of a failing step's output: errors mostly stand there. */
export function lastLines(count: number): string {
  return `step.output[-4000:].strip().splitlines()[-${count}:]`;
}

/** Where a step stands and how long it took: "step 3 of 4, failed after 1m 54s". */
export const stepPlace =
  "['step ' ~ step.position ~ ' of ' ~ job.total_steps if step.position and job and job.total_steps else '', " +
  "'failed after ' ~ (step.execution_time_ms|elapsed) if step.execution_time_ms else '']|select|join(', ')";

/** A value of an event's details as a line of text. */
export const detailValue =
  "{% if value is none %}–{% elif value is mapping %}{{ value|tojson|truncate_output }}" +
  "{% elif value is string or value is not sequence %}{{ value|string|truncate_output }}" +
  "{% else %}{{ value|join(', ')|truncate_output }}{% endif %}";

/** The name of a value of an event's details: "Failed checks" for failed_checks. */
export const detailName = "{{ name|replace('_', ' ')|capitalize|truncate(60) }}";

export const heldBack =
  "{{ notification.suppressed_count }} more like this {{ 'was' if notification.suppressed_count == 1 else 'were' }} " +
  "held back since the last message.";

/** Of a message that had to wait. Where `story` has set the zone. */
export const rightAgain =
  "Meanwhile the job is right again: since {{ notification.resolved_at|datetime(zone) }}.";

/** The word stands before a title that does not say it. */
export const wordedTitle = "{% if word|lower not in title|lower %}{{ word }}: {% endif %}{{ title }}";

export const fence = "```";
/** Backticks with zero-width spaces between them do not end a code block. */
export const brokenFence = "`\u200b`\u200b`";

/** What the reader can do about the message, by the names of `notification`. */
export const answers = [
  ["acknowledge_url", "Acknowledge"],
  ["mute_url", "Mute this job"],
  ["too_noisy_url", "Too noisy"],
] as const;

export const hasAnswers = `notification and (${answers.map(([name]) => `notification.${name}`).join(" or ")})`;

/** Those addresses of `notification` that there are, with `separator` between them. Only where there is a `notification`. */
export function listed(
  addresses: readonly (readonly [name: string, label: string])[],
  separator: string,
  write: (label: string, address: string) => string,
): string {
  return addresses
    .map(([name, label], index) => {
      const before = addresses.slice(0, index).map(([other]) => `notification.${other}`);
      const between = before.length > 0 ? `{% if ${before.join(" or ")} %}${separator}{% endif %}` : "";
      return `{% if notification.${name} %}${between}${write(label, `{{ notification.${name} }}`)}{% endif %}`;
    })
    .join("");
}
