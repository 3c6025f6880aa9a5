"use client";

import Link from "@mui/material/Link";
import { Fragment } from "react";
import { ExactTime } from "@/components/ui/exact-time";
import { writtenTime } from "@/components/ui/format-time";
import { KeyValueList } from "@/components/ui/key-value-list";
import { RelativeTime } from "@/components/ui/relative-time";
import { Section } from "@/components/ui/section";
import { useTimeStyle } from "@/components/ui/time-style";
import { eventCatalogue } from "@/lib/core/event";
import type { RotationView } from "@/lib/schemas/rotation";

export function RotationFacts({ rotation }: { rotation: RotationView }) {
  const { used_by, starts_on, created_at, updated_at } = rotation;
  const { locale } = useTimeStyle();
  return (
    <Section title="Facts">
      <KeyValueList
        items={[
          { label: "Used by", value: <Users usedBy={used_by} /> },
          {
            label: "First turn",
            value: `from ${writtenTime(starts_on, { zone: "UTC", locale }, "date")} on`,
          },
          { label: "Made", value: <ExactTime at={created_at} showZone /> },
          { label: "Changed", value: <RelativeTime at={updated_at} /> },
        ]}
      />
    </Section>
  );
}

function Users({ usedBy: { event_types, policies } }: { usedBy: RotationView["used_by"] }) {
  const users = [
    ...event_types.map((type) => ({ href: `/rules/${type}`, name: eventCatalogue[type].label })),
    ...policies.map(({ id, name }) => ({ href: `/escalations/policies/${id}`, name })),
  ];
  if (users.length === 0) return <>Neither a rule nor a policy yet</>;
  return users.map(({ href, name }, index) => (
    <Fragment key={href}>
      {index > 0 && ", "}
      <Link href={href}>{name}</Link>
    </Fragment>
  ));
}
