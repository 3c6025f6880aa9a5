import type { z } from "zod";
import { Id } from "./field";
import { NotificationSummary } from "./notification";

/** What a run told whom, and which of its steps did. */
export const RunNotification = NotificationSummary.extend({ run_step_id: Id.nullable() }).meta({
  id: "RunNotification",
});
export type RunNotification = z.infer<typeof RunNotification>;
