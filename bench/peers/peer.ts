import type { Post } from "../load";

/** What every sender sends: Runbell's own built-in mail. */
export interface Mail {
  html: string;
  text: string;
}

export interface Destination {
  /** An SMTP server on loopback that takes everything. */
  port: number;
  mail: Mail;
}

/** Something that takes messages from programs and hands them to a mail server. */
export interface Peer {
  name: string;
  /** What a crash right after the answer to a post costs. */
  durability: string;
  /** How to get what it needs; null when it can run. */
  missing(): Promise<string | null>;
  /** A new one with nothing in it; everything it made is gone after close(). */
  start(destination: Destination): Promise<RunningPeer>;
}

export interface RunningPeer {
  post: Post;
  close(): Promise<void>;
}
