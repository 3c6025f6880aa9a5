import { ClockTime } from "./clock-time";
import { countOf } from "./count-words";
import { Figure } from "./figure";
import type { Told } from "./told";

interface ToldSentenceProps {
  told: Told;
  /** The list that the figures lead to, narrowed by `state`. */
  hrefOf: (state: string) => string;
}

/** “2 people were told, 1 message waits until 07:00.” */
export function ToldSentence({ told, hrefOf }: ToldSentenceProps) {
  const { people, held, nextReleaseAt, underway, dead, skipped } = told;
  const clauses = [
    people > 0 && (
      <span key="people">
        <Figure href={hrefOf("sent")}>{countOf(people, "person", "people")}</Figure>{" "}
        {people === 1 ? "was told" : "were told"}
      </span>
    ),
    underway > 0 && (
      <span key="underway">
        <Figure href={hrefOf("queued,sending,retrying")}>{countOf(underway, "message")}</Figure>{" "}
        {underway === 1 ? "is on its way" : "are on their way"}
      </span>
    ),
    held > 0 && (
      <span key="held">
        <Figure href={hrefOf("held")}>{countOf(held, "message")}</Figure> {held === 1 ? "waits" : "wait"}
        {nextReleaseAt && (
          <>
            {" until "}
            <ClockTime at={nextReleaseAt} />
          </>
        )}
      </span>
    ),
    dead > 0 && (
      <span key="dead">
        <Figure href={hrefOf("dead")} loud>
          {countOf(dead, "message")}
        </Figure>{" "}
        could not be delivered
      </span>
    ),
  ].filter((clause) => clause !== false);

  if (clauses.length === 0)
    return skipped > 0 ? (
      <>
        {"Nobody was told: "}
        <Figure href={hrefOf("skipped")}>{countOf(skipped, "message")}</Figure>{" "}
        {skipped === 1 ? "was" : "were"} decided against.
      </>
    ) : (
      <>Nobody had to be told.</>
    );
  return (
    <>
      {clauses.map((clause, index) => (
        <span key={index}>
          {index > 0 && ", "}
          {clause}
        </span>
      ))}
      .
    </>
  );
}
