import { backup, restore } from "./backup";
import { check } from "./check";
import { exitStatus, WrongCallError, type AdminCommand, type AdminContext } from "./command";
import { createAdmin } from "./create-admin";
import { migrate, rotateKeysCommand } from "./maintain";
import { move } from "./move";
import { exportInstance, importInstance } from "./transfer";

const commands: Readonly<Record<string, AdminCommand>> = {
  check,
  "create-admin": createAdmin,
  migrate,
  "rotate-keys": rotateKeysCommand,
  export: exportInstance,
  import: importInstance,
  backup,
  restore,
  move,
};

/** Carries out what was typed behind `runbell admin`, and gives the exit status. What goes wrong is told in a line. */
export async function runAdmin(words: readonly string[], context: AdminContext): Promise<number> {
  const [name = "--help", ...args] = words;
  if (name === "--help" || name === "-h" || name === "help") {
    context.say(overview());
    return exitStatus.done;
  }
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  try {
    if (!command) throw new WrongCallError(`there is no admin command ${name}`);
    if (args.includes("--help") || args.includes("-h")) {
      context.say(command.help.trimEnd());
      return exitStatus.done;
    }
    return await command.run(args, context);
  } catch (error) {
    const isWrongCall = error instanceof WrongCallError;
    const hint = isWrongCall ? ` (see runbell admin ${command ? `${name} ` : ""}--help)` : "";
    context.warn(`runbell: ${error instanceof Error ? error.message : String(error)}${hint}`);
    return isWrongCall ? exitStatus.wrongCall : exitStatus.refused;
  }
}

function overview(): string {
  const width = Math.max(...Object.keys(commands).map((name) => name.length));
  const lines = Object.entries(commands).map(([name, { summary }]) => `  ${name.padEnd(width)}  ${summary}`);
  return `runbell admin COMMAND: for the machine on which Runbell is installed, with the environment of its server.

${lines.join("\n")}

runbell admin COMMAND --help says more. Exit status: 0 done, 1 refused or not right, 2 a wrong call.`;
}
