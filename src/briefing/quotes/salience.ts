import type { Person } from '../people/person.ts';

/** A place where the text names or means someone: what pronouns choose from. */
export interface Trace {
  readonly person: Person;
  readonly at: number;
  /** Index of the frame. */
  readonly frame: number;
  /** What the person does there: speaks, leads the sentence, is the subject of a clause, or none of these. */
  readonly part: 'speaker' | 'lead' | 'subject' | 'other';
}

const REACH = 8;
const PARTS: Readonly<Record<Trace['part'], number>> = { speaker: 2.4, lead: 2.2, subject: 1, other: 0 };
/** More people than a reader keeps in mind; it bounds the search for each pronoun. */
const MOST_IN_MIND = 100;
const FRAME_COST = 1;
const KNOWN_GENDER = 1;
const FREQUENT = 0.2;
/** How far ahead of the next a person must be where nothing tells the gender. */
const CLEARLY = 1;

/** Keeps who was named lately in one article, and tells whom a pronoun means. */
export class Salience {
  readonly #last = new Map<Person, Trace>();
  readonly #counts = new Map<Person, number>();

  /** Notes a mention; within one frame a person's foremost part counts. */
  note(trace: Trace): void {
    const before = this.#last.get(trace.person);
    this.#counts.set(trace.person, (this.#counts.get(trace.person) ?? 0) + 1);
    if (before?.frame === trace.frame && PARTS[before.part] > PARTS[trace.part]) return;
    this.#last.delete(trace.person);
    this.#last.set(trace.person, trace);
    // Insertion order is order of mention, so the first key is who was named longest ago.
    const [oldest] = this.#last.keys();
    if (this.#last.size > MOST_IN_MIND && oldest) this.#last.delete(oldest);
  }

  /** Whether someone has been named lately. */
  knows(person: Person): boolean {
    return this.#last.has(person);
  }

  /** The likeliest person for "he" or "she" at a place, or null where nobody fits; `excluded` are named as others. */
  resolve(gender: 'f' | 'm', frame: number, at: number, excluded: ReadonlySet<Person>): Person | null {
    return this.#choose(gender, frame, at, excluded).best;
  }

  /** Whom words like "the 27-year-old" mean, which tell no gender: whoever is clearly likelier than all others. */
  resolveAnyone(frame: number, at: number, excluded: ReadonlySet<Person>): Person | null {
    const { best, lead } = this.#choose(null, frame, at, excluded);
    return lead >= CLEARLY ? best : null;
  }

  #choose(gender: 'f' | 'm' | null, frame: number, at: number, excluded: ReadonlySet<Person>) {
    let best: Person | null = null;
    let top = Number.NEGATIVE_INFINITY;
    let second = Number.NEGATIVE_INFINITY;
    for (const trace of this.#last.values()) {
      const { person } = trace;
      if (trace.at > at || frame - trace.frame > REACH || !person.human || excluded.has(person)) continue;
      if (gender !== null && person.gender !== null && person.gender !== gender) continue;
      const score =
        PARTS[trace.part] -
        FRAME_COST * (frame - trace.frame) +
        (gender !== null && person.gender === gender ? KNOWN_GENDER : 0) +
        FREQUENT * Math.log2(1 + (this.#counts.get(person) ?? 0));
      if (score > top) {
        second = top;
        top = score;
        best = person;
      } else if (score > second) second = score;
    }
    return { best, lead: top - second };
  }
}
