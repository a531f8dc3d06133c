import type { IncomingMessage, ServerResponse } from 'node:http';

/** A file that a person attaches to a command. */
export interface AttachedFile {
  readonly name: string;
  readonly content: string | Uint8Array;
  /** What Discord says of its size, where that is not the truth. */
  readonly size?: number;
}

/** The network that serves attachments, on the same port: signed addresses, no token. */
export interface Attachments {
  /** Keeps a file; gives the attachment object of it. */
  add(file: AttachedFile): { readonly id: string };
  /** Answers a request for a file; false when it is none. */
  handle(request: IncomingMessage, response: ServerResponse): boolean;
}

const PATH = '/ephemeral-attachments/';

/** `base` gives the address of the server, which is not known before it listens. */
export function createAttachments(nextId: () => string, base: () => string): Attachments {
  const kept = new Map<string, AttachedFile>();
  return {
    add(file) {
      const id = nextId();
      const path = `${PATH}${id}/${encodeURIComponent(file.name)}?ex=6f000000&is=6e000000&hm=${id}`;
      kept.set(path, file);
      const url = `${base()}${path}`;
      const size = file.size ?? Buffer.from(file.content).length;
      const about = { filename: file.name, content_type: 'text/x-opml; charset=utf-8', ephemeral: true };
      return { id, size, url, proxy_url: url, ...about };
    },
    handle(request, response) {
      const path = request.url ?? '';
      if (!path.startsWith(PATH)) return false;
      const file = kept.get(path);
      // The real one answers requests that carry a token of another service with 400.
      if (request.headers.authorization !== undefined) response.writeHead(400).end();
      else if (file === undefined) response.writeHead(404).end('This content is no longer available.');
      else response.writeHead(200, { 'content-type': 'text/x-opml' }).end(file.content);
      return true;
    },
  };
}
