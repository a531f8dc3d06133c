import type { Refusal } from '../kernel/errors.ts';
import { type Document, type Inline, note } from '../presentation/document.ts';
import type { Caller, Reply } from './command.ts';

/** An answer for everybody in the channel, or only for the person when asked for. */
export function answer(document: Document, onlyPerson = false): Reply {
  return { document, visibility: onlyPerson ? 'person' : 'channel', code: 'ok' };
}

/** What a refused person reads. */
export function refused(refusal: Refusal): Reply {
  return { document: note(refusal.advice), visibility: 'person', code: refusal.code };
}

/** What a person reads whose button belongs to a briefing that is not kept, or not theirs to see. */
export function expired(): Reply {
  return refused({ code: 'expired', advice: 'This briefing is no longer kept. Ask again for a fresh one.' });
}

/** Where one command takes all words as text, as on Slack, which the local page does too. */
export function typesWords({ platform }: Pick<Caller, 'platform'>): boolean {
  return platform === 'slack' || platform === 'preview';
}

/** A command as it is typed on the caller's platform: "/digest remove id:7", on Slack "/briefing digest remove 7". */
export function typed(caller: Caller, words: string, onSlack = words): Inline {
  const slack = onSlack.startsWith('briefing') ? `/${onSlack}` : `/briefing ${onSlack}`;
  return { kind: 'code', text: typesWords(caller) ? slack : `/${words}` };
}
