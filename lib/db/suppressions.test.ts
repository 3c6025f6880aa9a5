import { beforeEach, expect, it } from "vitest";
import { describeWithDatabase, truncateAll } from "@/lib/testing/database";
import { makeOrganisation } from "@/lib/testing/factories/organisations";
import {
  addSuppression,
  deleteSuppression,
  findSuppressions,
  listSuppressions,
  type SuppressionReason,
} from "./suppressions";

describeWithDatabase("suppressions", (db) => {
  let organisationId: string;
  let otherId: string;
  beforeEach(async () => {
    await truncateAll(db());
    organisationId = (await makeOrganisation()).id;
    otherId = (await makeOrganisation()).id;
  });

  const add = (address: string, reason: SuppressionReason = "unsubscribed", owner = organisationId) =>
    addSuppression(db().prisma, { organisationId: owner, address, reason, detail: null });
  const list = (text?: string, limit = 10) => listSuppressions(db().prisma, organisationId, { text, limit });

  it("are found by address in any case, for the organisation alone", async () => {
    await add("Ops@Example.org", "address_refused");
    await add("bob@example.org", "unsubscribed", otherId);

    const wanted = ["OPS@example.org", "bob@example.org"];
    expect(await findSuppressions(db().prisma, organisationId, wanted)).toEqual(
      new Map([["ops@example.org", "address_refused"]]),
    );
    expect(await findSuppressions(db().prisma, organisationId, [])).toEqual(new Map());
  });

  it("keep the first reason", async () => {
    await add("ops@example.org", "unsubscribed");
    await add("OPS@example.org", "address_refused");

    expect(await list()).toMatchObject([{ address: "ops@example.org", reason: "unsubscribed" }]);
  });

  it("are listed from the newest on and searched literally", async () => {
    await add("a_b@example.org");
    await add("acb@example.org");
    await add("zoe@example.org", "unsubscribed", otherId);

    expect((await list()).map(({ address }) => address)).toEqual(["acb@example.org", "a_b@example.org"]);
    expect((await list("A_B")).map(({ address }) => address)).toEqual(["a_b@example.org"]);
    expect(await list(undefined, 1)).toHaveLength(1);
  });

  it("are taken away by the organisation that has them", async () => {
    await add("ops@example.org");
    const [row] = await list();
    const id = row?.id ?? "";

    expect(await deleteSuppression(db().prisma, otherId, id)).toBeNull();
    expect(await deleteSuppression(db().prisma, organisationId, id)).toEqual({
      address: "ops@example.org",
      reason: "unsubscribed",
    });
    expect(await deleteSuppression(db().prisma, organisationId, id)).toBeNull();
    expect(await list()).toEqual([]);
  });
});
