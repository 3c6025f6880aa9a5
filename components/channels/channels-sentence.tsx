import { Fragment, type ReactNode } from "react";
import { ClockTime } from "@/components/runs/clock-time";
import { capitalised, countOf } from "@/components/runs/count-words";
import { Figure } from "@/components/runs/figure";
import { CountText } from "@/components/ui/count-text";
import type { ChannelView } from "@/lib/schemas/channel";

const lead = "Where messages go beside mail: a chat, an on-call service, a phone, a program of yours.";

/** “5 channels: one is paused until 10:12, 2 are switched off. 12 messages wait.” */
export function ChannelsSentence({ channels }: { channels: readonly ChannelView[] | undefined }) {
  if (!channels || channels.length === 0) return <>{lead}</>;
  const remarks = remarksOn(channels);
  const waiting = channels.reduce((sum, channel) => sum + channel.waiting, 0);
  return (
    <>
      {capitalised(countOf(channels.length, "channel"))}
      {": "}
      {remarks.map((remark, index) => (
        <Fragment key={index}>
          {index > 0 && ", "}
          {remark}
        </Fragment>
      ))}
      .
      {waiting > 0 && (
        <>
          {" "}
          <CountText value={waiting} /> {waiting === 1 ? "message waits" : "messages wait"}.
        </>
      )}
    </>
  );
}

function remarksOn(channels: readonly ChannelView[]): ReactNode[] {
  const inUse = channels.filter(({ enabled }) => enabled);
  const usable = inUse.filter(({ problem }) => problem === null);
  const closed = usable.filter(({ health }) => health.state === "closed");
  const opens = closed.flatMap(({ health }) => health.closed_until ?? []).sort()[0];
  const remarks = [
    { of: closed, one: "is paused", many: "are paused", loud: true, until: opens },
    { of: inUse.filter(({ problem }) => problem !== null), one: "cannot be used", loud: true },
    { of: usable.filter(({ health }) => health.state === "failing"), one: "is failing", many: "are failing" },
    { of: channels.filter(({ enabled }) => !enabled), one: "is switched off", many: "are switched off" },
  ].filter((remark) => remark.of.length > 0);
  if (remarks.length === 0) return ["nothing is wrong"];
  return remarks.map(({ of, one, many = one, loud, until }) => (
    <>
      <Amount of={of} loud={loud} /> {of.length === 1 ? one : many}
      {until && (
        <>
          {" until "}
          <ClockTime at={until} />
        </>
      )}
    </>
  ));
}

/** A single one leads to its page; of more the table shows which. */
function Amount({ of, loud }: { of: readonly ChannelView[]; loud?: boolean }) {
  const [first] = of;
  if (of.length !== 1 || !first) return <>{of.length}</>;
  return (
    <Figure href={`/channels/${first.id}`} loud={loud}>
      one
    </Figure>
  );
}
