import { z } from "zod";
import { answerActions } from "@/lib/core/answer";
import { eventTypes } from "@/lib/core/event";
import { muteLengths } from "@/lib/core/mute-length";
import { Instant } from "./field";
import { operation } from "./operation";

/** What holders of a link may know: no more than the message itself said. */
export const AnswerView = z
  .object({
    /** What this link does. */
    action: z.enum(answerActions),
    /** For whom the message was: a name or an address. */
    reader: z.string(),
    organisation: z.string(),
    event: z.object({ type: z.enum(eventTypes), title: z.string(), occurred_at: Instant }).nullable(),
    job: z.object({ name: z.string() }).nullable(),
    /** The reader's. */
    time_zone: z.string(),
    acknowledgement: z.object({ who: z.string(), acknowledged_at: Instant }).nullable(),
    /** The reader's mute of the job; `until` is null when it is for good. */
    mute: z.object({ until: Instant.nullable() }).nullable(),
    is_too_noisy: z.boolean(),
    /** What else the reader can do, and the token to do it with. */
    others: z.array(z.object({ action: z.enum(answerActions), token: z.string() })),
  })
  .meta({ id: "Answer" });
export type AnswerView = z.infer<typeof AnswerView>;

const TokenParams = z.object({ token: z.string().max(2000) });
const tag = "Answers";

export const readAnswer = operation({
  id: "readAnswer",
  method: "GET",
  path: "/api/v1/answers/{token}",
  tag,
  summary: "What a link in a message would do; nothing changes by asking",
  access: { kind: "public", because: "readers of a message need no session; the token is signed" },
  params: TokenParams,
  status: 200,
  result: AnswerView,
});

export const giveAnswer = operation({
  id: "giveAnswer",
  method: "POST",
  path: "/api/v1/answers/{token}",
  tag,
  summary: "Do what a link in a message is for: acknowledge, mute the job, or say that it is too noisy",
  access: { kind: "public", because: "readers of a message need no session; the token is signed" },
  params: TokenParams,
  body: z
    .strictObject({
      mute_for: z
        .enum(muteLengths)
        .default("hour")
        .meta({ description: "With a link that mutes: hour, tomorrow (08:00), week or forever" }),
    })
    .default({ mute_for: "hour" }),
  status: 200,
  result: AnswerView,
});
