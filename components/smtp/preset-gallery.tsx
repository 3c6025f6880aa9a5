import { LinkTile, LinkTiles } from "@/components/ui/link-tiles";
import { PageHeader } from "@/components/ui/page-header";
import { mailPresetDetails, mailPresets } from "@/lib/core/mail-presets";

/** Whose server it is: then most of the form is filled in. */
export function PresetGallery() {
  return (
    <>
      <PageHeader
        title="Add a mail server"
        back={{ label: "Email settings", href: "/settings/email" }}
        sentence="Who takes your mail? Host, port and security are filled in, and you are told where to get the rest."
      />
      <LinkTiles aria-label="Mail providers" sx={{ maxWidth: 960 }}>
        {mailPresets.map((preset) => {
          const { label, host } = mailPresetDetails[preset];
          return (
            <LinkTile
              key={preset}
              href={`/settings/email/new?preset=${preset}`}
              title={label}
              words={host || "Any server that speaks SMTP"}
            />
          );
        })}
      </LinkTiles>
    </>
  );
}
