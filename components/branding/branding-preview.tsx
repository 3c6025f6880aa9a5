"use client";

import Box from "@mui/material/Box";
import { useMemo, useState } from "react";
import { MessagePreview } from "@/components/messages/message-preview";
import { partsOf } from "@/components/templates/parts-of";
import { tryRender } from "@/components/templates/try-render";
import { Choice } from "@/components/ui/choice";
import { ErrorNotice } from "@/components/ui/error-notice";
import type { MailScheme } from "@/components/ui/mail-document";
import { SchemeChoice } from "@/components/ui/scheme-choice";
import { Section } from "@/components/ui/section";
import { useMe } from "@/lib/client/me";
import { brandLook } from "@/lib/templates/brand";
import type { TemplateSurroundings } from "@/lib/schemas/template-rendering";
import { shownLogo, type BrandingValues } from "./branding-values";

type Mail = "own" | "layout";

const sampleMail = {
  subject: "A message of your own",
  html: "<h1>{{ job.name }}: {{ job.status }}</h1>\n<p>{{ job.error_message }}</p>\n<p>What your templates write stands here, inside of the layout.</p>",
  layout: "organisation",
} as const;

interface BrandingPreviewProps {
  values: BrandingValues;
  storedLogo: string | null;
  surroundings: TemplateSurroundings;
}

/** The mails as they would look, while the form is being filled in. */
export function BrandingPreview({ values, storedLogo, surroundings }: BrandingPreviewProps) {
  const [mail, setMail] = useState<Mail>("own");
  const [scheme, setScheme] = useState<MailScheme>("light");
  const { data: me } = useMe();
  const organisation = me?.organisation.name ?? "Runbell";
  const { color, footer, layout_template_id } = values;
  const logo_url = shownLogo(values.logo, storedLogo);

  const { message, error } = useMemo(() => {
    const brand = brandLook(
      { name: organisation, logo_url, color: color || null, footer: footer || null },
      organisation,
    );
    const layout = surroundings.parts.find(({ id }) => id === layout_template_id)?.name ?? null;
    return tryRender(
      "email",
      mail === "own" ? null : sampleMail,
      { ...surroundings.context, brand },
      { parts: partsOf(surroundings), layout },
    );
  }, [surroundings, organisation, logo_url, color, footer, layout_template_id, mail]);

  return (
    <Section title="Preview" sentence="As it would look, before you save.">
      <Box sx={{ display: "flex", gap: 1, flexWrap: "wrap", justifyContent: "space-between" }}>
        <Choice
          label="Mail"
          value={mail}
          onChange={setMail}
          options={[
            { value: "own", label: "Runbell’s own mail" },
            { value: "layout", label: "A template in the layout" },
          ]}
        />
        <SchemeChoice value={scheme} onChange={setScheme} />
      </Box>
      {message ? (
        <MessagePreview kind="email" message={message} scheme={scheme} />
      ) : (
        <ErrorNotice error={error} title="This mail cannot be made with the chosen layout" />
      )}
    </Section>
  );
}
