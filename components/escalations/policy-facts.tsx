import Link from "@mui/material/Link";
import { Fragment } from "react";
import { ExactTime } from "@/components/ui/exact-time";
import { KeyValueList } from "@/components/ui/key-value-list";
import { RelativeTime } from "@/components/ui/relative-time";
import { Section } from "@/components/ui/section";
import { eventCatalogue } from "@/lib/core/event";
import type { EscalationPolicyView } from "@/lib/schemas/escalation-policy";

/** What goes by it. */
export function PolicyFacts({ policy }: { policy: EscalationPolicyView }) {
  const { event_types, active_count, created_at, updated_at } = policy;
  return (
    <Section title="Facts">
      <KeyValueList
        items={[
          { label: "Used by", value: <RuleLinks types={event_types} /> },
          {
            label: "Going on now",
            value: active_count === 0 ? "None" : <Link href="/escalations?state=active">{active_count}</Link>,
          },
          { label: "Made", value: <ExactTime at={created_at} showZone /> },
          { label: "Changed", value: <RelativeTime at={updated_at} /> },
        ]}
      />
    </Section>
  );
}

function RuleLinks({ types }: { types: EscalationPolicyView["event_types"] }) {
  if (types.length === 0) return <Link href="/rules">No rule yet: choose it in one</Link>;
  return types.map((type, index) => (
    <Fragment key={type}>
      {index > 0 && ", "}
      <Link href={`/rules/${type}`}>{eventCatalogue[type].label}</Link>
    </Fragment>
  ));
}
