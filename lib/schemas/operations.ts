import * as account from "./account";
import * as addressVerification from "./address-verification";
import * as answer from "./answer";
import * as audit from "./audit";
import * as branding from "./branding";
import * as channel from "./channel";
import * as cli from "./cli";
import * as deadLetter from "./dead-letter";
import * as debugLog from "./debug-log";
import * as escalation from "./escalation";
import * as escalationPolicy from "./escalation-policy";
import * as event from "./event";
import * as held from "./held";
import * as invitation from "./invitation";
import * as inbox from "./inbox";
import * as job from "./job";
import * as jobDefinition from "./job-definition";
import * as jobImport from "./job-import";
import * as jobStatistics from "./job-statistics";
import * as live from "./live";
import * as mailServer from "./mail-server";
import * as member from "./member";
import * as mute from "./mute";
import * as notification from "./notification";
import * as organisation from "./organisation";
import type { Operation } from "./operation";
import * as overview from "./overview";
import * as passwordReset from "./password-reset";
import * as pipeline from "./pipeline";
import * as preference from "./preference";
import * as receiver from "./receiver";
import * as rotation from "./rotation";
import * as run from "./run";
import * as session from "./session";
import * as settings from "./settings";
import * as silence from "./silence";
import * as simulation from "./simulation";
import * as smtp from "./smtp";
import * as snooze from "./snooze";
import * as statistics from "./statistics";
import * as suppression from "./suppression";
import * as target from "./target";
import * as template from "./template";
import * as templateRendering from "./template-rendering";
import * as trigger from "./trigger";
import * as variable from "./variable";
import * as variantReport from "./variant-report";
import * as worker from "./worker";

const modules = [
  account,
  addressVerification,
  answer,
  audit,
  branding,
  channel,
  cli,
  deadLetter,
  debugLog,
  escalation,
  escalationPolicy,
  event,
  held,
  inbox,
  invitation,
  job,
  jobDefinition,
  jobImport,
  jobStatistics,
  live,
  mailServer,
  member,
  mute,
  notification,
  organisation,
  overview,
  passwordReset,
  pipeline,
  preference,
  receiver,
  rotation,
  run,
  session,
  settings,
  silence,
  simulation,
  smtp,
  snooze,
  statistics,
  suppression,
  target,
  template,
  templateRendering,
  trigger,
  variable,
  variantReport,
  worker,
];

function isOperation(value: unknown): value is Operation {
  return (
    typeof value === "object" && value !== null && "method" in value && "access" in value && "path" in value
  );
}

/** Every operation of the API, for the document, the router test and whoever else must not forget one. */
export const operations: Operation[] = modules.flatMap((module) => Object.values(module).filter(isOperation));
