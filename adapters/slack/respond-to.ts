import { RespondError, type RespondFn } from '@slack/bolt';

/** Answers through the response_url of an earlier command, as bolt does for the present one. Throws RespondError. */
export function respondTo(responseUrl: string, send: typeof fetch): RespondFn {
  return async (message) => {
    const body = JSON.stringify(typeof message === 'string' ? { text: message } : message);
    const response = await send(responseUrl, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
    if (!response.ok) throw new RespondError(`response_url: ${response.status}`, response.status);
    return response;
  };
}
