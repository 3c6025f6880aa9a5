import "../instance.fixture";
import { beforeEach, expect, it } from "vitest";
import * as files from "@/app/api/v1/runs/[id]/files/[name]/route";
import { readRunFiles } from "@/lib/db/run-files";
import { MAX_RUN_FILE_BYTES } from "@/lib/schemas/run";
import { makeCast, type Cast } from "@/lib/testing/cast";
import { describeWithDatabase, truncateAll } from "@/lib/testing/database";
import { makeJob } from "@/lib/testing/factories/jobs";
import { makeRun } from "@/lib/testing/factories/runs";
import { send } from "@/lib/testing/request";
import { getRun } from "./get-run";
import { MAX_FILES } from "./put-run-file";

describeWithDatabase("run files", (db) => {
  let cast: Cast;
  let id: string;
  beforeEach(async () => {
    await truncateAll(db());
    cast = await makeCast();
    ({ id } = await makeRun(await makeJob(cast.organisationId), { status: "running" }));
  });

  const put = (name: string, content: string | Buffer, fields: object = {}, as = cast.ann) =>
    send(files.PUT, {
      as,
      params: { id, name },
      body: { content_base64: Buffer.from(content).toString("base64"), ...fields },
    });
  const get = (name: string, as = cast.bob) => send(files.GET, { as, params: { id, name } });

  it("are stored, listed with the run, and replaced by a file of the same name", async () => {
    await put("b.csv", "1;2", { content_type: "text/csv; charset=utf-8" });
    await put("a.txt", "first");
    const again = await put("a.txt", "second try");

    expect(again.result()).toMatchObject({
      name: "a.txt",
      size: 10,
      content_type: "application/octet-stream",
    });
    expect((await getRun({ actor: cast.bob.actor, id })).files).toMatchObject([
      { name: "a.txt", size: 10 },
      { name: "b.csv", size: 3, content_type: "text/csv; charset=utf-8" },
    ]);
    const read = await readRunFiles(db().prisma, id, ["a.txt", "missing.txt"]);
    expect(read.map(({ name, content }) => [name, Buffer.from(content).toString()])).toEqual([
      ["a.txt", "second try"],
    ]);
  });

  it("are downloaded as they are, and never shown as a page", async () => {
    await put("bericht ü “1”.html", "<script>alert(1)</script>", { content_type: "text/html" });
    const answer = await get("bericht ü “1”.html");

    expect(answer.text).toBe("<script>alert(1)</script>");
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      "content-disposition":
        "attachment; filename=\"bericht _ _1_.html\"; filename*=UTF-8''bericht%20%C3%BC%20%E2%80%9C1%E2%80%9D.html",
      "x-content-type-options": "nosniff",
      "content-security-policy": "default-src 'none'; sandbox",
      "cache-control": "no-store",
    });
  });

  it("keep their names from breaking out of the header", async () => {
    await put(`a"; filename="b'.exe`, "x");

    expect((await get(`a"; filename="b'.exe`)).headers.get("content-disposition")).toBe(
      "attachment; filename=\"a_; filename=_b'.exe\"; filename*=UTF-8''a%22%3B%20filename%3D%22b%27.exe",
    );
  });

  it("may be empty, and hold any bytes", async () => {
    const bytes = Buffer.from(Array.from({ length: 256 }, (_, value) => value));
    await put("empty", "");
    await put("bytes", bytes);

    const read = await readRunFiles(db().prisma, id, ["bytes", "empty"]);
    expect(read.map(({ content }) => Buffer.from(content))).toEqual([bytes, Buffer.alloc(0)]);
  });

  it("are refused when one is too large alone", async () => {
    const answer = await put("big", Buffer.alloc(MAX_RUN_FILE_BYTES + 1));

    expect(answer.status).toBe(413);
    expect(answer.problem().errors).toMatchObject([{ pointer: "/content_base64" }]);
    expect((await put("fits", Buffer.alloc(MAX_RUN_FILE_BYTES))).status).toBe(200);
  });

  it("are not more than a run may have, but can be replaced at the limit", async () => {
    for (let index = 0; index < MAX_FILES; index++) await put(`f${index}`, "x");

    const answer = await put("one more", "x");
    expect(answer.status).toBe(409);
    expect(answer.problem().detail).toBe("A run may have at most 20 files.");
    expect((await put("f0", "y")).status).toBe(200);
  });

  it("are not larger together than a run may hold, also when they come at the same time", async () => {
    const answers = await Promise.all(
      ["a", "b", "c", "d", "e", "f"].map((name) => put(name, Buffer.alloc(MAX_RUN_FILE_BYTES))),
    );

    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 200, 200, 200, 200, 409]);
    const refused = answers.find(({ status }) => status === 409);
    expect(refused?.problem().detail).toBe("The files of a run may have at most 10 MiB together.");
  });

  it("have names that are no paths, and types that are types", async () => {
    for (const name of ["../a", "a\\b", "a*", "a\nb"]) expect((await put(name, "x")).status, name).toBe(404);
    const answer = await put("a", "x", { content_type: "text/html\r\nset-cookie: a=b" });
    expect(answer.problem().errors).toMatchObject([{ pointer: "/content_type" }]);
    const broken = await send(files.PUT, {
      as: cast.ann,
      params: { id, name: "a" },
      body: { content_base64: "%%%" },
    });
    expect(broken.problem().errors).toMatchObject([{ pointer: "/content_base64" }]);
  });

  it("are written by authors and read by members", async () => {
    expect((await put("a", "x", {}, cast.bob)).status).toBe(403);
    expect((await put("a", "x")).status).toBe(200);
    expect((await get("a")).status).toBe(200);
    expect((await get("b")).status).toBe(404);
  });

  it("are not there for Charlie", async () => {
    await put("a", "x");

    expect((await get("a", cast.charlie)).status).toBe(404);
    expect((await put("a", "y", {}, cast.charlie)).status).toBe(404);
    expect((await get("a")).text).toBe("x");
  });
});
