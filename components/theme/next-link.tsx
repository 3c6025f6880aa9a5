"use client";

import Link, { type LinkProps } from "next/link";
import type { AnchorHTMLAttributes, Ref } from "react";
import { below } from "@/lib/base-path";

type NextLinkProps = Omit<AnchorHTMLAttributes<HTMLAnchorElement>, keyof LinkProps> &
  LinkProps & { ref?: Ref<HTMLAnchorElement> };

function isPage(href: LinkProps["href"]): boolean {
  return typeof href !== "string" || (/^[/?#]/.test(href) && !href.startsWith(below("/api/")));
}

export function NextLink(props: NextLinkProps) {
  if (isPage(props.href)) return <Link {...props} />;
  const { href, prefetch, replace, scroll, shallow, passHref, legacyBehavior, onNavigate, as, ...anchor } =
    props;
  void [prefetch, replace, scroll, shallow, passHref, legacyBehavior, onNavigate, as];
  return <a {...anchor} href={String(href)} />;
}
