import type { Attachment } from 'discord.js';
import { type CommandFile, type FetchFile, ok } from '../../src/index.ts';

/** A file that was attached to a command: it is fetched from Discord's own address for it, which needs no token. */
export function givenFile({ name, size, url }: Attachment, fetchFile: FetchFile): CommandFile {
  return {
    name,
    size,
    read: async (mostBytes) => {
      const fetched = await fetchFile({ url, mostBytes });
      return fetched.ok ? ok(fetched.value.bytes) : fetched;
    },
  };
}
