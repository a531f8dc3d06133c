import { randomInt } from 'node:crypto';
import { note } from '../presentation/document.ts';
import type { Reply } from './command.ts';

/** Letters and digits that nobody mixes up when reading them aloud. */
const LETTERS = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';

/** Four characters that a person can read out, to find a fault in the log. */
export function newReference(): string {
  return Array.from({ length: 4 }, () => LETTERS[randomInt(LETTERS.length)]).join('');
}

/** What a person reads after a fault of ours; the log holds the same reference. */
export function faultReply(reference: string): Reply {
  return reply(`That failed on my side (ref ${reference}). Nothing was saved. It is in the log.`);
}

/** What a person reads where the platform took no answer: what was asked for may be done all the same. */
export function lostAnswerReply(reference: string): Reply {
  return reply(
    `My answer didn’t get here (ref ${reference}). What you asked for may be done: look before you ask again. It is in the log.`,
  );
}

function reply(words: string): Reply {
  return { document: note(words), visibility: 'person', code: 'fault' };
}
