// Messages from a program to a mail server on loopback: Runbell beside a notifier, three queues, and a mail library.
import { Arrivals, wordsOf } from "./arrivals";
import { startCountingSink } from "./counting-sink";
import { readDefaultMail } from "./default-mail";
import { say, sayTable, whole } from "./figures";
import { arrivalOf, measureLoad, postAll, rateOf } from "./load";
import { median } from "./median";
import { installPackages } from "./packages";
import { alertmanager } from "./peers/alertmanager";
import { bullMq } from "./peers/bullmq";
import { graphileWorker } from "./peers/graphile-worker";
import { nodemailerPool } from "./peers/nodemailer";
import type { Mail, Peer } from "./peers/peer";
import { pgBoss } from "./peers/pg-boss";
import { ours, oursEmbedded, oursTwice } from "./peers/runbell";
import { DEADLINE_MS, numberFrom, rounds } from "./settings";

interface Round {
  accepted: number;
  delivered: number;
  lost: number;
  repeated: number;
  bytesEach: number;
}

const EVENTS = numberFrom("BENCH_EVENTS", 20_000);
const WARM_UP = Math.ceil(EVENTS / 10);

installPackages();
const peers = await usable([
  ours,
  oursTwice,
  oursEmbedded,
  alertmanager,
  graphileWorker,
  pgBoss,
  bullMq,
  nodemailerPool,
]);
const mail = await readDefaultMail();
const results = new Map<Peer, Round[]>(peers.map((peer) => [peer, []]));
// In turns, so that a slow moment of the machine does not fall on one alone.
for (let round = 1; round <= rounds(); round++)
  for (const [peer, measured] of results) {
    const figures = await measure(peer, mail);
    measured.push(figures);
    say(`round ${round}: ${peer.name}: ${whole(figures.delivered)} mails/s`);
  }
sayTable([
  ["", "accepted/s", "mails/s", "of ours", "lost", "repeated", "bytes each", "after a crash"],
  ...[...results].map(([peer, measured]) => rowOf(peer, measured)),
]);
say(`medians of ${rounds()} rounds of ${whole(EVENTS)} mails`);

async function usable(candidates: readonly Peer[]): Promise<Peer[]> {
  const found: Peer[] = [];
  const asked = process.env.BENCH_PEERS?.toLowerCase().split(",");
  for (const peer of candidates) {
    if (asked && !asked.some((name) => peer.name.toLowerCase().includes(name.trim()))) continue;
    const hint = await peer.missing();
    if (hint === null) found.push(peer);
    else say(`${peer.name}: left out (${hint})`);
  }
  return found;
}

async function measure(peer: Peer, content: Mail): Promise<Round> {
  const arrivals = new Arrivals();
  // Of a mail only its head is read: the subject is there.
  const sink = await startCountingSink((text) => arrivals.note(text));
  const running = await peer.start({ port: sink.port, mail: content });
  try {
    const first = wordsOf(0, WARM_UP);
    await postAll(first, running.post);
    await arrivalOf(first, arrivals, DEADLINE_MS);
    const measured = await measureLoad(wordsOf(1, EVENTS), running.post, arrivals);
    return {
      accepted: (EVENTS / measured.acceptedMs) * 1000,
      delivered: rateOf(measured),
      lost: EVENTS - measured.arrived,
      repeated: arrivals.repeated,
      bytesEach: arrivals.bytesEach,
    };
  } finally {
    await running.close();
    await sink.close();
  }
}

function rowOf(peer: Peer, measured: readonly Round[]): string[] {
  const medianOf = (figure: keyof Round) => median(measured.map((round) => round[figure]));
  const base = median((results.get(ours) ?? []).map(({ delivered }) => delivered));
  return [
    peer.name,
    whole(medianOf("accepted")),
    whole(medianOf("delivered")),
    Number.isNaN(base) ? "-" : `${(medianOf("delivered") / base).toFixed(2)}x`,
    whole(medianOf("lost")),
    whole(medianOf("repeated")),
    whole(medianOf("bytesEach")),
    peer.durability,
  ];
}
