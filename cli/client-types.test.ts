import { expect, expectTypeOf, it } from "vitest";
import type { z } from "zod";
import type { ErrorCode } from "@/lib/core/errors";
import type { eventCatalogue, eventTypes } from "@/lib/core/event";
import type { notificationStates } from "@/lib/core/notification";
import type { channelKinds } from "@/lib/core/channel-kind";
import type { getEvent, RecordedEvent } from "@/lib/schemas/event";
import { RecordEventInput } from "@/lib/schemas/event";
import type { openRun, RunStepView, RunSummary, RunView, beatRun } from "@/lib/schemas/run";
import { OpenRunInput, PutRunStepInput, UpdateRunInput } from "@/lib/schemas/run";
import type * as client from "./client.mjs";

type Result<O extends { result?: z.ZodType }> = z.output<NonNullable<O["result"]>>;
/** A schema may take more than the client lets say (aliases), under no other name. */
type Keys<S extends z.ZodType> = keyof z.input<S>;

it("offers what the API takes, field by field", () => {
  expectTypeOf<keyof client.NewEvent>().toEqualTypeOf<Keys<typeof RecordEventInput>>();
  expectTypeOf<keyof client.NewRun>().toEqualTypeOf<Keys<typeof OpenRunInput>>();
  expectTypeOf<keyof client.RunChanges>().toEqualTypeOf<Keys<typeof UpdateRunInput>>();
  expectTypeOf<keyof client.StepReport>().toEqualTypeOf<Keys<typeof PutRunStepInput>>();

  expectTypeOf<client.NewEvent>().toExtend<z.input<typeof RecordEventInput>>();
  expectTypeOf<client.NewRun>().toExtend<z.input<typeof OpenRunInput>>();
  expectTypeOf<client.RunChanges>().toExtend<z.input<typeof UpdateRunInput>>();
  expectTypeOf<client.StepReport>().toExtend<z.input<typeof PutRunStepInput>>();
  expectTypeOf<NonNullable<client.NewRun["status"]>>().toEqualTypeOf<OpenRunInput["status"]>();
  expectTypeOf<client.StepStatus>().toEqualTypeOf<PutRunStepInput["status"]>();
});

it("promises nothing that the API does not answer", () => {
  expectTypeOf<RunSummary>().toExtend<client.RunSummary>();
  expectTypeOf<RunView>().toExtend<client.Run>();
  expectTypeOf<RunStepView>().toExtend<client.RunStep>();
  expectTypeOf<z.output<typeof RecordedEvent>>().toExtend<client.RecordedEvent>();
  expectTypeOf<Result<typeof getEvent>>().toExtend<client.EventResult>();
  expectTypeOf<Result<typeof openRun>>().toExtend<client.RunSummary & { duplicate: boolean }>();
  expectTypeOf<Result<typeof beatRun>>().toExtend<Awaited<ReturnType<client.Runs["heartbeat"]>>>();
});

it("knows the closed lists of the API", () => {
  expectTypeOf<client.EventType>().toEqualTypeOf<(typeof eventTypes)[number]>();
  expectTypeOf<client.EventAlias>().toEqualTypeOf<
    (typeof eventCatalogue)[keyof typeof eventCatalogue]["aliases"][number]
  >();
  expectTypeOf<client.ChannelKind>().toEqualTypeOf<(typeof channelKinds)[number]>();
  expectTypeOf<client.ProblemCode>().toEqualTypeOf<ErrorCode | "internal">();
  expectTypeOf<client.NotificationState>().toEqualTypeOf<(typeof notificationStates)[number]>();
});

it("says by example what the schemas accept", () => {
  const event = {
    type: "pipeline_failure",
    severity: "error",
    details: { a: [1] },
  } satisfies client.NewEvent;
  const run = { status: "timed_out", target: { name: "nas" }, parameters: {} } satisfies client.NewRun;
  const step = { status: "failed", output: "x", metadata: { a: null } } satisfies client.StepReport;

  expect(RecordEventInput.parse(event).type).toBe("job.failed");
  expect(OpenRunInput.parse(run)).toMatchObject(run);
  expect(PutRunStepInput.parse(step)).toMatchObject(step);
  expect(() => UpdateRunInput.parse({ status: "missed" })).toThrow();
});
