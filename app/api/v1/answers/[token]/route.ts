import { route } from "@/lib/http/route";
import * as operations from "@/lib/schemas/answer";
import { giveAnswer } from "@/lib/services/answers/give-answer";
import { readAnswer } from "@/lib/services/answers/read-answer";

export const GET = route(operations.readAnswer, ({ params }) => readAnswer({ token: params.token }));

export const POST = route(operations.giveAnswer, ({ params, body }) =>
  giveAnswer({ token: params.token, muteFor: body.mute_for }),
);
