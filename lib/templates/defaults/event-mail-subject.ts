import { headline } from "./headline";

/** Says what happened; the target stands behind it, as it tells two alike mails apart. */
export const eventMailSubject = `${headline}
{{- title }}{% if target and target.name not in title %} on {{ target.name }}{% endif %}`;
