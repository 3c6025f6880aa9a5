export const version = "0.1.0";

export const help = `runbell ${version}: tells your Runbell about what runs here.

  runbell exec --job KEY [options] -- COMMAND [ARGUMENTS]
      Runs the command as a run of the job. Its streams, its exit status and the signals
      it gets are as without runbell, and whether Runbell can be reached changes nothing.
      --name NAME        what its step is called (the command's name)
      --target NAME      the machine or system it acts on
      --param KEY=VALUE  a parameter of the run; may be repeated
      --timeout TIME     end the command after 90s, 5m, 2h …; exit status 124
      --heartbeat TIME   how often to say that it is alive (60s)
      --tail SIZE        how much of the end of its output to report (64k, the most)
      --no-output        report nothing of its output, and leave it the terminal

  runbell step NAME [--status completed] [--output TEXT|-] [--error TEXT] [--run ID]
      Reports a step of the run, within a command of runbell exec.

  runbell event --type TYPE [--title TEXT] [--severity info|warning|error|critical]
                [--job KEY] [--message TEXT] [--detail KEY=VALUE]… [--dedupe-key KEY]
      Records an event.

  runbell flush
      Sends what could not be sent when it happened. runbell exec does it, too.

  runbell admin --help
      Commands for the machine on which Runbell itself is installed.

  -q, --quiet: no warnings.  --version.  --help.

Environment
  RUNBELL_URL      the address of your Runbell
  RUNBELL_API_KEY  a key with the scopes runs:write and events:write;
                   or RUNBELL_API_KEY_FILE, the path of a file with it
  RUNBELL_SPOOL    where reports wait that could not be sent (~/.cache/runbell)

Exit status of exec: the command's own, 128 + the number of the signal it died of, 124 over
its time, 125 for a wrong call of runbell, 126 not executable, 127 not found.
Of the others: 0 also when it is sent later, 1 when Runbell refused it, 125 for a wrong call.
`;
