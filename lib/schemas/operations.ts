import * as account from "./account";
import * as answer from "./answer";
import * as branding from "./branding";
import * as channel from "./channel";
import * as deadLetter from "./dead-letter";
import * as event from "./event";
import * as held from "./held";
import * as inbox from "./inbox";
import * as job from "./job";
import * as live from "./live";
import * as mailServer from "./mail-server";
import * as mute from "./mute";
import * as notification from "./notification";
import type { Operation } from "./operation";
import * as overview from "./overview";
import * as preference from "./preference";
import * as run from "./run";
import * as silence from "./silence";
import * as simulation from "./simulation";
import * as smtp from "./smtp";
import * as statistics from "./statistics";
import * as suppression from "./suppression";
import * as target from "./target";
import * as template from "./template";
import * as templateRendering from "./template-rendering";
import * as trigger from "./trigger";
import * as variable from "./variable";
import * as worker from "./worker";

const modules = [
  account,
  answer,
  branding,
  channel,
  deadLetter,
  event,
  held,
  inbox,
  job,
  live,
  mailServer,
  mute,
  notification,
  overview,
  preference,
  run,
  silence,
  simulation,
  smtp,
  statistics,
  suppression,
  target,
  template,
  templateRendering,
  trigger,
  variable,
  worker,
];

function isOperation(value: unknown): value is Operation {
  return (
    typeof value === "object" && value !== null && "method" in value && "access" in value && "path" in value
  );
}

/** Every operation of the API, for the document, the router test and whoever else must not forget one. */
export const operations: Operation[] = modules.flatMap((module) => Object.values(module).filter(isOperation));
