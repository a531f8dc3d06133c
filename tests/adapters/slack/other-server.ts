import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A server that is none of Slack's, and what reached it. */
export interface OtherServer {
  readonly url: string;
  readonly requests: { readonly path: string; readonly authorization: string | undefined }[];
  close(): Promise<void>;
}

/** Starts one on a free port. */
export async function startOtherServer(): Promise<OtherServer> {
  const requests: OtherServer['requests'] = [];
  const http = createServer((request, response) => {
    requests.push({ path: request.url ?? '', authorization: request.headers.authorization });
    response.end('<opml/>');
  });
  await new Promise<void>((listening) => http.listen(0, '127.0.0.1', listening));
  const { port } = http.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    requests,
    close: () =>
      new Promise((closed) => {
        http.close(() => closed());
        http.closeAllConnections();
      }),
  };
}
