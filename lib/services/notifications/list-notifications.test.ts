import { beforeEach, expect, test } from "vitest";
import { describeWithDatabase, truncateAll } from "@/lib/testing/database";
import { makeNotification } from "@/lib/testing/factories/notifications";
import { makePeople } from "../people.fixture";
import { listNotifications } from "./list-notifications";

const history = {
  nightly: {
    subject: "Job failed: load-17-nightly on host-204",
    recipient: "ada.lovelace@mail.example.org",
    recipientName: "Ada Lovelace",
  },
  backup: {
    subject: "Sicherung übersprungen",
    recipient: "j.muller@example.org",
    recipientName: "Jürgen MÜLLER",
  },
  disk: { subject: String.raw`Disk 100% full: it's C:\logs (1e5b files)`, recipient: "#ops" },
  unsent: { subject: null, recipient: "https://hooks.example.com/T0/B1e7f3a" },
};
type Name = keyof typeof history;

describeWithDatabase("the search in the list of notifications", (db) => {
  let people: Awaited<ReturnType<typeof makePeople>>;
  let names: Map<string, string>;
  beforeEach(async () => {
    await truncateAll(db());
    people = await makePeople();
    names = new Map();
    for (const [name, fields] of Object.entries(history))
      names.set((await makeNotification(people.acme, fields)).id, name);
  });

  const find = async (q: string, actor = people.bob) => {
    const { data } = await listNotifications({ actor, query: { q, limit: 100 } });
    return data.map(({ id }) => names.get(id)).sort();
  };

  test.each<[what: string, q: string, found: Name[]]>([
    ["a word of the subject", "nightly", ["nightly"]],
    ["the beginning of a word", "sich", ["backup"]],
    ["no middle of a word", "ightly", []],
    ["several words, in any order", "host failed", ["nightly"]],
    ["words of subject, recipient and name at once", "full ops", ["disk"]],
    ["nothing that lacks one of the words", "host full", []],
    ["upper case", "JOB Failed", ["nightly"]],
    ["an umlaut", "über", ["backup"]],
    ["an umlaut in upper case", "müll", ["backup"]],
    ["an umlaut asked for in upper case", "ÜBER JÜRGEN", ["backup"]],
    ["no vowel instead of an umlaut", "uber", []],
    ["a whole address", "ada.lovelace@mail.example.org", ["nightly"]],
    ["the part of an address before the @", "ada.lovelace@", ["nightly"]],
    ["the domain of an address", "@example.org", ["backup", "nightly"]],
    ["a recipient that is no address", "#ops", ["disk"]],
    ["a URL", "https://hooks.example.com/T0", ["unsent"]],
    ["words with hyphens", "load-17-night", ["nightly"]],
    ["a number", "204", ["nightly"]],
    ["digits and letters that look like a number", "1e5b", ["disk"]],
    ["the beginning of digits and letters", "b1e7", ["unsent"]],
    ["words around signs", String.raw`100% it's C:\logs`, ["disk"]],
    ["nothing", "nowhere", []],
  ])("finds %s: %s", async (_what, q, found) => {
    expect(await find(q)).toEqual(found);
  });

  test.each([..."&|!:*'()\\<>\"%_-@,;{}[]$?^~#+=/`´…🔔"])("is not broken by %s", async (sign) => {
    for (const q of [`${sign}disk`, `disk${sign}`, `full ${sign} disk`, `full${sign}${sign}disk`])
      expect([q, await find(q)]).toEqual([q, ["disk"]]);
    expect(await find(`disk ${sign} nightly`)).toEqual([]);
    expect(await find(sign)).toEqual([]);
  });

  test("takes as many words as a text can have", async () => {
    expect(await find("di ".repeat(66))).toEqual(["disk"]);
    expect(await find("d".repeat(200))).toEqual([]);
  });

  test("pages through what it finds without gaps and repetitions, newest first", async () => {
    const createdAt = new Date("2026-01-01T00:00:00Z");
    const made: string[] = [];
    for (let n = 0; n < 7; n++) {
      const { id } = await makeNotification(people.acme, { subject: `Report ${n}`, createdAt });
      made.push(id);
    }

    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await listNotifications({
        actor: people.bob,
        query: { q: "report", limit: 3, cursor },
      });
      seen.push(...page.data.map(({ id }) => id));
      cursor = page.next_cursor ?? undefined;
    } while (cursor);

    expect(seen).toEqual(made.toSorted().reverse());
  });

  test("shows Charlie nothing of others, and others nothing of Charlie's", async () => {
    await makeNotification(people.other, { subject: "Disk of Charlie" });

    expect(await find("nightly", people.charlie)).toEqual([]);
    expect(await find("charlie")).toEqual([]);
    expect(await find("disk")).toEqual(["disk"]);
    expect(await find("charlie", people.charlie)).toHaveLength(1);
  });
});
