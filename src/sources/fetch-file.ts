import type { FetchRefusal, FetchResult } from './http/fetch-refusal.ts';
import type { HttpClient } from './http/http-client.ts';
import { statusFailure } from './http/status-failure.ts';

/** Which file to fetch. */
export interface FileRequest {
  readonly url: string;
  /** Sent along to the origin of `url`, and no more once a redirect leads to another. */
  readonly authorization?: string;
  /** No more bytes are read than this. */
  readonly mostBytes: number;
}

/** A file as it was fetched. */
export interface FetchedFile {
  readonly bytes: Uint8Array;
  /** As the server names it; empty where it does not. */
  readonly mediaType: string;
}

/** Fetches a file that someone gave or named, once. Refuses with the client's reasons and those of the status. */
export async function fetchFile(client: HttpClient, request: FileRequest): Promise<FetchResult<FetchedFile>> {
  const { mostBytes: maxBytes, ...asked } = request;
  const answer = await client.get({ ...asked, accept: '*/*', maxBytes });
  if (!answer.ok) return { ok: false, refusal: once(answer.refusal) };
  const { status, headers, body } = answer.value;
  const failure = statusFailure(status, headers);
  if (failure !== null) return { ok: false, refusal: once(failure) };
  return { ok: true, value: { bytes: body, mediaType: headers['content-type'] ?? '' } };
}

/** A feed is tried again by itself, a file is not. */
function once(refusal: FetchRefusal): FetchRefusal {
  return { ...refusal, advice: refusal.advice.replace(/It is tried again(?: later)?\./, 'Try again in a minute.') };
}
